"""What an approach's page gathers: cases and visits; of private visits nothing but their number."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from events.models import EventPage
from home.term_groups import MOST_VISITS, count_visits
from legro_cms.core.models import Approach
from tests.factories import MunicipalityFactory, approach_page, published_case, published_event, translated
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/hoe-deze-aanpak-werkt/"
SECRET = "Bij mevrouw Geheim aan tafel"


@pytest.fixture
def living_room() -> Approach:
    """The healthy living room."""
    return Approach.objects.get(slug="gezonde-huiskamer")


def visit(approach: Approach, title: str, **fields: object) -> EventPage:
    """A visit in spring."""
    kinds = {"event_kind": "visit", "approaches": [approach], "first_day": date(2026, 4, 16)}
    return published_event(title=title, **{**kinds, **fields})  # type: ignore[arg-type]


def private_visit(approach: Approach, title: str = SECRET) -> EventPage:
    """A visit at somebody's home."""
    town = MunicipalityFactory(slug="pekela", code="GM0765", name_nl="Pekela")
    return visit(approach, title, is_private=True, municipality=town)


def group(markup: Markup, name: str) -> str:
    """Everything that a group says."""
    (section,) = markup.all("section", aria_labelledby=name)
    return words(section)


def test_cases_and_visits_that_followed_the_approach_are_shown(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    visit(living_room, "Huiskamer in Zeerijp")
    published_case(title="De rode stoel", approaches=[living_room])
    markup = page(client.get(ADDRESS))
    assert "Huiskamer in Zeerijp" in group(markup, "visits")
    assert "De rode stoel" in group(markup, "cases")


def test_works_that_did_not_follow_it_stay_away(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    visit(living_room, "Ander bezoek", approaches=[])
    published_case(title="Ander voorbeeld")
    markup = page(client.get(ADDRESS))
    assert not [title for title in markup.all("h3") if words(title).startswith("Ander")]


def test_a_webinar_about_the_approach_is_no_visit(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    published_event(title="Webinar over huiskamers", event_kind="webinar", approaches=[living_room])
    assert "Webinar" not in group(page(client.get(ADDRESS)), "visits")


def test_private_visits_are_counted(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    visit(living_room, "Huiskamer in Zeerijp")
    private_visit(living_room)
    private_visit(living_room, "Nog een geheim")
    assert count_visits(1, 2) in group(page(client.get(ADDRESS)), "visits")


def test_a_visit_that_is_not_live_is_not_counted(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    visit(living_room, "Huiskamer in Zeerijp")
    private_visit(living_room).unpublish()
    assert count_visits(1, 0) in group(page(client.get(ADDRESS)), "visits")


def test_a_translated_private_visit_counts_once(client: Client, living_room: Approach, commit: Commit) -> None:
    approach_page(approach=living_room)
    with commit():
        translated(private_visit(living_room))
    assert count_visits(0, 1) in group(page(client.get(ADDRESS)), "visits")


def test_private_visits_to_a_merged_approach_are_counted(client: Client, living_room: Approach) -> None:
    old = Approach.objects.create(slug="keukentafel", name_nl="Keukentafel", name_en="Kitchen table")
    private_visit(old)
    old.merged_into = living_room
    old.save()
    approach_page(approach=living_room)
    assert count_visits(0, 1) in group(page(client.get(ADDRESS)), "visits")


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS,
        "/en/hoe-deze-aanpak-werkt/",
        "/nl/",
        "/en/",
        "/nl/bijeenkomsten/",
        "/nl/bijeenkomsten/?period=past",
        "/en/meetings/?period=past",
        "/nl/zoeken/?q=geheim",
        "/nl/zoeken/?municipality=pekela",
        "/sitemap.xml",
    ],
)
def test_nothing_of_a_private_visit_is_public(client: Client, living_room: Approach, address: str) -> None:
    approach_page(approach=living_room)
    visit = private_visit(living_room)
    said = client.get(address).content.decode()
    assert "Geheim" not in said
    assert visit.slug not in said


def test_its_own_address_asks_to_log_in(client: Client, living_room: Approach) -> None:
    visit = private_visit(living_room)
    response = client.get(visit.get_url() or "")
    assert (response.status_code, SECRET.encode() in response.content) == (302, False)


def visits_of_a_year(approach: Approach, past: int, upcoming: int) -> None:
    """As many visits before and after 21 November 2026."""
    days = [date(2026, 1, 1 + number) for number in range(past)]
    days += [date(2026, 12, 1 + number) for number in range(upcoming)]
    for number, day in enumerate(days):
        visit(approach, f"Bezoek {number}", slug=f"bezoek-{number}", first_day=day)


def list_links(markup: Markup, name: str) -> dict[str, str]:
    """The links to full lists beside a group's heading, by their words."""
    (section,) = markup.all("section", aria_labelledby=name)
    links = [link for link in section.iter("a") if "legro-back" in link.get("class", "")]
    return {words(link): link.get("href", "") for link in links}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_visits_are_a_link_away(
    client: Client, living_room: Approach, freeze: Callable[[str], None], language: str
) -> None:
    freeze("2026-11-21 10:00")
    approach_page(approach=living_room)
    visits_of_a_year(living_room, past=MOST_VISITS, upcoming=2)
    published_event(title="Webinar over huiskamers", event_kind="webinar", approaches=[living_room])
    markup = page(client.get(f"/{language}/hoe-deze-aanpak-werkt/"))
    (section,) = markup.all("section", aria_labelledby="visits")
    assert len(list(section.iter("article"))) == MOST_VISITS
    counted = []
    for address in list_links(markup, "visits").values():
        assert address.startswith(f"/{language}/")
        counted.append(client.get(address).context["listing"].result.total)
    assert counted == [2, MOST_VISITS]


@pytest.mark.parametrize(
    ("past", "upcoming", "links"),
    [
        (0, 0, []),
        (1, 0, ["1 past visit"]),
        (0, 1, ["1 upcoming visit"]),
        (2, 3, ["All 3 upcoming visits", "All 2 past visits"]),
    ],
)
def test_a_link_says_how_many_visits_it_leads_to(
    client: Client, living_room: Approach, freeze: Callable[[str], None], past: int, upcoming: int, links: list[str]
) -> None:
    freeze("2026-11-21 10:00")
    approach_page(approach=living_room)
    visits_of_a_year(living_room, past, upcoming)
    private_visit(living_room)
    assert list(list_links(page(client.get("/en/hoe-deze-aanpak-werkt/")), "visits")) == links


@pytest.mark.parametrize(
    ("public", "private", "sentence"),
    [
        (0, 0, ""),
        (1, 0, "1 visit"),
        (3, 0, "3 visits"),
        (0, 1, "1 visit, a private one"),
        (0, 2, "2 visits, all of them private"),
        (1, 2, "3 visits, 2 of them private"),
        (2, 1, "3 visits, 1 of them private"),
    ],
)
def test_the_sentence_about_visits(public: int, private: int, sentence: str) -> None:
    with translation.override("en"):
        assert count_visits(public, private) == sentence


def test_many_works_take_as_many_queries_as_few(client: Client, living_room: Approach) -> None:
    approach_page(approach=living_room)
    counted = []
    for numbers in (range(1), range(1, 7)):
        for number in numbers:
            visit(living_room, f"Bezoek {number}", slug=f"bezoek-{number}")
            published_case(title=f"Voorbeeld {number}", slug=f"voorbeeld-{number}", approaches=[living_room])
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS)
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 20
