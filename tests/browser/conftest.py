"""Browser tabs that notice what goes wrong unseen: errors on the console, refused scripts, requests to other hosts."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page as WagtailPage

from tests.browser.admin_steps import Admin
from tests.pages import furnish, many_cases, visits
from tests.servers.contents import fill

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


class Watcher:
    """Writes down what a visitor would not see but should not happen."""

    def __init__(self, tab: BrowserContext | Page, address: str, expected: int = 200) -> None:
        self.host = urlsplit(address).netloc
        self.faults: list[str] = []
        self.expected = expected
        tab.on("console", self._console)
        tab.on("request", self._request)
        tab.on("response", self._response)
        if isinstance(tab, Page):
            tab.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        else:
            tab.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.faults.append(f"{message.type} on the console: {message.text}")

    def _request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        is_autosave = response.status == 400 and response.request.method == "POST" and "/admin/pages/" in response.url
        if response.status >= 400 and response.status != self.expected and not is_autosave:
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


@pytest.fixture
def turn_clock() -> Iterator[Callable[[str], None]]:
    """Go on at another moment, as `turn_clock("2027-06-15 10:00")`: for the server and the test, not for the browser.

    The clock ticks on from there. Who was logged in may not be so any more.
    """
    travellers: list[time_machine.travel] = []

    def turn(moment: str) -> None:
        when = datetime.fromisoformat(moment).replace(tzinfo=timezone.get_default_timezone())
        travellers.append(time_machine.travel(when, tick=True))
        travellers[-1].start()

    yield turn
    for traveller in reversed(travellers):
        traveller.stop()


# A furnished site that the tests of a module look at together


class PublicSite(NamedTuple):
    """Where the site is served, and where its files lie."""

    url: str
    media: Path


@pytest.fixture(scope="module")
def _public_site(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PublicSite]:
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media, ROOT_URLCONF="tests.page_urls"):
        if not WagtailPage.objects.exists():
            _restore()
        try:
            fill("public-site", media, _open_to_the_public)
            server = LiveServer("localhost")
            yield PublicSite(server.url, media)
            server.stop()
        finally:
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
            _restore()


def _open_to_the_public() -> None:
    """Furnish the site and look at everything once.

    That makes the copies of images: during a test its transaction has the write lock.
    """
    furnish()
    many_cases(25)
    for visit in visits():
        Client().get(visit.url)


def _restore() -> None:
    """Put the site of `create_site` into the empty tables."""
    connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]


@pytest.fixture
def public_site(_public_site: PublicSite, _clean_slate: None, settings: Any) -> str:
    """The address of a site with a page of every kind in both languages and 25 cases."""
    settings.MEDIA_ROOT = _public_site.media
    settings.ROOT_URLCONF = "tests.page_urls"
    return _public_site.url
