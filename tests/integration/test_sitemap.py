"""The sitemap: every public page in its own language, with its other version; nothing else."""

from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree
from django.test import Client
from django.utils.timezone import localtime
from wagtail.models import PageViewRestriction

from casebook.models import CasePage
from tests.factories import casebook, draft_case, published_case, standard_page, translated
from tests.integration.conftest import Commit
from tests.pages import CASEBOOK

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def translated_case(db: None, commit: Commit) -> CasePage:
    """A case that is live in both languages."""
    case = published_case(slug="beweegtuin")
    with commit():
        translated(case)
    return case


def entries(client: Client) -> dict[str, Element]:
    """The entries by their path."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)
    return {one.findtext("s:loc", "", SPACES).removeprefix(HOST): one for one in root.findall("s:url", SPACES)}


def versions(entry: Element) -> dict[str, str]:
    """The alternates of an entry, by language."""
    return {
        link.get("hreflang", ""): link.get("href", "").removeprefix(HOST) for link in entry.findall("x:link", SPACES)
    }


def test_all_that_a_site_begins_with_is_in_it_in_both_languages(client: Client) -> None:
    dutch = {"/nl/", CASEBOOK["nl"], "/nl/bijeenkomsten/", "/nl/verslagen/", "/nl/contact/"}
    english = {"/en/", CASEBOOK["en"], "/en/meetings/", "/en/reports/", "/en/contact/"}
    assert set(entries(client)) == dutch | english


def test_each_page_names_its_versions_in_both_languages(client: Client) -> None:
    found = entries(client)
    for path in CASEBOOK.values():
        assert versions(found[path]) == CASEBOOK


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_untranslated_case_is_in_it_once_without_alternates(client: Client, language: str) -> None:
    published_case(language, slug="beweegtuin")
    found = {path: entry for path, entry in entries(client).items() if "beweegtuin" in path}
    assert set(found) == {f"{CASEBOOK[language]}beweegtuin/"}
    assert versions(found[f"{CASEBOOK[language]}beweegtuin/"]) == {}


@pytest.mark.usefixtures("translated_case")
def test_a_translated_case_is_in_it_twice_and_names_both(client: Client) -> None:
    both = {language: f"{path}beweegtuin/" for language, path in CASEBOOK.items()}
    found = entries(client)
    assert [versions(found[path]) for path in both.values()] == [both, both]


def test_a_draft_is_not_in_it(client: Client) -> None:
    draft_case(slug="beweegtuin")
    assert not any("beweegtuin" in path for path in entries(client))


def test_an_unpublished_page_leaves_it_in_both_languages(client: Client, translated_case: CasePage) -> None:
    translated_case.unpublish()
    assert not any("beweegtuin" in path for path in entries(client))


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_a_private_page_is_not_in_it(client: Client, kind: str) -> None:
    PageViewRestriction.objects.create(page=standard_page(slug="besloten"), restriction_type=kind, password="secret")
    assert "/nl/besloten/" not in entries(client)


def test_what_stands_below_a_private_page_is_not_in_it(client: Client, commit: Commit) -> None:
    published_case(slug="beweegtuin")
    with commit():
        PageViewRestriction.objects.create(page=casebook(), restriction_type="login")
    assert not [path for path in entries(client) if path.startswith(tuple(CASEBOOK.values()))]


def test_the_search_is_not_in_it(client: Client) -> None:
    assert not {"/nl/zoeken/", "/en/search/"} & set(entries(client))


def test_each_entry_says_when_it_changed(client: Client) -> None:
    case = published_case(slug="beweegtuin")
    entry = entries(client)[f"{CASEBOOK['nl']}beweegtuin/"]
    assert entry.findtext("s:lastmod", "", SPACES)[:10] == f"{localtime(case.last_published_at):%Y-%m-%d}"


@pytest.mark.usefixtures("translated_case")
def test_every_address_in_it_is_a_page_that_robots_may_keep(client: Client) -> None:
    published_case("en", slug="student-kitchen")
    for path in entries(client):
        response = client.get(path)
        assert response.status_code == 200
        assert b'content="noindex"' not in response.content
        assert f'<link rel="canonical" href="{HOST}{path}">'.encode() in response.content
