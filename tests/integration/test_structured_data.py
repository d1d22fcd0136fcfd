"""What pages tell other sites of themselves: never anything that a reader does not see on the page itself."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.formats import date_format
from wagtail.models import Page

from tests.factories import published_case, published_event
from tests.integration.conftest import Look
from tests.markup import Markup, page, words
from tests.pages import Visit, visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HOST = "http://testserver"
BY_NAME = {str(visit): visit for visit in visits()}
CASES = [visit for visit in visits() if visit.kind in ("case", "case-fallback")]
WITH_CRUMBS = [visit for visit in visits() if visit.kind in ("case", "case-fallback", "casebook", "contact")]
MEETINGS = [visit for visit in visits() if visit.kind in ("event", "event-fallback")]
REPORTS = [visit for visit in visits() if visit.kind in ("report", "report-fallback")]
CIRCLES = [visit for visit in visits() if visit.kind in ("circle", "circle-fallback")]
OPEN_GRAPH = [
    visit
    for visit in visits()
    if visit.kind in ("home", "casebook", "case", "case-fallback", "standard", "standard-fallback", "contact")
]
OPEN_GRAPH += [*MEETINGS, *REPORTS, *CIRCLES]
WITH_CRUMBS += [*MEETINGS, *REPORTS, *CIRCLES]


def described(markup: Markup, kind: str) -> dict[str, Any]:
    """The page's description of a schema.org type."""
    (found,) = [item for item in markup.json_ld if item["@type"] == kind]
    return found


def names(described: list[dict[str, str]]) -> list[str]:
    """What these things are called."""
    assert {thing["@type"] for thing in described} == {"Thing"}
    return [thing["name"] for thing in described]


def lead(markup: Markup) -> str:
    """The sentence under the title."""
    return words(markup.with_class("legro-lead")[0])


def fact(markup: Markup, row: int) -> list[str]:
    """The values of a row of facts, counted from the top of the page."""
    rows = [row for sheet in markup.with_class("legro-facts") for row in sheet]
    return [words(value) for value in rows[row].iter("dd")]


@pytest.mark.parametrize("visit", CASES, ids=str)
class TestArticle:
    """The description of a case."""

    def test_title_and_summary_are_the_visible_ones(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        article = described(markup, "Article")
        assert article["headline"] == words(markup.one("h1"))
        assert article["abstract"] == lead(markup)

    def test_its_language_is_that_of_the_words(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        assert described(markup, "Article")["inLanguage"] == markup.language_of(markup.one("h1")) == visit.text_language

    def test_its_address_is_the_canonical_one(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        assert described(markup, "Article")["url"] == markup.one("link", rel="canonical").get("href")

    def test_its_subjects_are_the_themes_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        badges = markup.with_class("legro-badge")
        assert names(described(markup, "Article")["about"]) == [words(badge) for badge in badges]

    def test_its_places_are_those_of_the_fact_sheet(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        places = [place["name"] for place in described(markup, "Article")["contentLocation"]]
        assert places == fact(markup, 0)

    def test_its_date_stands_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        changed = date.fromisoformat(described(markup, "Article")["dateModified"])
        with translation.override(visit.language):
            shown = date_format(changed, "j F Y")
        assert shown in words(markup.with_class("legro-reviewed")[0])

    def test_it_says_nothing_else(self, look: Look, visit: Visit) -> None:
        assert set(described(look(visit), "Article")) == {
            "@context",
            "@type",
            "headline",
            "abstract",
            "inLanguage",
            "url",
            "about",
            "contentLocation",
            "dateModified",
        }


@pytest.mark.parametrize("visit", MEETINGS, ids=str)
class TestEvent:
    """The description of a meeting."""

    def test_title_summary_and_language_are_the_visible_ones(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        event = described(markup, "Event")
        assert (event["name"], event["description"]) == (words(markup.one("h1")), lead(markup))
        assert event["inLanguage"] == markup.language_of(markup.one("h1")) == visit.text_language

    def test_its_day_stands_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        start = described(markup, "Event")["startDate"]
        with translation.override(visit.language):
            assert date_format(date.fromisoformat(start[:10]), "j F Y") in fact(markup, 0)[0]

    def test_its_place_stands_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        places = [place for place in described(markup, "Event").get("location", []) if place["@type"] == "Place"]
        told = [text for place in places for text in (place["name"], *place["address"].values())]
        shown = " ".join(fact(markup, 1))
        assert [text for text in told if text != "PostalAddress" and text not in shown] == []

    def test_its_organisers_stand_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        organisers = [one["name"] for one in described(markup, "Event").get("organizer", [])]
        shown = words(markup.one("main"))
        assert [name for name in organisers if name not in shown] == []


KNOWN: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"precision": "exact"}, {"startDate": "2027-06-10"}),
    ({"precision": "exact", "starts_at": "09:00", "ends_at": "10:00"}, {"startDate": "2027-06-10T09:00:00+02:00"}),
    ({"precision": "day-part", "day_part": "afternoon"}, {"startDate": "2027-06-10"}),
    ({"event_status": "postponed"}, {"eventStatus": "https://schema.org/EventPostponed"}),
    ({"attendance": "online"}, {"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}),
    ({"attendance": "undecided"}, {"eventAttendanceMode": None}),
]


@pytest.mark.parametrize(("fields", "told"), KNOWN)
def test_an_event_says_only_what_is_known(client: Client, fields: dict[str, Any], told: dict[str, Any]) -> None:
    event = published_event(**{"first_day": date(2027, 6, 10), **fields})
    described_event = described(page(client.get(event.url)), "Event")
    assert {name: described_event.get(name) for name in told} == told


HERE = {"@type": "VirtualLocation", "url": f"{HOST}/nl/bijeenkomsten/sessie/"}
BEDUM = {"@type": "Place", "name": "Bedum", "address": {"@type": "PostalAddress", "addressLocality": "Bedum"}}
WHERE: list[tuple[dict[str, str], list[dict[str, Any]] | None]] = [
    ({"attendance": "online"}, [HERE]),
    ({"attendance": "online", "place_name": "Bedum"}, [HERE]),
    ({"attendance": "hybrid"}, [HERE]),
    ({"attendance": "hybrid", "place_name": "Bedum"}, [BEDUM, HERE]),
    ({"attendance": "on-site", "place_name": "Bedum"}, [BEDUM]),
    ({"attendance": "undecided", "place_name": "Bedum"}, [BEDUM]),
    ({"attendance": "on-site"}, None),
    ({"attendance": "undecided"}, None),
]


@pytest.mark.parametrize(("fields", "places"), WHERE)
def test_an_event_says_where_one_takes_part(
    client: Client, fields: dict[str, str], places: list[dict[str, Any]] | None
) -> None:
    published_event(slug="sessie", **fields)
    event = described(page(client.get("/nl/bijeenkomsten/sessie/")), "Event")
    assert event.get("location") == places


@pytest.mark.parametrize("precision", ["mid-month", "month", "season", "year", "unknown"])
def test_a_vague_date_is_no_event_for_search_engines(client: Client, precision: str) -> None:
    day = None if precision == "unknown" else date(2027, 6, 10)
    event = published_event(precision=precision, first_day=day)
    assert [item["@type"] for item in page(client.get(event.url)).json_ld] == ["BreadcrumbList"]


@pytest.mark.parametrize("visit", REPORTS, ids=str)
def test_a_report_is_described_as_it_is_shown(look: Look, visit: Visit) -> None:
    markup = look(visit)
    report = described(markup, "Report")
    assert (report["headline"], report["abstract"]) == (words(markup.one("h1")), lead(markup))
    assert names(report["about"]) == [words(badge) for badge in markup.with_class("legro-badge")]
    assert report["url"] == markup.one("link", rel="canonical").get("href")


@pytest.mark.parametrize("visit", [visit for visit in visits() if visit.kind == "home"], ids=str)
def test_the_search_of_the_site_is_the_box_on_the_home_page(look: Look, visit: Visit) -> None:
    markup = look(visit)
    site, (form,) = described(markup, "WebSite"), markup.all("form")
    assert site["name"] == words(markup.with_class("legro-brand__name")[0])
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{HOST}{form.get('action')}?q={{words}}"


@pytest.mark.usefixtures("furnished_site")
@pytest.mark.parametrize(
    ("moment", "day"), [("2026-03-01T23:30:00Z", "2026-03-02"), ("2026-03-02T10:00:00Z", "2026-03-02")]
)
def test_the_date_is_that_of_the_netherlands(client: Client, moment: str, day: str) -> None:
    Page.objects.filter(slug="wandelroute").update(last_published_at=moment)
    markup = page(client.get("/nl/praktijkvoorbeelden/wandelroute/"))
    assert described(markup, "Article")["dateModified"] == day
    assert "2 maart 2026" in words(markup.with_class("legro-reviewed")[0])


@pytest.mark.parametrize("visit", WITH_CRUMBS, ids=str)
def test_breadcrumbs_are_the_visible_ones_and_the_page(look: Look, visit: Visit) -> None:
    markup = look(visit)
    (nav,) = markup.with_class("legro-breadcrumbs")
    visible = [(words(link), HOST + link.get("href", "")) for link in nav.iter("a")]
    canonical = markup.one("link", rel="canonical").get("href")
    told = [(step["name"], step["item"]) for step in described(markup, "BreadcrumbList")["itemListElement"]]
    assert told == [*visible, (words(markup.one("h1")), canonical)]


@pytest.mark.parametrize("visit", WITH_CRUMBS, ids=str)
def test_breadcrumbs_are_numbered_from_one(look: Look, visit: Visit) -> None:
    steps = described(look(visit), "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("home-nl", []),
        ("casebook-nl", ["Startpagina"]),
        ("case-nl", ["Startpagina", "Praktijkvoorbeelden"]),
        ("case-en", ["Home", "Casebook"]),
        ("case-fallback-en", ["Home", "Casebook"]),
        ("case-fallback-nl", ["Startpagina", "Praktijkvoorbeelden"]),
        ("standard-fallback-en", ["Home"]),
    ],
)
def test_breadcrumbs_stay_in_the_language_of_the_reader(look: Look, name: str, way: list[str]) -> None:
    navs = look(BY_NAME[name]).with_class("legro-breadcrumbs")
    assert [words(link) for nav in navs for link in nav.iter("a")] == way


@pytest.mark.parametrize("visit", OPEN_GRAPH, ids=str)
class TestOpenGraph:
    """What a site shows that somebody shares the page on."""

    def test_the_title_is_the_visible_one(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        assert markup.meta("og:title") == words(markup.one("h1"))

    def test_the_description_is_the_visible_one(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        assert markup.meta("og:description") == markup.meta("description") == lead(markup)

    def test_the_address_is_the_canonical_one(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        assert markup.meta("og:url") == markup.one("link", rel="canonical").get("href")

    def test_the_language_is_that_of_the_words(self, look: Look, visit: Visit) -> None:
        assert look(visit).meta("og:locale") == {"nl": "nl_NL", "en": "en_GB"}[visit.text_language]

    def test_the_kind_tells_works_from_the_pages_around_them(self, look: Look, visit: Visit) -> None:
        expected = "website" if visit.kind in ("home", "casebook") else "article"
        assert look(visit).meta("og:type") == expected


@pytest.mark.parametrize(
    "visit", [one for one in visits() if one.kind.startswith(("search", "not", "forb", "lock"))], ids=str
)
def test_views_that_are_no_pages_describe_nothing(look: Look, visit: Visit) -> None:
    markup = look(visit)
    assert markup.json_ld == []
    assert markup.all("meta", property="og:title") == []


def test_a_title_cannot_break_out_of_its_script(client: Client) -> None:
    title = "</script><script>alert(1)</script> & \u2028"
    published_case(title=title, slug="breekt-uit")
    markup = page(client.get("/nl/praktijkvoorbeelden/breekt-uit/"))
    assert described(markup, "Article")["headline"].split() == title.split()
    assert [script for script in markup.all("script") if script.text and "alert" in script.text] == markup.all(
        "script", type="application/ld+json"
    )


@pytest.mark.parametrize("visit", [visit for visit in visits() if visit.kind == "contact"], ids=str)
class TestContactPage:
    """The description of the contact page."""

    def test_title_and_summary_are_the_visible_ones(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        described_page = described(markup, "ContactPage")
        assert described_page["name"] == words(markup.one("h1"))
        assert described_page["description"] == lead(markup)

    def test_whom_to_reach_is_who_stands_on_the_page(self, look: Look, visit: Visit) -> None:
        markup = look(visit)
        (panel,) = markup.with_class("legro-panel")
        point = described(markup, "ContactPage")["mainEntity"]["contactPoint"]
        shown = [words(line) for line in markup.with_class("legro-contact__line")]
        assert [point[name] for name in ("email", "telephone") if name in point] == shown
        assert point["contactType"] in words(panel)
