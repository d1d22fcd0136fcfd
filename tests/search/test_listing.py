"""The lists that visitors see: on the casebook page and in the site-wide search, in both languages."""

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legro_cms.core.models import Approach, Municipality, Theme
from search.listing import Listing
from tests.factories import (
    approach_page,
    casebook,
    published_case,
    published_circle,
    published_event,
    published_report,
    standard_page,
    theme_page,
)

pytestmark = pytest.mark.django_db

NL, EN = "/nl/zoeken/", "/en/search/"


def _listing(client: Client, address: str) -> Listing:
    response = client.get(address)
    assert response.status_code == 200
    listing: Listing = response.context["listing"]
    return listing


def _titles(listing: Listing) -> list[str]:
    return [card.link.title for card in listing.cards]


@pytest.fixture
def pages(db: None) -> None:
    """Two cases and a standard page."""
    play, food = Theme.objects.get(slug="spelen"), Theme.objects.get(slug="bewegen")
    published_case(title="Het waterplein", themes=[play], places=[Municipality.objects.get(slug="loppersum")])
    published_case(title="De wandelroute", themes=[food], places=[Municipality.objects.get(slug="pekela")])
    standard_page(title="Over waterpleinen")


@pytest.mark.usefixtures("pages")
class TestSiteWideSearch:
    """All works, whatever their kind."""

    @pytest.mark.parametrize("address", [NL, EN])
    def test_every_kind_of_work_is_found(self, client: Client, address: str) -> None:
        assert set(_titles(_listing(client, f"{address}?q=waterplein"))) == {
            "Het waterplein",
            "Over waterpleinen",
        }

    def test_kinds_can_be_told_apart(self, client: Client) -> None:
        assert _titles(_listing(client, f"{NL}?q=waterplein&kind=page")) == ["Over waterpleinen"]

    def test_an_address_without_its_last_slash_leads_there(self, client: Client) -> None:
        response = client.get("/nl/zoeken?q=plein")
        assert (response.status_code, response["Location"]) == (301, "/nl/zoeken/?q=plein")

    def test_the_other_language_is_one_link_away_with_the_same_question(self, client: Client) -> None:
        links = client.get(f"{NL}?q=plein").context["language_links"]
        assert [link.url for link in links] == [f"{NL}?q=plein", f"{EN}?q=plein"]

    def test_a_hit_has_a_card_with_its_link_and_facts(self, client: Client) -> None:
        (card,) = _listing(client, f"{EN}?q=waterplein&kind=case").cards
        assert card.template == "casebook/components/case_card.html"
        assert card.link.url == "/en/casebook/het-waterplein/"
        assert card.link.text_language == card.hit.text_language == "nl"
        assert [theme.slug for theme in card.page.facts.themes.all()] == ["spelen"]

    def test_the_page_shows_marks_and_escapes_the_question(self, client: Client) -> None:
        html = client.get(f"{NL}?q=waterplein+<script>x").content.decode()
        assert "Het <mark>waterplein</mark>" in html
        assert "<script>x" not in html

    def test_posting_is_refused(self, client: Client) -> None:
        assert client.post(NL).status_code == 405


@pytest.mark.usefixtures("pages")
class TestCasebook:
    """Cases only, with the filters of cases."""

    def _listing(self, client: Client, parameters: str = "", language: str = "nl") -> Listing:
        return _listing(client, f"{casebook(language).url}?{parameters}")

    def test_only_cases_are_listed(self, client: Client) -> None:
        assert set(_titles(self._listing(client))) == {"Het waterplein", "De wandelroute"}
        assert not self._listing(client).is_search

    def test_the_english_page_lists_untranslated_cases(self, client: Client) -> None:
        assert self._listing(client, language="en").total == 2

    def test_the_heading_says_what_was_found(self, client: Client) -> None:
        assert self._listing(client, "q=waterplein", "en").heading == "1 case for ‘waterplein’"
        assert self._listing(client, language="en").heading == "2 cases"

    def test_a_filter_has_a_chip_that_takes_it_away(self, client: Client) -> None:
        listing = self._listing(client, "theme=spelen&q=plein")
        (chip,) = listing.chips
        assert chip.label == "Spelen"
        assert chip.remove_url == f"{casebook().url}?q=plein"
        assert listing.clear_url == chip.remove_url

    def test_municipalities_are_in_alphabetical_order_and_former_ones_left_out(self, client: Client) -> None:
        facet = next(one for one in self._listing(client).facets if one.name == "municipality")
        assert [(option.value, option.count) for option in facet.options] == [("eemsdelta", 1), ("pekela", 1)]

    def test_a_former_municipality_in_an_address_still_filters(self, client: Client) -> None:
        listing = self._listing(client, "municipality=loppersum")
        assert _titles(listing) == ["Het waterplein"]
        assert [chip.label for chip in listing.chips] == ["Loppersum"]

    def test_sub_terms_stand_below_their_theme(self, client: Client) -> None:
        facet = next(one for one in self._listing(client).facets if one.name == "theme")
        (theme,) = facet.options
        assert (theme.value, theme.count) == ("ruimtelijke-interventies", 2)
        assert [child.value for child in theme.children] == ["spelen", "bewegen"]

    def test_words_offer_the_order_of_relevance(self, client: Client) -> None:
        assert [sort.value for sort in self._listing(client).sorts] == ["newest", "title"]
        assert self._listing(client, "q=plein").sorts[0].value == "relevance"

    def test_an_order_that_the_form_does_not_show_is_carried_along(self, client: Client) -> None:
        assert self._listing(client, "q=waterplein&sort=title").hidden_fields == [("sort", "title")]
        assert self._listing(client, "sort=title").hidden_fields == []

    def test_a_page_past_the_last_shows_the_last(self, client: Client) -> None:
        listing = self._listing(client, "page=500")
        assert len(listing.cards) == 2
        assert listing.query.page == 1


HOSTILE = [
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "x" * 10_000,
    "9" * 400,
    "-9223372036854775809",
    "1e309",
    "'; drop table search_entry; --",
    "%25s%25(x)s{}",
    "\u202e\u0000\ufeff",
    "' or 1=1",
    "[]",
    "",
]
PARAMETERS = ["q", "theme", "municipality", "status", "year", "kind", "sort", "page", "unknown", "q[]"]


@pytest.mark.parametrize("address", [NL, "/en/casebook/"])
def test_hostile_values_are_dropped(client: Client, pages: None, address: str) -> None:
    for name, value in product(PARAMETERS, HOSTILE):
        response = client.get(f"{address}?{name}={value}&{name}={value}")
        assert response.status_code in (200, 400), (name, value)
        if response.status_code == 200 and name != "q":
            assert response.context["listing"].total >= 2, (name, value)


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize("parameters", ["", "?q=pad&theme=spelen&municipality=veendam"])
def test_a_listing_takes_at_most_twenty_statements(client: Client, number: int, parameters: str) -> None:
    for one in range(number):
        published_case(title=f"Pad {one}", themes=[Theme.objects.get(slug="spelen")])
    client.get("/en/")
    with CaptureQueriesContext(connection) as queries:
        listing = _listing(client, f"/en/casebook/{parameters}")
    assert len(listing.cards) == number
    assert len(queries) <= 20


@pytest.mark.parametrize("address", [f"{NL}?q=pad", f"{EN}?q=pad&sort=title"])
def test_works_of_every_kind_together_take_at_most_twenty_statements(client: Client, address: str) -> None:
    theme = Theme.objects.get(slug="spelen")
    for number in range(2):
        published_case(title=f"Pad {number}", themes=[theme])
        circle = published_circle(title=f"Leerkring over een pad {number}", themes=[theme])
        published_event(title=f"Langs het pad {number}", themes=[theme], parent=circle)
        event = published_event(title=f"Een sessie over het pad {number}", themes=[theme], first_day=date(2024, 5, 1))
        published_report(title=f"Verslag van het pad {number}", event=event)
    standard_page(title="Ons pad")
    theme_page(title="Thema pad", theme=theme)
    approach_page(title="Aanpak met een pad", approach=Approach.objects.all()[0])
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        listing = _listing(client, address)
    kinds = {card.hit.entry.kind for card in listing.cards}
    assert kinds == {"approach", "case", "circle", "event", "page", "report", "theme"}
    assert len(listing.cards) == 13
    assert len(queries) <= 20
