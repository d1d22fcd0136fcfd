"""Each way of unpublishing a source takes the work down in both languages at once."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from casebook.models import CaseIndexPage, CasePage
from tests.factories import casebook, publish
from tests.integration.publishing.editing import bulk
from tests.integration.publishing.seen import Seen, assert_gone, assert_seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def _in_code(page: CasePage) -> None:
    page.unpublish()


def _as_generic_page(page: CasePage) -> None:
    Page.objects.get(pk=page.pk).unpublish()


def _by_queryset(page: CasePage) -> None:
    CasePage.objects.filter(pk=page.pk).unpublish()


def _by_queryset_of_pages(page: CasePage) -> None:
    Page.objects.filter(pk=page.pk).unpublish()


@pytest.mark.parametrize("unpublish", [_in_code, _as_generic_page, _by_queryset, _by_queryset_of_pages])
def test_source_unpublished_in_code_takes_its_translation_down(
    case: CasePage, english: CasePage, unpublish: Callable[[CasePage], None]
) -> None:
    unpublish(case)
    assert_gone(case)
    english.refresh_from_db()
    assert not english.live


def test_source_unpublished_in_the_admin_takes_its_translation_down(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[case.pk]))
    assert_gone(case)


def test_admin_says_that_the_translation_goes_along(case: CasePage, english: CasePage, admin: Client) -> None:
    page = admin.get(reverse("wagtailadmin_pages:unpublish", args=[case.pk]))
    assert page.context["translation_count"] == 1


def test_source_unpublished_in_bulk_takes_its_translation_down(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    bulk(admin, "unpublish", case)
    assert_gone(case)


def test_index_unpublished_with_what_is_below_takes_every_case_down(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[casebook().pk]), {"include_descendants": "on"})
    assert_gone(case)
    assert not CaseIndexPage.objects.live().exists()


def test_index_unpublished_in_bulk_with_what_is_below_takes_every_case_down(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    bulk(admin, "unpublish", casebook(), include_descendants="on")
    assert_gone(case)


def test_index_unpublished_alone_leaves_its_cases(case: CasePage, english: CasePage) -> None:
    casebook().unpublish()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_translation_unpublished_alone_leaves_the_source(case: CasePage, english: CasePage) -> None:
    english.unpublish()
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_unpublished_in_the_admin_leaves_the_source(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[english.pk]))
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_source_that_comes_back_does_not_bring_its_translation_back(case: CasePage, english: CasePage) -> None:
    case.unpublish()
    publish(CasePage.objects.get(pk=case.pk))
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_may_be_published_again_after_its_source(case: CasePage, english: CasePage) -> None:
    case.unpublish()
    publish(CasePage.objects.get(pk=case.pk))
    english.get_latest_revision().publish()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)
