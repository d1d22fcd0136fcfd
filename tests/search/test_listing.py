"""The lists that visitors see: on the casebook page and in the site-wide search, in both languages."""

from datetime import date
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legro_cms.core.models import Approach, Municipality, TargetGroup, Theme
from legro_cms.core.works import Dimension
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

    def _facet(self, client: Client, name: str, parameters: str = "", language: str = "nl") -> list[tuple[str, int]]:
        facet = next(one for one in self._listing(client, parameters, language).facets if one.name == name)
        return [(option.label, option.count) for option in facet.options]

    def test_all_municipalities_of_today_stand_in_alphabetical_order(self, client: Client) -> None:
        names = sorted(town.name for town in Municipality.objects.current())
        found = {"Eemsdelta": 1, "Pekela": 1}
        assert self._facet(client, "municipality") == [(name, found.get(name, 0)) for name in names]
        assert len(names) == 10

    def test_a_municipality_without_a_case_is_no_box_to_tick_and_no_link(self, client: Client) -> None:
        html = client.get(casebook().url).content.decode()
        assert 'name="municipality" value="veendam" disabled' in html
        assert 'name="municipality" value="pekela" >' in html
        assert ("area-veendam" in html, "area-pekela" in html) == (False, True)

    @pytest.mark.parametrize(
        ("former", "today"), [("loppersum", ["Eemsdelta"]), ("winsum", ["Het Hogeland", "Westerkwartier"])]
    )
    def test_a_former_municipality_leads_to_its_successors(self, client: Client, former: str, today: list[str]) -> None:
        listing = self._listing(client, f"municipality={former}")
        assert [chip.label for chip in listing.chips] == today

    def test_a_case_is_found_under_the_successor_of_its_municipality(self, client: Client) -> None:
        assert _titles(self._listing(client, "municipality=loppersum")) == ["Het waterplein"]

    def test_the_map_says_what_there_is_in_each_municipality(self, client: Client) -> None:
        found = self._listing(client, "municipality=pekela", "en").map
        assert found is not None
        labels = {area.option.value: area.label for area in found.areas}
        assert len(labels) == 10
        assert labels["pekela"] == "Pekela: 1 case, chosen"
        assert labels["veendam"] == "Veendam: 0 cases"

    def test_cases_are_filtered_by_size_and_cost_and_unknown_is_a_value(self, client: Client) -> None:
        known = {"inhabitants": 5_000, "cost_once_min": 0, "cost_yearly_min": 24_999, "price_year": 2024}
        published_case(title="Een jaarmarkt", **known)
        assert self._facet(client, "size", language="en") == [
            ("5,000 to 20,000 inhabitants", 1),
            ("Number of inhabitants unknown", 2),
        ]
        assert self._facet(client, "cost", language="en") == [("€ 5,000 to € 25,000", 1), ("Cost unknown", 2)]
        assert _titles(self._listing(client, "size=5000-20000&cost=5000-25000")) == ["Een jaarmarkt"]
        assert self._listing(client, "cost=unknown").total == 2

    def test_cases_are_filtered_by_target_group_and_approach(self, client: Client) -> None:
        group, approach = TargetGroup.objects.get(slug="ouderen"), Approach.objects.all()[0]
        published_case(title="Een jaarmarkt", target_groups=[group], approaches=[approach])
        assert self._facet(client, "target-group") == [(group.name, 1)]
        assert self._facet(client, "approach") == [(approach.name, 1)]
        address = f"target-group=ouderen&approach={approach.slug}"
        assert _titles(self._listing(client, address)) == ["Een jaarmarkt"]
        assert len(self._listing(client, address).chips) == 2

    def test_works_are_filtered_by_the_languages_they_can_be_read_in(self, client: Client) -> None:
        published_case("en", title="A fair")
        assert self._facet(client, "language", language="en") == [("Dutch", 2), ("English", 1)]
        assert _titles(self._listing(client, "language=en")) == ["A fair"]
        assert _titles(_listing(client, f"{EN}?language=en&kind=case")) == ["A fair"]

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
PARAMETERS = ["q", *Dimension, "kind", "sort", "page", "unknown", "q[]"]


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
    client.get(f"/en/casebook/{parameters}")
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
