"""A search as a feed: held against RFC 4287, and followed as feed readers do."""

from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from search.formats import atom
from tests.factories import publish, published_case

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FEED = "/nl/praktijkvoorbeelden/?format=atom"


def _feed(client: Client, address: str) -> Element:
    return fromstring(client.get(address).content)


def _entries(feed: Element) -> dict[str, Element]:
    return {_text(entry, "title"): entry for entry in feed.iter(f"{ATOM}entry")}


def _text(element: Element, name: str) -> str:
    (child,) = element.findall(f"{ATOM}{name}")
    return child.text or ""


def _links(element: Element) -> dict[str | None, str]:
    return {link.get("rel"): link.get("href", "") for link in element.findall(f"{ATOM}link")}


def _faults(feed: Element) -> Iterator[str]:
    """What RFC 4287 asks of a feed and its entries, as far as programs can tell."""
    entries = list(feed.iter(f"{ATOM}entry"))
    for element in [feed, *entries]:
        for name in ("id", "title", "updated"):
            if len(element.findall(f"{ATOM}{name}")) != 1:
                yield f"{element.tag} has no or several {name}"
        for name in ("rights", "summary", "subtitle", "published"):
            if len(element.findall(f"{ATOM}{name}")) > 1:
                yield f"{element.tag} has several {name}"
        if not urlsplit(_text(element, "id")).scheme:
            yield "an id is no IRI"
        for moment in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
            if datetime.fromisoformat(moment.text or "").tzinfo is None:
                yield "a moment has no time zone"
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        if len(links) != len(set(links)):
            yield "a link is there twice"
        if any(not category.get("term") for category in element.findall(f"{ATOM}category")):
            yield "a category has no term"
    if feed.tag != f"{ATOM}feed" or not feed.findtext(f"{ATOM}author/{ATOM}name"):
        yield "nobody is the author"
    if "self" not in _links(feed) or any("alternate" not in _links(entry) for entry in entries):
        yield "a link to itself or to a page is missing"
    ids = [_text(element, "id") for element in [feed, *entries]]
    if len(ids) != len(set(ids)):
        yield "two have the same id"


@pytest.mark.usefixtures("case")
def test_it_is_valid(client: Client) -> None:
    for address in (FEED, "/en/search/?q=plein&format=atom", "/en/meetings/?period=past&format=atom"):
        assert list(_faults(_feed(client, address))) == []


@pytest.mark.usefixtures("case")
class TestFeed:
    """What stands in it."""

    def test_it_names_the_search_and_not_the_number_of_hits(self, client: Client) -> None:
        feed = _feed(client, "/en/casebook/?q=plein&theme=spelen&format=atom")
        assert _text(feed, "title") == "Cases (Play) for ‘plein’ – Healthy Living Environment Groningen"

    def test_it_leads_to_the_search_to_itself_and_to_the_licence(self, client: Client) -> None:
        feed = _feed(client, "/en/casebook/?q=plein&sort=title&page=3&format=atom")
        assert _links(feed) == {
            "alternate": "http://testserver/en/casebook/?q=plein",
            "self": "http://testserver/en/casebook/?q=plein&format=atom",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
        assert _text(feed, "rights") == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

    def test_it_is_the_same_feed_whatever_order_and_page_it_was_found_on(self, client: Client) -> None:
        feed, other = (_feed(client, f"/en/casebook/?q=plein{how}&format=atom") for how in ("", "&sort=title&page=3"))
        assert _text(feed, "id") == _text(other, "id") == "http://testserver/en/casebook/?q=plein&format=atom"

    @pytest.mark.usefixtures("translated_case")
    def test_an_entry_is_a_work_in_the_readers_language(self, client: Client) -> None:
        entry = _entries(_feed(client, "/en/casebook/?format=atom"))["The water square"]
        assert unescape(_text(entry, "summary")) == "Water & play."
        assert _links(entry) == {"alternate": "http://testserver/en/casebook/het-waterplein/"}
        assert [dict(category.attrib) for category in entry.findall(f"{ATOM}category")] == [
            {"term": "spelen", "label": "Play"}
        ]
        assert _text(entry, "updated") == _text(entry, "published") == "2026-11-21T09:00:00+00:00"
        assert entry.get(LANGUAGE) is None

    @pytest.mark.usefixtures("translated_case")
    def test_an_entry_in_the_other_language_says_so(self, client: Client) -> None:
        languages = {entry.get(LANGUAGE) for entry in _entries(_feed(client, "/en/casebook/?format=atom")).values()}
        assert languages == {None, "nl"}

    def test_its_themes_are_in_the_language_of_the_feed_and_say_so(self, client: Client) -> None:
        entry = _entries(_feed(client, "/en/casebook/?theme=spelen&format=atom"))["Het waterplein"]
        (category,) = entry.findall(f"{ATOM}category")
        assert (entry.get(LANGUAGE), category.get(LANGUAGE), category.get("label")) == ("nl", "en", "Play")

    @pytest.mark.usefixtures("translated_case")
    def test_a_work_has_one_name_a_language_wherever_it_is_found(self, client: Client) -> None:
        ids = [
            _text(_entries(_feed(client, address))[title], "id")
            for address, title in [
                (FEED, "Het waterplein"),
                ("/nl/zoeken/?q=water&format=atom", "Het waterplein"),
                ("/en/casebook/?format=atom", "The water square"),
            ]
        ]
        assert ids[0] == ids[1] != ids[2]
        assert all(name.startswith("urn:uuid:") for name in ids)

    def test_text_is_text(self, client: Client) -> None:
        entry = _entries(_feed(client, FEED))["Het waterplein"]
        (summary,) = entry.findall(f"{ATOM}summary")
        assert (summary.get("type"), unescape(summary.text or "")) == ("html", "Water & spel <samen>. Op één plein.")


def test_the_newest_come_first_and_no_more_than_fit(
    client: Client, freeze: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atom, "MOST", 2)
    for day in (1, 2, 3):
        freeze(f"2026-11-0{day} 10:00")
        published_case(title=f"Plein {day}")
    assert list(_entries(_feed(client, f"{FEED}&sort=title&page=2"))) == ["Plein 3", "Plein 2"]


class TestFollowing:
    """Feed readers ask every hour and get an answer when there is something new."""

    @pytest.fixture(autouse=True)
    def _case(self, freeze: Any) -> None:
        freeze("2026-11-21 10:00")
        self.page = published_case(title="Het plein")

    def test_a_reader_who_has_it_gets_no_second_copy(self, client: Client) -> None:
        first = client.get(FEED)
        again = client.get(FEED, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]

    def test_a_date_will_not_do_because_works_can_be_withdrawn(self, client: Client) -> None:
        assert "Last-Modified" not in client.get(FEED)
        self.page.unpublish()
        again = client.get(FEED, headers={"if-modified-since": "Sat, 21 Nov 2026 09:00:00 GMT"})
        assert (again.status_code, _entries(fromstring(again.content))) == (200, {})

    def test_a_change_is_sent(self, client: Client, freeze: Any) -> None:
        first = client.get(FEED)
        freeze("2026-11-21 11:00")
        self.page.title = "Het grote plein"
        publish(self.page)
        again = client.get(FEED, headers={"if-none-match": first["ETag"]})
        (entry,) = _entries(fromstring(again.content)).values()
        assert again.status_code == 200
        assert _text(entry, "updated") == "2026-11-21T10:00:00+00:00"
        assert _text(entry, "published") == "2026-11-21T09:00:00+00:00"

    def test_what_is_withdrawn_is_gone(self, client: Client) -> None:
        first = client.get(FEED)
        self.page.unpublish()
        again = client.get(FEED, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, _entries(fromstring(again.content))) == (200, {})

    def test_a_feed_without_works_does_not_change_by_the_minute(self, client: Client, freeze: Any) -> None:
        first = client.get(f"{FEED}&q=xyzzy")
        freeze("2026-11-22 10:00")
        assert client.get(f"{FEED}&q=xyzzy").content == first.content
