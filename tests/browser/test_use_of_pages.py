"""Using the public pages: with a keyboard, with a thumb, on paper, and without any script."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.event_pages import event_url
from tests.pages import CASEBOOK, SEARCH, visits

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
KINDS = pytest.mark.parametrize(
    "url", [visit.url for visit in visits() if visit.language == "nl" and visit.kind != "error"]
)
THANKS = "/nl/contact/?sent=1"
SEARCH_BUTTON = {"nl": "Zoeken", "en": "Search"}


@pytest.fixture(scope="module")
def _tabs(browser: Browser, browser_context_args: dict[str, Any], _public_site: Any) -> Iterator[dict[str, Page]]:
    options = {
        "desktop": {"viewport": DESKTOP},
        "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
        "scriptless": {"viewport": DESKTOP, "java_script_enabled": False},
        "scriptless phone": {"viewport": PHONE, "java_script_enabled": False},
    }
    base = {**browser_context_args, "base_url": _public_site.url}
    contexts = {name: browser.new_context(**base, **more) for name, more in options.items()}
    yield {name: context.new_page() for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


@pytest.fixture
def desktop(public_site: str, _tabs: dict[str, Page]) -> Page:
    """A tab on a desk."""
    return _tabs["desktop"]


@pytest.fixture
def phone(public_site: str, _tabs: dict[str, Page]) -> Page:
    """A tab in a hand."""
    return _tabs["phone"]


@pytest.fixture(params=["scriptless", "scriptless phone"])
def scriptless(request: pytest.FixtureRequest, public_site: str, _tabs: dict[str, Page]) -> Page:
    """A tab in which no script runs, on a desk and in a hand."""
    return _tabs[request.param]


def open_fold(page: Page, selector: str) -> None:
    """Open what is folded away on a phone."""
    fold = page.locator(selector)
    if fold.locator("summary").first.is_visible() and fold.get_attribute("open") is None:
        fold.locator("summary").first.click()


def focused(page: Page) -> str:
    """The selector-like name of what has the focus."""
    return str(page.evaluate("(({tagName, id, className}) => `${tagName} ${id} ${className}`)(document.activeElement)"))


def shows_focus(page: Page) -> bool:
    """Whether one sees where the focus is: an outline or a shadow that the element has not otherwise."""
    return bool(
        page.evaluate(
            """() => {
                const one = document.activeElement;
                const look = ({outlineStyle, outlineWidth, boxShadow}) =>
                    [outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, boxShadow !== "none"];
                return look(getComputedStyle(one)).some(Boolean);
            }"""
        )
    )


# Keyboard


@pytest.mark.parametrize("url", [url for url in KINDS.args[1] if url != THANKS])
def test_the_first_stop_leads_past_the_header(desktop: Page, url: str) -> None:
    desktop.goto(url)
    desktop.keyboard.press("Tab")
    assert "nl-skip-link" in focused(desktop)
    expect(desktop.locator(":focus")).to_be_in_viewport()
    desktop.keyboard.press("Enter")
    assert focused(desktop).startswith("MAIN")


def test_whoever_has_sent_a_message_begins_at_the_thanks(desktop: Page) -> None:
    desktop.goto(THANKS)
    expect(desktop.get_by_role("status").filter(has=desktop.get_by_role("heading"))).to_be_focused()


@pytest.mark.parametrize("url", [CASEBOOK["nl"], f"{CASEBOOK['en']}beweegtuin/", "/nl/", "/nl/besloten/"])
def test_every_stop_is_visible(desktop: Page, url: str) -> None:
    desktop.goto(url)
    hidden = []
    for _stop in range(200):
        desktop.keyboard.press("Tab")
        if focused(desktop).startswith("BODY"):
            break
        if not shows_focus(desktop) or not desktop.locator(":focus").is_visible():
            hidden.append(focused(desktop))
    assert hidden == []


def test_filters_are_reached_and_used_with_the_keyboard(desktop: Page) -> None:
    desktop.goto(CASEBOOK["nl"])
    for _stop in range(40):
        desktop.keyboard.press("Tab")
        if focused(desktop).startswith("INPUT theme-"):
            break
    desktop.keyboard.press("Space")
    expect(desktop).to_have_url(re.compile("theme="))
    assert focused(desktop).startswith("INPUT theme-")


# With scripts


@LANGUAGES
def test_a_filter_changes_the_list_at_once(desktop: Page, language: str) -> None:
    desktop.goto(CASEBOOK[language])
    before = desktop.locator("#results-heading").inner_text()
    desktop.locator("#theme-bewegen").check()
    expect(desktop.locator("#results-heading")).not_to_have_text(before)
    expect(desktop.locator(".legro-chip")).to_have_count(1)
    expect(desktop.locator("[data-listing-status]")).to_have_text(desktop.locator("#results-heading").inner_text())


def test_the_way_back_leads_to_the_list_before(desktop: Page) -> None:
    desktop.goto(CASEBOOK["nl"])
    before = desktop.locator("#results-heading").inner_text()
    desktop.locator("#theme-bewegen").check()
    expect(desktop.locator(".legro-chip")).to_have_count(1)
    desktop.go_back()
    expect(desktop.locator("#results-heading")).to_have_text(before)
    expect(desktop.locator("#theme-bewegen")).not_to_be_checked()


# Without scripts


@LANGUAGES
def test_search_works_without_scripts(scriptless: Page, language: str) -> None:
    scriptless.goto(f"/{language}/")
    scriptless.locator("main [name=q]").fill("netwerk")
    scriptless.locator("main").get_by_role("button", name=SEARCH_BUTTON[language]).click()
    assert scriptless.url.endswith(f"{SEARCH[language]}?q=netwerk")
    expect(scriptless.locator("#results h3").first).to_be_visible()


@LANGUAGES
def test_filters_work_without_scripts(scriptless: Page, language: str) -> None:
    scriptless.goto(CASEBOOK[language])
    open_fold(scriptless, "#filters")
    scriptless.locator("#theme-bewegen").check()
    scriptless.locator(".legro-filters__apply button").click()
    assert "theme=bewegen" in scriptless.url
    expect(scriptless.locator(".legro-chip")).to_have_count(1)
    scriptless.locator(".legro-chip").click()
    assert "theme=" not in scriptless.url


def test_folded_facets_open_without_scripts(scriptless: Page) -> None:
    scriptless.goto(CASEBOOK["nl"])
    open_fold(scriptless, "#filters")
    scriptless.locator("#facet-municipality > summary").click()
    expect(scriptless.locator("#municipality-veendam")).to_be_visible()


def test_the_order_changes_without_scripts(scriptless: Page) -> None:
    scriptless.goto(CASEBOOK["nl"])
    scriptless.locator("#sort").select_option("title")
    scriptless.locator(".legro-sort button").click()
    titles = scriptless.locator("#results h3").all_inner_texts()
    assert "sort=title" in scriptless.url
    assert titles == sorted(titles, key=str.casefold)


def test_pages_of_a_list_are_turned_without_scripts(scriptless: Page) -> None:
    scriptless.goto(CASEBOOK["nl"])
    first = scriptless.locator("#results h3").all_inner_texts()
    scriptless.locator(".legro-pages [rel=next]").click()
    second = scriptless.locator("#results h3").all_inner_texts()
    assert (len(first), len(second)) == (20, 5)
    assert not set(first) & set(second)


@LANGUAGES
def test_the_language_is_switched_without_scripts(scriptless: Page, language: str) -> None:
    other = {"nl": "en", "en": "nl"}[language]
    scriptless.goto(f"{CASEBOOK[language]}beweegtuin/")
    scriptless.locator(f".legro-languages a[lang={other}]").click()
    assert scriptless.url.endswith(f"{CASEBOOK[other]}beweegtuin/")


def test_the_menu_works_without_scripts(scriptless: Page) -> None:
    scriptless.goto("/nl/")
    open_fold(scriptless, ".legro-menu")
    scriptless.locator(".legro-menu").get_by_role("link", name="Praktijkvoorbeelden").click()
    assert scriptless.url.endswith(CASEBOOK["nl"])


def test_the_facts_are_reached_without_scripts(scriptless: Page) -> None:
    scriptless.goto(f"{CASEBOOK['nl']}beweegtuin/")
    open_fold(scriptless, ".legro-facts-panel")
    expect(scriptless.get_by_text("Zeerijp, Loppersum (nu Eemsdelta)")).to_be_visible()


# In a hand


@LANGUAGES
@pytest.mark.parametrize("query", ["", "?q=tuin", "?theme=bewegen"])
def test_the_first_result_is_on_the_first_screen_of_a_phone(phone: Page, language: str, query: str) -> None:
    phone.goto(CASEBOOK[language] + query)
    expect(phone.locator("#results h3").first).to_be_in_viewport()
    assert phone.locator("#filters").get_attribute("open") is None


def test_filters_fold_open_on_a_phone(phone: Page) -> None:
    phone.goto(CASEBOOK["nl"])
    expect(phone.locator("#theme-bewegen")).not_to_be_visible()
    phone.locator("#filters > summary").tap()
    expect(phone.locator("#theme-bewegen")).to_be_visible()


def test_the_menu_folds_open_on_a_phone_and_closes_with_escape(phone: Page) -> None:
    phone.goto("/nl/")
    link = phone.locator(".legro-menu").get_by_role("link", name="Praktijkvoorbeelden")
    expect(link).not_to_be_visible()
    phone.locator(".legro-menu summary").tap()
    expect(link).to_be_visible()
    phone.keyboard.press("Escape")
    expect(link).not_to_be_visible()


def test_the_facts_fold_open_on_a_phone(phone: Page) -> None:
    phone.goto(f"{CASEBOOK['nl']}beweegtuin/")
    fact = phone.get_by_text("Zeerijp, Loppersum (nu Eemsdelta)")
    expect(fact).not_to_be_visible()
    phone.locator(".legro-facts-panel summary").tap()
    expect(fact).to_be_visible()


@pytest.mark.parametrize("url", ["/nl/", CASEBOOK["nl"], f"{CASEBOOK['nl']}beweegtuin/"])
def test_what_a_thumb_should_hit_is_large_enough(phone: Page, url: str) -> None:
    phone.goto(url)
    small = phone.evaluate(
        """() => [...document.querySelectorAll("button, input:not([type=hidden]), select, summary")]
            .map((one) => [one.outerHTML.slice(0, 80), (one.closest("label") || one).getBoundingClientRect()])
            .filter(([, box]) => box.width && box.height && (box.width < 24 || box.height < 24))
            .map(([html]) => html)"""
    )
    assert small == []


# On paper


@pytest.mark.parametrize("url", [CASEBOOK["nl"], f"{CASEBOOK['en']}beweegtuin/", "/nl/over-het-netwerk/"])
def test_paper_carries_no_navigation(desktop: Page, url: str) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(url)
    for part in (".legro-languages", ".legro-bar", ".legro-menu", "#filters", ".legro-breadcrumbs", ".legro-pages"):
        for one in desktop.locator(part).all():
            expect(one).not_to_be_visible()
    desktop.emulate_media(media="screen")


def test_paper_carries_addresses_in_place_of_buttons(desktop: Page) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(event_url("event", "nl"))
    button = desktop.locator("a.nl-button").first
    expect(button).to_be_visible()
    assert "https://" in button.evaluate("one => getComputedStyle(one, '::after').content")
    desktop.emulate_media(media="screen")


def test_paper_carries_the_facts_and_the_text(desktop: Page) -> None:
    desktop.emulate_media(media="print")
    desktop.goto(f"{CASEBOOK['nl']}beweegtuin/")
    expect(desktop.get_by_text("Zeerijp, Loppersum (nu Eemsdelta)")).to_be_visible()
    expect(desktop.get_by_text("Wij belden overal aan.")).to_be_visible()
    desktop.emulate_media(media="screen")
