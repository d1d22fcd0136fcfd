"""The home page: which sections it has, in which order, and what each of them leads to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legro_cms.core.models import SiteSettings, Theme
from tests.factories import (
    ContactFactory,
    home,
    publish,
    published_case,
    published_circle,
    published_event,
    published_report,
    theme_page,
    translated,
)
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

SECTIONS = ("themes", "upcoming", "cases", "reports")


@pytest.fixture
def today(freeze: Callable[[str], None]) -> None:
    """It is 21 November 2026."""
    freeze("2026-11-21 10:00")


@pytest.fixture
def works(today: None) -> None:
    """One work of each kind that has a section."""
    published_case(title="Het ommetje", slug="ommetje")
    held = published_event(title="De wandeling", slug="wandeling", first_day=date(2026, 10, 1))
    published_event(title="Het webinar", slug="webinar", first_day=date(2026, 12, 3))
    published_report(title="Zo ging de wandeling", slug="zo-ging", event=held)


def seen(client: Client, address: str = "/nl/") -> Markup:
    """The page as a visitor gets it."""
    response = client.get(address)
    assert response.status_code == 200
    return page(response)


def shown(markup: Markup) -> list[str]:
    """The names of the sections, from top to bottom."""
    return [name for section in markup.all("section") if (name := section.get("aria-labelledby", "")) in SECTIONS]


def titles(markup: Markup, name: str) -> list[str]:
    """The titles in a section."""
    (section,) = markup.all("section", aria_labelledby=name)
    return [words(title) for title in section.iter("h3")]


def choose(*sections: tuple[str, Any]) -> None:
    """What an editor makes of the sections."""
    front = home()
    front.sections = list(sections)
    publish(front)


def test_where_nobody_chose_everything_is_shown(client: Client, works: None) -> None:
    assert shown(seen(client)) == ["themes", "upcoming", "cases", "reports"]


def test_each_section_holds_its_own_works(client: Client, works: None) -> None:
    markup = seen(client)
    assert titles(markup, "upcoming") == ["Het webinar"]
    assert titles(markup, "cases") == ["Het ommetje"]
    assert titles(markup, "reports") == ["Zo ging de wandeling"]


def test_a_section_without_works_stays_away(client: Client, today: None) -> None:
    assert shown(seen(client)) == ["themes"]


def test_editors_choose_the_sections_and_their_order(client: Client, works: None) -> None:
    choose(("reports", {"count": 3}), ("cases", {"count": 3}))
    assert shown(seen(client)) == ["reports", "cases"]


def test_the_english_page_has_the_same_sections(client: Client, works: None) -> None:
    choose(("reports", {"count": 3}), ("cases", {"count": 3}))
    assert shown(seen(client, "/en/")) == ["reports", "cases"]


def test_editors_choose_how_many(client: Client, today: None) -> None:
    for number in range(4):
        published_case(title=f"Voorbeeld {number}", slug=f"voorbeeld-{number}")
    choose(("cases", {"count": 2}))
    assert titles(seen(client), "cases") == ["Voorbeeld 3", "Voorbeeld 2"]


def test_the_next_meeting_comes_first_and_a_past_one_not_at_all(client: Client, today: None) -> None:
    for day in (date(2027, 3, 4), date(2026, 11, 21), date(2026, 11, 20)):
        published_event(title=f"Sessie {day:%d-%m-%Y}", slug=f"sessie-{day:%d-%m-%Y}", first_day=day)
    assert titles(seen(client), "upcoming") == ["Sessie 21-11-2026", "Sessie 04-03-2027"]


def test_a_circle_is_shown_by_its_meetings(client: Client, today: None) -> None:
    circle = published_circle(title="De kring")
    published_event(title="De eerste keer", parent=circle, event_kind="circle-meeting", first_day=date(2027, 1, 5))
    assert titles(seen(client), "upcoming") == ["De eerste keer"]


def test_a_theme_leads_to_its_page(client: Client, today: None) -> None:
    theme_page(theme=Theme.objects.get(slug="rookverboden"), slug="roken")
    (section,) = seen(client).all("section", aria_labelledby="themes")
    assert [link.get("href") for link in section.iter("a")] == [
        "/nl/praktijkvoorbeelden/?theme=ruimtelijke-interventies",
        "/nl/praktijkvoorbeelden/?theme=voedselomgeving",
        "/nl/roken/",
    ]


def test_a_theme_leads_to_its_page_in_the_readers_language(client: Client, today: None, commit: Commit) -> None:
    dutch = theme_page(theme=Theme.objects.get(slug="rookverboden"), slug="roken")
    with commit():
        translated(dutch, {"title": "Smoking", "slug": "smoking"})
    assert "/en/smoking/" in {link.get("href") for link in seen(client, "/en/").all("a")}


def test_a_theme_whose_page_is_not_public_leads_to_its_cases(client: Client, today: None) -> None:
    theme_page(theme=Theme.objects.get(slug="rookverboden"), slug="roken").unpublish()
    assert "/nl/praktijkvoorbeelden/?theme=rookverboden" in {link.get("href") for link in seen(client).all("a")}


def test_each_list_is_a_link_away(client: Client, works: None) -> None:
    links = {link.get("href") for link in seen(client, "/en/").all("a")}
    assert {"/en/casebook/", "/en/meetings/", "/en/reports/"} <= links


def test_the_search_box_leads_to_the_site_search(client: Client, today: None) -> None:
    assert seen(client).one("form").get("action") == "/nl/zoeken/"


def test_it_says_who_the_site_is_of_and_whom_to_mail(client: Client, today: None) -> None:
    site = SiteSettings.load()
    site.general_contact = ContactFactory(email="vraag@example.org", phone="")
    site.save()
    (organization,) = [item for item in seen(client).json_ld if item["@type"] == "Organization"]
    assert (organization["name"], organization["url"]) == (site.name_nl, "http://testserver/nl/")
    assert organization["logo"].startswith("http://testserver/static/site/mark")
    assert organization["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "beleidsmedewerker",
        "email": "vraag@example.org",
    }


@pytest.mark.parametrize("address", ["/nl/", "/en/"])
def test_it_takes_at_most_twenty_queries_however_many_works(client: Client, works: None, address: str) -> None:
    counted = []
    for numbers in (range(0), range(6)):
        for number in numbers:
            published_case(title=f"Voorbeeld {number}", slug=f"voorbeeld-{number}")
            held = published_event(title="Toen", slug=f"toen-{number}", first_day=date(2026, 1, 8))
            published_event(title="Straks", slug=f"straks-{number}", first_day=date(2027, 1, 7))
            published_report(title="Verslag", slug=f"verslag-{number}", event=held)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 20
