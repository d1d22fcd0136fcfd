"""What a work says of itself among the results."""

import pytest
from django.test import Client

from legro_cms.core.models import Municipality
from tests.factories import casebook, published_case, standard_page
from tests.markup import page, words
from tests.search.builders import concept

pytestmark = pytest.mark.django_db


def _card(client: Client, address: str) -> str:
    """The text of the only card."""
    return words(page(client.get(address)).one("article"))


def test_a_case_says_where_when_how_far_it_is_and_what_the_first_year_cost(client: Client) -> None:
    place = Municipality.objects.get(slug="pekela")
    costs = {"cost_once_min": 3_000, "cost_yearly_min": 500, "own_hours": 20, "price_year": 2022}
    published_case(title="Het klompenpad", places=[place], start_year=2021, end_year=2023, status="done", **costs)
    assert "Pekela 2021–2023 Done first year: € 1,000 to € 5,000" in _card(client, casebook("en").url)


def test_a_cost_that_nobody_knows_is_not_left_out(client: Client) -> None:
    published_case(title="Het klompenpad")
    assert "cost unknown" in _card(client, casebook("en").url)


def test_the_kind_is_told_where_kinds_are_mixed(client: Client) -> None:
    published_case(title="Het klompenpad")
    assert "Case" not in _card(client, casebook("en").url)
    assert "Case" in _card(client, "/en/search/?q=klompenpad")
    standard_page(title="Ons laarzenpad")
    assert "Standard page" in _card(client, "/en/search/?q=laarzenpad")


def test_words_in_the_other_language_are_marked_as_such(client: Client) -> None:
    published_case(title="Het klompenpad")
    assert "Only in Dutch" in _card(client, casebook("en").url)
    assert "Alleen in" not in _card(client, casebook().url)


def test_a_work_found_by_another_name_says_why(client: Client) -> None:
    published_case(title="Het klompenpad")
    concept(nl="laarzenroute | klompenpad", en="clog path")
    assert "laarzenroute = klompenpad" in _card(client, "/nl/zoeken/?q=laarzenroute")
    assert "clog path = klompenpad" in _card(client, "/en/search/?q=clog+path")
