"""Every kind of page, in both languages, on a desk and in a hand."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import DESKTOP, PHONE, Watcher
from tests.browser.inspection import Inspection, is_wider_than_the_screen, violations
from tests.pages import Visit, visits

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

Inspect = Callable[[Visit, str], Inspection]
SCREENS = {"desktop": DESKTOP, "phone": PHONE}
EVERY = pytest.mark.parametrize("visit", visits(), ids=str)
SCREEN = pytest.mark.parametrize("screen", SCREENS)


@pytest.fixture(scope="module")
def contexts(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[dict[str, BrowserContext]]:
    """A browser window of each size, shared by the tests of this module."""
    opened = {name: browser.new_context(**browser_context_args, viewport=size) for name, size in SCREENS.items()}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture(scope="module")
def _inspected() -> dict[tuple[Visit, str], Inspection]:
    return {}


@pytest.fixture
def inspect(
    public_site: str, contexts: dict[str, BrowserContext], _inspected: dict[tuple[Visit, str], Inspection]
) -> Inspect:
    """What was found at a visit's address on a screen; each is opened once for all tests of the module."""

    def open_once(visit: Visit, screen: str) -> Inspection:
        if (visit, screen) not in _inspected:
            page = contexts[screen].new_page()
            watcher = Watcher(page, public_site, expected=visit.status)
            response = page.goto(public_site + visit.url)
            page.evaluate("document.fonts.ready.then(() => true)")
            assert response is not None
            assert response.status == visit.status
            _inspected[visit, screen] = Inspection(violations(page), is_wider_than_the_screen(page), watcher.faults)
            page.close()
        return _inspected[visit, screen]

    return open_once


@EVERY
@SCREEN
def test_a_page_is_accessible(inspect: Inspect, visit: Visit, screen: str) -> None:
    assert inspect(visit, screen).violations == []


@EVERY
@SCREEN
def test_a_page_fits_the_screen(inspect: Inspect, visit: Visit, screen: str) -> None:
    assert not inspect(visit, screen).is_wider


@EVERY
@SCREEN
def test_a_page_raises_no_error_and_asks_no_other_host(inspect: Inspect, visit: Visit, screen: str) -> None:
    assert inspect(visit, screen).faults == []
