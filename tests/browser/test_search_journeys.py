"""Looking for something from the first letter to the page: suggestions, corrections, reasons, and ways on."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import DESKTOP, PHONE, Watcher
from tests.browser.inspection import is_wider_than_the_screen, violations
from tests.pages import CASEBOOK, SEARCH

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

Open = Callable[..., Page]
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
SCREENS = pytest.mark.parametrize("screen", ["desktop", "phone"])
SCREEN: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
TOUCHABLE = 44  # CSS pixels
TITLE = {"nl": "Een beweegtuin voor het dorp", "en": "Een beweegtuin voor het dorp (en)"}
PLACE = {"nl": "/nl/praktijkvoorbeelden/beweegtuin/", "en": "/en/casebook/beweegtuin/"}


@pytest.fixture
def tab(browser: Browser, browser_context_args: dict[str, Any], public_site: str) -> Iterator[Open]:
    """Opens tabs of a visitor, on a desk or in a hand; what goes wrong unseen in one fails the test."""
    opened = []

    def start(screen: str = "desktop", *, scripts: bool = True) -> Page:
        options = {**browser_context_args, **SCREEN[screen], "base_url": public_site, "java_script_enabled": scripts}
        context = browser.new_context(**options)
        opened.append((context, Watcher(context, public_site)))
        return context.new_page()

    yield start
    for context, _watcher in opened:
        context.close()
    assert [fault for _context, watcher in opened for fault in watcher.faults] == []


def box(page: Page) -> Locator:
    """The search box of the page."""
    return page.locator("main [name=q]")


def suggestions(page: Page) -> Locator:
    """What is suggested below it."""
    return page.locator("main [role=option]")


def type_in(page: Page, text: str) -> None:
    """Type letter by letter."""
    box(page).press_sequentially(text, delay=20)


def is_in_order(page: Page) -> bool:
    """Whether the page is accessible and fits the screen."""
    return (violations(page), is_wider_than_the_screen(page)) == ([], False)


# Suggestions


@LANGUAGES
def test_a_page_is_found_by_the_keyboard_from_the_first_letters(tab: Open, language: str) -> None:
    page = tab()
    page.goto(f"/{language}/")
    expect(box(page)).to_have_role("combobox")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    type_in(page, "beweegt")
    title = suggestions(page).first
    expect(title).to_contain_text(TITLE[language])
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".legro-search [role=status]")).to_have_text(re.compile(r"^\d \w+$"))
    assert is_in_order(page)
    box(page).press("ArrowDown")
    expect(box(page)).to_have_attribute("aria-activedescendant", str(title.get_attribute("id")))
    expect(title).to_have_attribute("aria-selected", "true")
    assert violations(page) == []
    box(page).press("ArrowUp")
    expect(suggestions(page).last).to_have_attribute("aria-selected", "true")
    box(page).press("Home")
    expect(page.locator("main [aria-selected=true]")).to_have_count(0)
    box(page).press("Escape")
    expect(suggestions(page)).to_have_count(0)
    expect(box(page)).to_have_value("beweegt")
    box(page).press("ArrowDown")
    expect(title).to_have_attribute("aria-selected", "true")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(f"{PLACE[language]}$"))


def test_escape_and_tab_leave_the_list_and_enter_searches_for_what_was_typed(tab: Open) -> None:
    page = tab()
    page.goto(SEARCH["nl"])
    type_in(page, "groen")
    expect(suggestions(page).first).to_be_visible()
    box(page).press("Tab")
    expect(suggestions(page)).to_have_count(0)
    expect(page.locator(":focus")).to_have_attribute("type", "submit")
    box(page).focus()
    box(page).press("Escape")
    expect(box(page)).to_have_value("")
    type_in(page, "groene")
    expect(suggestions(page).first).to_be_visible()
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=groene(&|$)"))
    expect(page.locator("#results mark").first).to_be_visible()


@SCREENS
def test_a_suggested_municipality_narrows_the_list_that_one_is_at(tab: Open, screen: str) -> None:
    page = tab(screen)
    page.goto(CASEBOOK["nl"])
    type_in(page, "loppers")
    option = suggestions(page).filter(has_text="Loppersum → Eemsdelta")
    expect(option).to_be_visible()
    assert min(one["height"] for one in (option.bounding_box(),) if one) >= TOUCHABLE
    assert is_in_order(page)
    option.tap() if screen == "phone" else option.click()
    expect(page).to_have_url(re.compile(rf"{CASEBOOK['nl']}\?municipality=eemsdelta$"))
    expect(page.locator(".legro-chip")).to_contain_text("Eemsdelta")
    page.go_back()
    expect(page.locator(".legro-chip")).to_have_count(0)
    expect(suggestions(page)).to_have_count(0)


def test_only_the_last_answer_counts_and_a_silent_server_leaves_a_search_box(tab: Open) -> None:
    page = tab()
    page.goto(SEARCH["nl"])
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"q=gro$"), hold)
    page.route(re.compile(r"/sugg.*q=partner"), lambda route: route.abort())
    with page.expect_request(re.compile(r"q=gro$")):
        type_in(page, "gro")
    box(page).fill("beweegt")
    expect(suggestions(page).first).to_contain_text("beweegtuin")
    held[0].fulfill(body='<div role="presentation"><div role="option">Te laat</div></div>', content_type="text/html")
    page.wait_for_timeout(100)
    expect(suggestions(page).first).to_contain_text("beweegtuin")
    box(page).fill("partner")
    expect(suggestions(page)).to_have_count(0)
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=partner(&|$)"))


# Results


@LANGUAGES
@SCREENS
def test_a_misspelt_word_is_corrected_and_the_page_says_so(tab: Open, language: str, screen: str) -> None:
    page = tab(screen)
    page.goto(f"{SEARCH[language]}?q=beweegtuim")
    expect(page.locator("#results-correction")).to_contain_text("‘beweegtuin’")
    expect(page.locator("#results-correction")).to_contain_text("‘beweegtuim’")
    expect(page.locator("#results-heading")).to_contain_text("‘beweegtuin’")
    expect(page.locator("#results h3 mark").first).to_be_visible()
    assert is_in_order(page)


# Nothing found


@LANGUAGES
@SCREENS
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_where_nothing_is_found_there_are_ways_on(tab: Open, language: str, screen: str, scripts: bool) -> None:
    page = tab(screen, scripts=scripts)
    page.goto(f"{CASEBOOK[language]}?q=beweegtuin&municipality=pekela&status=running")
    ways = page.locator(".legro-empty li")
    expect(page.locator("#results h3.legro-card__title")).to_have_count(0)
    expect(ways.filter(has_text="Pekela")).to_contain_text("(1 ")
    expect(page.locator(".legro-start a").first).to_have_attribute("href", re.compile("theme="))
    if scripts:
        assert is_in_order(page)
    ways.filter(has_text="Pekela").get_by_role("link").click()
    expect(page.locator("#results h3.legro-card__title")).to_have_text([TITLE[language]])
    assert "municipality" not in page.url
    if scripts:
        expect(page.locator("[data-listing-status]")).to_have_text(page.locator("#results-heading").inner_text())
        page.go_back()
        expect(page.locator(".legro-empty")).to_be_visible()


@LANGUAGES
def test_the_search_begins_without_scripts_and_with_themes(tab: Open, language: str) -> None:
    page = tab(scripts=False)
    page.goto(SEARCH[language])
    expect(page.get_by_role("combobox", name=re.compile("."))).to_have_count(1)  # the order of the list, not the box
    theme = page.locator(".legro-start a").first
    name = theme.inner_text().split("(")[0].strip()
    theme.click()
    expect(page.locator(".legro-chip")).to_contain_text(name)
    box(page).fill("groene plek")
    page.locator("main [role=search] button").click()
    expect(page.locator("#results mark").first).to_be_visible()
