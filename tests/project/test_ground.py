"""The ground that the other tests stand on: the site is there, whatever the test before did."""

import pytest

from casebook.models import CaseIndexPage


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_of_two", [1, 2])
def test_a_test_that_commits_finds_the_site_and_may_destroy_it(round_of_two: int) -> None:
    assert CaseIndexPage.objects.count() == 2
    CaseIndexPage.objects.filter(locale__language_code="nl").get().delete()


@pytest.mark.django_db
@pytest.mark.parametrize("round_of_two", [1, 2])
def test_a_test_in_a_transaction_finds_the_site(round_of_two: int) -> None:
    assert CaseIndexPage.objects.count() == 2
