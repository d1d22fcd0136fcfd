"""Choosing from a list of works: the map, boxes, chips, the order and pages, live and by plain links."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.pages import CASEBOOK

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
NAME = {"nl": re.compile(r"^Pekela: \d+ praktijkvoorbeeld"), "en": re.compile(r"^Pekela: \d+ case")}


@pytest.fixture
def desk(browser: Browser, browser_context_args: dict[str, object], public_site: str) -> Page:
    """A tab on a desk."""
    context: BrowserContext = browser.new_context(
        **browser_context_args,  # type: ignore[arg-type]
        base_url=public_site,
        viewport=DESKTOP,
    )
    return context.new_page()


@LANGUAGES
def test_the_map_chooses_a_municipality_and_keeps_the_focus(desk: Page, language: str) -> None:
    desk.goto(CASEBOOK[language])
    desk.evaluate("window.isSame = true")
    area = desk.get_by_role("link", name=NAME[language])
    area.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".legro-chip")).to_have_count(1)
    expect(desk).to_have_url(re.compile(r"\?municipality=pekela$"))
    expect(desk.locator("#area-pekela")).to_be_focused()
    expect(desk.locator("#area-pekela")).to_have_attribute("aria-current", "true")
    expect(desk.locator("#municipality-pekela")).to_be_checked()
    expect(desk.locator("[data-listing-status]")).to_have_text(desk.locator("#results-heading").inner_text())
    assert desk.evaluate("window.isSame")


def test_taking_a_filter_away_leads_to_the_results(desk: Page) -> None:
    desk.goto(f"{CASEBOOK['nl']}?municipality=pekela&theme=bewegen")
    desk.evaluate("window.isSame = true")
    desk.locator(".legro-chip").first.click()
    expect(desk.locator(".legro-chip")).to_have_count(1)
    expect(desk.locator("#results-heading")).to_be_focused()
    expect(desk.locator("#filter-count")).to_contain_text("1")
    assert desk.evaluate("window.isSame")


def test_the_order_and_the_pages_change_at_once_and_the_way_back_leads_there(desk: Page) -> None:
    desk.goto(CASEBOOK["nl"])
    desk.evaluate("window.isSame = true")
    desk.locator("#sort").select_option("title")
    expect(desk).to_have_url(re.compile(r"\?sort=title$"))
    desk.locator(".legro-pages [rel=next]").click()
    expect(desk).to_have_url(re.compile(r"\?sort=title&page=2$"))
    expect(desk.locator("#results h3")).to_have_count(5)
    expect(desk.locator("#results-heading")).to_be_in_viewport()
    assert desk.evaluate("window.isSame")
    desk.go_back()
    expect(desk.locator("#results h3")).to_have_count(20)


def test_the_language_switch_follows_what_is_chosen(desk: Page) -> None:
    desk.goto(CASEBOOK["nl"])
    desk.locator("#theme-bewegen").check()
    expect(desk.locator("#languages [hreflang=en]")).to_have_attribute("href", f"{CASEBOOK['en']}?theme=bewegen")


def test_a_long_list_stays_unfolded_while_one_chooses(desk: Page) -> None:
    desk.goto(CASEBOOK["nl"])
    desk.locator("#facet-year > summary").click()
    desk.locator("#more-year > summary").click()
    last = desk.locator("#more-year input").last
    last.check()
    expect(desk.locator(".legro-chip")).to_have_count(1)
    expect(last).to_be_visible()
    expect(last).to_be_focused()


def test_the_map_is_made_of_plain_links(
    browser: Browser, browser_context_args: dict[str, object], public_site: str
) -> None:
    options = {**browser_context_args, "base_url": public_site, "viewport": DESKTOP, "java_script_enabled": False}
    tab = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    tab.goto(CASEBOOK["en"])
    tab.locator("#area-veendam").click()
    assert tab.url.endswith("?municipality=veendam")
    expect(tab.locator(".legro-chip")).to_have_count(1)
    tab.locator("#area-veendam").click()
    assert tab.url.endswith(CASEBOOK["en"])


def test_the_map_is_for_wide_screens_and_stays_off_paper(
    desk: Page, browser: Browser, browser_context_args: dict[str, object], public_site: str
) -> None:
    options = {**browser_context_args, "base_url": public_site, "viewport": PHONE}
    phone = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    phone.goto(CASEBOOK["nl"])
    phone.locator("#filters > summary").click()
    expect(phone.locator("#theme-bewegen")).to_be_visible()
    expect(phone.locator(".legro-map")).not_to_be_visible()
    desk.goto(CASEBOOK["nl"])
    expect(desk.locator(".legro-map")).to_be_visible()
    desk.emulate_media(media="print")
    expect(desk.locator(".legro-map")).not_to_be_visible()
