"""What a theme's page gathers: everything filed under the theme and its parts, and nothing that is not public."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import ThemePage
from legro_cms.core.models import Theme
from tests.factories import (
    ThemeFactory,
    draft_case,
    published_case,
    published_event,
    published_report,
    theme_page,
    translated,
)
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

ADDRESS = "/nl/waar-dit-thema-over-gaat/"
GROUPS = ("upcoming", "cases", "reports", "past")


@pytest.fixture
def spatial(freeze: Callable[[str], None]) -> Theme:
    """The theme that playing, moving and meeting are parts of; today is 21 November 2026."""
    freeze("2026-11-21 10:00")
    return Theme.objects.get(slug="ruimtelijke-interventies")


@pytest.fixture
def moving(spatial: Theme) -> Theme:
    """A part of it."""
    return Theme.objects.get(slug="bewegen")


def seen(client: Client, address: str = ADDRESS) -> Markup:
    """The page as a visitor gets it."""
    response = client.get(address)
    assert response.status_code == 200
    return page(response)


def titles(markup: Markup) -> dict[str, list[str]]:
    """The titles of the cards in each group."""
    return {
        name: [words(title) for title in section.iter("h3")]
        for name in GROUPS
        for section in markup.all("section", aria_labelledby=name)
    }


def test_the_works_of_a_sub_theme_belong_to_the_theme(client: Client, spatial: Theme, moving: Theme) -> None:
    theme_page(theme=spatial)
    published_case(title="Het ommetje", themes=[moving])
    held = published_event(title="De wandeling", themes=[moving], first_day=date(2026, 10, 1))
    published_event(title="De volgende wandeling", slug="volgende", themes=[moving], first_day=date(2026, 12, 1))
    published_report(title="Zo ging de wandeling", event=held)
    assert titles(seen(client)) == {
        "upcoming": ["De volgende wandeling"],
        "cases": ["Het ommetje"],
        "reports": ["Zo ging de wandeling"],
        "past": ["De wandeling"],
    }


def test_the_works_of_other_themes_stay_away(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    published_case(themes=[Theme.objects.get(slug="rookverboden")])
    assert titles(seen(client))["cases"] == []


def test_a_draft_stays_away(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    draft_case(themes=[spatial])
    assert titles(seen(client))["cases"] == []


def test_the_soonest_meeting_comes_first_and_so_does_the_latest_past_one(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    for day in (date(2027, 1, 7), date(2026, 11, 21), date(2026, 1, 8), date(2026, 11, 20)):
        published_event(title=f"Sessie {day:%d-%m-%Y}", themes=[spatial], first_day=day)
    shown = titles(seen(client))
    assert shown["upcoming"] == ["Sessie 21-11-2026", "Sessie 07-01-2027"]
    assert shown["past"] == ["Sessie 20-11-2026", "Sessie 08-01-2026"]


def test_a_group_says_how_many_there_are_and_leads_to_all_of_them(
    client: Client, spatial: Theme, moving: Theme
) -> None:
    theme_page(theme=spatial)
    for number in range(8):
        published_case(title=f"Voorbeeld {number}", slug=f"voorbeeld-{number}", themes=[moving])
    markup = seen(client)
    (link,) = [link for link in markup.all("a") if "theme=" in link.get("href", "")]
    assert len(titles(markup)["cases"]) == 6
    assert "8" in words(link)
    listed = page(client.get(link.get("href", "")))
    assert words(listed.one("h2", id="results-heading")).startswith("8 ")


def test_the_past_meetings_are_all_a_link_away(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    published_event(title="Toen", themes=[spatial], first_day=date(2026, 10, 1))
    links = {link.get("href") for link in seen(client).all("a")}
    assert "/nl/bijeenkomsten/?period=past&theme=ruimtelijke-interventies" in links


def test_a_theme_without_works_says_so(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    markup = seen(client)
    assert titles(markup) == {"upcoming": [], "cases": [], "reports": []}
    assert all(list(section.iter("p")) for section in markup.all("section", aria_labelledby="cases"))


def test_a_renamed_theme_keeps_its_page(client: Client, spatial: Theme, moving: Theme) -> None:
    theme_page(theme=spatial)
    published_case(title="Het ommetje", themes=[moving])
    spatial.slug = spatial.name_nl = "gezonde-ruimte"
    spatial.save()
    assert titles(seen(client))["cases"] == ["Het ommetje"]


def test_the_page_of_a_merged_theme_goes_on_with_the_other_one(client: Client, spatial: Theme) -> None:
    old = ThemeFactory(slug="buitenruimte")
    theme_page(theme=old)
    published_case(title="Onder het oude", slug="oud", themes=[old])
    published_case(title="Onder het nieuwe", slug="nieuw", themes=[spatial])
    old.merged_into = spatial
    old.save()
    markup = seen(client)
    assert set(titles(markup)["cases"]) == {"Onder het oude", "Onder het nieuwe"}
    assert any("?theme=ruimtelijke-interventies" in link.get("href", "") for link in markup.all("a"))


def test_a_theme_has_one_page(spatial: Theme) -> None:
    theme_page(theme=spatial)
    with pytest.raises(ValidationError) as refused:
        ThemePage(theme=spatial, title="Nog een", slug="nog-een").full_clean()
    assert "theme" in refused.value.message_dict


def test_a_page_without_a_theme_is_not_published(spatial: Theme) -> None:
    with pytest.raises(ValidationError):
        theme_page(theme=None)  # type: ignore[arg-type]


def test_a_copy_is_about_no_theme_yet(spatial: Theme) -> None:
    copy = theme_page(theme=spatial).copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert copy.theme is None


def test_the_english_page_has_the_theme_of_the_dutch_one(client: Client, spatial: Theme, commit: Commit) -> None:
    with commit():
        translated(theme_page(theme=spatial), {"title": "What it is about", "slug": "what-it-is-about"})
    published_case(title="Het ommetje", slug="ommetje", themes=[spatial])
    markup = seen(client, "/en/what-it-is-about/")
    (card,) = [link for link in markup.all("a") if words(link) == "Het ommetje"]
    assert (card.get("href"), card.get("lang")) == ("/en/casebook/ommetje/", "nl")
    assert "/en/casebook/?theme=ruimtelijke-interventies" in {link.get("href") for link in markup.all("a")}


def test_the_site_search_finds_the_page_by_theme(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    assert "Waar dit thema over gaat" in client.get("/nl/zoeken/?theme=ruimtelijke-interventies").content.decode()


def test_the_description_lists_what_the_page_shows(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    published_case(title="Het ommetje", slug="ommetje", themes=[spatial])
    markup = seen(client)
    (described,) = [item for item in markup.json_ld if item["@type"] == "CollectionPage"]
    assert described["name"] == words(markup.one("h1"))
    assert described["mainEntity"]["itemListElement"] == [
        {
            "@type": "ListItem",
            "position": 1,
            "name": "Het ommetje",
            "url": "http://testserver/nl/praktijkvoorbeelden/ommetje/",
        }
    ]


def queries(client: Client) -> int:
    """How many queries the second visitor costs."""
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS)
    return len(captured)


def fill(theme: Theme, numbers: Any) -> None:
    """Works of every kind."""
    for number in numbers:
        published_case(title=f"Voorbeeld {number}", slug=f"voorbeeld-{number}", themes=[theme])
        held = published_event(
            title=f"Toen {number}", slug=f"toen-{number}", themes=[theme], first_day=date(2026, 1, 8)
        )
        published_event(title=f"Straks {number}", slug=f"straks-{number}", themes=[theme], first_day=date(2027, 1, 7))
        published_report(title=f"Verslag {number}", slug=f"verslag-{number}", event=held)


def test_many_works_take_as_many_queries_as_few(client: Client, spatial: Theme) -> None:
    theme_page(theme=spatial)
    fill(spatial, range(1))
    few = queries(client)
    fill(spatial, range(1, 9))
    assert queries(client) == few <= 20
