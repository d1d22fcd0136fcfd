"""The instruments with which pages are looked at do find what they look for."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Watcher
from tests.browser.inspection import is_wider_than_the_screen, violations

pytestmark = pytest.mark.browser

HERE = "http://here.example"
SOUND = '<html lang="en"><title>A page</title><main><h1>A page</h1>{}</main>'


def show(page: Page, content: str, policy: str = "default-src 'self'") -> Watcher:
    """Open a page with this content, as a server with a strict policy would send it."""
    watcher = Watcher(page, HERE)
    page.route(
        "**/*",
        lambda route: route.fulfill(
            body=SOUND.format(content), content_type="text/html", headers={"Content-Security-Policy": policy}
        ),
    )
    page.goto(HERE)
    return watcher


def test_a_sound_page_raises_nothing(page: Page) -> None:
    watcher = show(page, "<p>Fine.</p>")
    assert (violations(page), is_wider_than_the_screen(page), watcher.faults) == ([], False, [])


@pytest.mark.parametrize(
    "broken", ["<img src=a.png>", "<input>", "<h4>too deep</h4>", '<p style="color:#eee">pale</p>']
)
def test_what_is_not_accessible_is_found(page: Page, broken: str) -> None:
    show(page, broken, policy="default-src 'self' 'unsafe-inline'")
    assert violations(page)


def test_what_sticks_out_is_found(page: Page) -> None:
    show(page, "<p style='width: 5000px'>wide</p>", policy="default-src 'self' 'unsafe-inline'")
    assert is_wider_than_the_screen(page)


@pytest.mark.parametrize("broken", ["<script>1</script>", '<p style="color: red">red</p>', "<p onclick='a()'>a</p>"])
def test_what_the_policy_refuses_is_noticed(page: Page, broken: str) -> None:
    assert "Content Security Policy" in " ".join(show(page, broken).faults)


def test_an_error_in_a_script_is_noticed(page: Page) -> None:
    watcher = show(page, "<script>nothing.there()</script>", policy="default-src 'self' 'unsafe-inline'")
    assert any("nothing is not defined" in fault for fault in watcher.faults)


def test_a_request_to_another_host_is_noticed(page: Page) -> None:
    watcher = show(page, "<img alt='' src='http://there.example/a.png'>", policy="default-src *")
    assert "request to another host: http://there.example/a.png" in watcher.faults
