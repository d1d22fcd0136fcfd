"""Browser tabs that notice what goes wrong unseen: errors on the console, refused scripts, requests to other hosts."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.admin_steps import Admin

OwnHost = Callable[[str], bool]


class Watcher:
    """Writes down what a visitor would not see but should not happen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        self.expected: set[int] = set()
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(f"{message.type} on the console: {message.text}")

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_autosave = response.status == 400 and response.request.method == "POST" and "/admin/pages/" in response.url
        if response.status >= 400 and response.status not in self.expected and not is_autosave:
            self.faults.append(f"{response.status} for {response.url}")


Watch = Callable[[BrowserContext, str], Watcher]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Watch a browser context; what it noticed fails the test at its end."""
    watchers: list[Watcher] = []

    def start(context: BrowserContext, address: str) -> Watcher:
        watchers.append(Watcher(context, address))
        return watchers[-1]

    yield start
    assert [fault for watcher in watchers for fault in watcher.faults] == []


@pytest.fixture
def admin(page: Page, live_server: Any, watch: Watch) -> Admin:
    """A tab for the admin."""
    watch(page.context, live_server.url)
    return Admin(page, live_server.url)


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict[str, Any], live_server: Any, watch: Watch) -> Iterator[Page]:
    """A tab of somebody who is not logged in; addresses may leave the host out."""
    context = browser.new_context(**browser_context_args, base_url=live_server.url)
    watch(context, live_server.url)
    yield context.new_page()
    context.close()
