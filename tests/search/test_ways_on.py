"""Where a list that shows little or nothing leads on, and what a page says of a corrected word."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import ContactPage
from legro_cms.core.models import Municipality, SiteSettings, Theme
from search.listing import Listing
from search.ways_on import correction_notice
from tests.factories import casebook, published_case, published_event, published_report, report_index
from tests.search.builders import concept

pytestmark = pytest.mark.django_db

SEARCH = "/nl/zoeken/"


def _listing(client: Client, parameters: str, address: str = "") -> Listing:
    response = client.get(f"{address or casebook().url}?{parameters}")
    assert response.status_code == 200
    listing: Listing = response.context["listing"]
    return listing


def _wider(listing: Listing) -> list[tuple[str, str, str]]:
    return [(way.label, way.url.partition("?")[2], way.found) for way in listing.ways_on.wider()]


@pytest.fixture
def cases(db: None) -> None:
    """Three cases that stop and go in two municipalities."""
    play, food = Theme.objects.get(slug="spelen"), Theme.objects.get(slug="bewegen")
    pekela, veendam = Municipality.objects.get(slug="pekela"), Municipality.objects.get(slug="veendam")
    published_case(title="Het waterplein", themes=[play], places=[pekela], status="running")
    published_case(title="Het zandplein", themes=[play], places=[pekela], status="running")
    published_case(title="De wandelroute", themes=[food], places=[veendam], status="done", end_year=2024)


@pytest.mark.usefixtures("cases")
class TestWider:
    """What each filter keeps out."""

    def test_every_filter_that_keeps_works_out_is_named_with_their_number(self, client: Client) -> None:
        listing = _listing(client, "theme=spelen&municipality=pekela&status=done")
        assert listing.total == 0
        assert _wider(listing) == [("Status: Afgerond", "theme=spelen&municipality=pekela", "2 praktijkvoorbeelden")]
        listing = _listing(client, "municipality=pekela&status=done&q=plein+route")
        assert [(url, found) for _label, url, found in _wider(listing)] == [
            ("q=plein+route&status=done", "1 praktijkvoorbeeld"),
            ("q=plein+route&municipality=pekela", "2 praktijkvoorbeelden"),
        ]

    def test_values_of_one_filter_go_together(self, client: Client) -> None:
        listing = _listing(client, "municipality=veendam&municipality=eemsdelta&status=running")
        assert ("Gemeente: Eemsdelta, Veendam", "status=running", "2 praktijkvoorbeelden") in _wider(listing)

    def test_a_filter_that_keeps_nothing_out_is_not_named(self, client: Client) -> None:
        assert _wider(_listing(client, "municipality=pekela&theme=spelen")) == []

    def test_words_that_no_work_holds_are_no_matter_of_filters(self, client: Client) -> None:
        listing = _listing(client, "q=zzzzzz&municipality=pekela&status=done")
        assert (_wider(listing), listing.ways_on.all_filters()) == ([], False)

    def test_all_filters_go_at_once_where_there_are_several(self, client: Client) -> None:
        assert _listing(client, "theme=bewegen&municipality=pekela&status=done").ways_on.all_filters()
        assert not _listing(client, "status=idea").ways_on.all_filters()

    def test_a_short_list_says_what_keeps_more_out(self, client: Client) -> None:
        assert 'class="legro-empty' not in client.get(f"{casebook().url}?q=waterplein").content.decode()
        html = client.get(f"{casebook('en').url}?status=done&q=plein+wandelroute").content.decode()
        assert "search without ‘Status: Done’</a> (3 cases)" in html


@pytest.mark.usefixtures("cases")
class TestOtherWays:
    """Near words, themes, and whom to ask."""

    @pytest.mark.parametrize(
        ("typed", "found"),
        [("spelletjesdag", "Spelen"), ("Pekelaharing", "Pekela"), ("in Loppersumerdam", None), ("spe", None)],
    )
    def test_themes_and_municipalities_that_begin_as_what_was_typed_are_near(
        self, client: Client, typed: str, found: str | None
    ) -> None:
        near = _listing(client, f"q={typed}", SEARCH).ways_on.near()
        assert (
            (found in [one.label for one in near]) if found else not {"Loppersum", "Spelen"} & {n.label for n in near}
        )

    def test_the_themes_of_most_works_are_a_beginning(self, client: Client) -> None:
        themes = _listing(client, "q=zzzzzz").ways_on.themes()
        assert [(theme.label, theme.found) for theme in themes][1:] == [
            ("Spelen", "2 praktijkvoorbeelden"),
            ("Bewegen", "1 praktijkvoorbeeld"),
        ]
        assert themes[1].url == f"{casebook().url}?theme=spelen"

    def test_the_theme_of_what_was_asked_for_comes_first(self, client: Client) -> None:
        concept("vapen", "vaping", theme=Theme.objects.get(slug="bewegen"))
        assert _listing(client, "q=vapen").ways_on.themes()[0].url == f"{casebook().url}?theme=bewegen"
        assert _listing(client, "q=zzzzzz").ways_on.themes()[0].url != f"{casebook().url}?theme=bewegen"

    def test_only_themes_of_what_is_listed_count(self, client: Client) -> None:
        published_event(title="Een sessie", themes=[Theme.objects.get(slug="ontmoeten")])
        assert "Ontmoeten" not in [theme.label for theme in _listing(client, "q=zzzzzz").ways_on.themes()]
        assert "Ontmoeten" in [theme.label for theme in _listing(client, "q=zzzzzz", SEARCH).ways_on.themes()]

    def test_a_theme_of_reports_needs_no_order_in_its_address(self, client: Client) -> None:
        meeting = published_event(title="Een sessie", themes=[Theme.objects.get(slug="spelen")])
        published_report(title="Een verslag", event=meeting)
        themes = _listing(client, "sort=title&q=zzzzzz", report_index().url).ways_on.themes()
        assert f"{report_index().url}?theme=spelen" in [theme.url for theme in themes]

    def test_the_search_begins_with_themes(self, client: Client) -> None:
        assert "?theme=spelen" in client.get(SEARCH).content.decode().partition('class="legro-cards"')[0]

    def test_whoever_finds_nothing_can_ask(self, client: Client) -> None:
        html = client.get(f"{SEARCH}?q=zzzzzz").content.decode()
        assert '<a href="/nl/contact/">' in html.partition('class="legro-empty"')[2].partition("</main>")[0]

    def test_a_site_without_a_contact_page_gives_its_address(self, client: Client) -> None:
        for page in ContactPage.objects.all():
            page.unpublish()
        contact = SiteSettings.load().general_contact
        assert contact is not None
        assert f"mailto:{contact.email}" in client.get(f"{SEARCH}?q=zzzzzz").content.decode()

    @pytest.mark.parametrize("parameters", ["q=zzzzzz", "q=spelregelz&municipality=veendam&theme=spelen&status=done"])
    def test_nothing_found_takes_at_most_twenty_statements(self, client: Client, parameters: str) -> None:
        client.get(f"{SEARCH}?{parameters}")
        with CaptureQueriesContext(connection) as queries:
            assert _listing(client, parameters).total == 0
        assert len(queries) <= 20


class TestCorrection:
    """What a page says of a word that it took for another."""

    def test_the_words_that_no_page_contains_are_named(self) -> None:
        notice = correction_notice("Groene speltuin in pekla", "groene speeltuin in pekela")
        assert "‘groene speeltuin in pekela’" in notice
        assert "‘speltuin’" in notice
        assert "‘pekla’" in notice
        assert "‘groene’" not in notice

    def test_the_page_says_what_it_searched_for(self, client: Client) -> None:
        published_case(title="Het klompenpad")
        listing = _listing(client, "q=klompempad", SEARCH)
        assert "‘klompenpad’" in listing.heading
        assert "‘klompempad’" in listing.correction
        assert listing.correction in client.get(f"{SEARCH}?q=klompempad").content.decode()

    def test_a_word_that_is_known_is_not_corrected(self, client: Client) -> None:
        published_case(title="Het klompenpad")
        assert _listing(client, "q=klompenpad", SEARCH).correction == ""
