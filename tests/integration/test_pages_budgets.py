"""What a page may cost its reader and the server: bytes and queries, with few cases and with many."""

import gzip
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from tests.markup import Markup
from tests.pages import Visit, many_cases, visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

KB = 1024
FEW, MANY = 5, 100
VISITS = [visit for visit in visits() if visit.kind != "error"]


class Cost(NamedTuple):
    """Queries with a warm cache, and bytes of HTML after compression."""

    queries: int
    html: int


def measure(visit: Visit) -> Cost:
    """The cost of an address for the second visitor; the first one warms the cache, as on a running site."""
    client = Client()
    client.get(visit.url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(visit.url)
    assert response.status_code == visit.status
    return Cost(len(queries), len(gzip.compress(response.content)))


@pytest.fixture(scope="module")
def costs(_furnished: Path) -> dict[int, dict[Visit, Cost]]:
    """The cost of every kind of page with few and with many cases."""
    measured = {}
    with override_settings(MEDIA_ROOT=_furnished, ROOT_URLCONF="tests.page_urls"):
        for count in (FEW, MANY):
            many_cases(count)
            measured[count] = {visit: measure(visit) for visit in VISITS}
    return measured


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_the_html_is_small(costs: dict[int, dict[Visit, Cost]], visit: Visit, count: int) -> None:
    assert costs[count][visit].html <= 15 * KB


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_many_cases_take_as_many_queries_as_few(costs: dict[int, dict[Visit, Cost]], visit: Visit) -> None:
    assert costs[FEW][visit].queries == costs[MANY][visit].queries


@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_takes_at_most_twenty_queries(costs: dict[int, dict[Visit, Cost]], visit: Visit) -> None:
    assert costs[MANY][visit].queries <= 20


# Files


def file_bytes(address: str) -> bytes:
    """The bytes of a static file."""
    found = finders.find(address.removeprefix(django_settings.STATIC_URL))
    assert isinstance(found, str), address
    return Path(found).read_bytes()


@pytest.fixture
def linked(client: Client, furnished_site: None) -> dict[str, list[str]]:
    """The files that the casebook asks for, by kind."""
    markup = Markup(client.get("/nl/praktijkvoorbeelden/").content.decode())
    links = markup.all("link")
    return {
        "css": [link.get("href", "") for link in links if link.get("rel") == "stylesheet"],
        "js": [script.get("src", "") for script in markup.all("script") if script.get("src")],
        "font": [link.get("href", "") for link in links if link.get("as") == "font"],
        "icon": [link.get("href", "") for link in links if link.get("rel") == "icon"],
    }


def test_the_style_sheets_are_small(linked: dict[str, list[str]]) -> None:
    assert linked["css"]
    assert sum(len(brotli.compress(file_bytes(url))) for url in linked["css"]) <= 20 * KB


def test_the_scripts_are_small(linked: dict[str, list[str]]) -> None:
    assert linked["js"]
    assert sum(len(gzip.compress(file_bytes(url))) for url in linked["js"]) <= 20 * KB


def test_there_is_one_small_font(linked: dict[str, list[str]]) -> None:
    (font,) = linked["font"]
    assert len(file_bytes(font)) <= 30 * KB
    assert file_bytes(linked["css"][0]).count(b"@font-face") == 1


def test_a_whole_page_is_small(linked: dict[str, list[str]], client: Client) -> None:
    html = len(gzip.compress(client.get("/nl/praktijkvoorbeelden/").content))
    text = sum(len(gzip.compress(file_bytes(url))) for kind in ("css", "js") for url in linked[kind])
    binary = sum(len(file_bytes(url)) for kind in ("font", "icon") for url in linked[kind])
    assert html + text + binary <= 100 * KB
