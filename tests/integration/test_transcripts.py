"""A short transcript stands on the page of its meeting and its report; a long one at an address of its own below it."""

import gzip
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.models import EventPage, EventRecording, SessionReportPage
from events.models.event_recording import LONGEST_ON_PAGE
from tests.factories import published_event, published_report, translated
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
EVENT = {"nl": "/nl/bijeenkomsten/sessie/", "en": "/en/meetings/sessie/"}
REPORT = {"nl": "/nl/verslagen/verslag/", "en": "/en/reports/verslag/"}
KINDS = pytest.mark.parametrize("base", [EVENT, REPORT], ids=["event", "report"])
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
SHORT = "<p>Goedemiddag, welkom bij de moestuinkas.</p>"
LONG = "".join(f"<p>{number}. Wij spraken lang over de moestuinkas en het plein.</p>" for number in range(100))


def recording(transcript: str = LONG, **fields: Any) -> EventRecording:
    """A film in Dutch."""
    url = "https://www.youtube.com/watch?v=abcdefghijk"
    titles = {"title_nl": "De hele middag", "title_en": "The whole afternoon"}
    return EventRecording(**{**titles, "url": url, "transcript": transcript, **fields})


def session(*recordings: EventRecording) -> tuple[EventPage, SessionReportPage]:
    """A session and its report, in Dutch."""
    event = published_event(title="De sessie", slug="sessie", recordings=list(recordings or [recording()]))
    return event, published_report(title="Het verslag", event=event, slug="verslag")


def part() -> str:
    """The last step of the address of the only recording's transcript."""
    return f"{EventRecording.objects.get().transcript_part}/"


def told(markup: Markup) -> dict[str | None, str | None]:
    """The addresses of the other languages, by language."""
    links = markup.all("link", rel="alternate")
    return {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}


@KINDS
@LANGUAGES
def test_a_short_transcript_stands_on_the_page(client: Client, base: dict[str, str], language: str) -> None:
    session(recording(SHORT))
    assert "moestuinkas" in words(page(client.get(base[language])).one("main"))


@KINDS
@LANGUAGES
def test_a_long_one_is_a_link_away(client: Client, base: dict[str, str], language: str) -> None:
    session()
    markup = page(client.get(base[language]))
    assert "moestuinkas" not in words(markup.one("main"))
    (link,) = [link for link in markup.all("a") if "transcript-" in link.get("href", "")]
    transcript = page(client.get(base[language] + link.get("href", "")))
    assert words(transcript.one("main")).count("moestuinkas") == 100


@KINDS
def test_its_page_is_in_the_reader_s_language_and_the_words_in_that_of_the_speakers(
    client: Client, base: dict[str, str]
) -> None:
    session()
    markup = page(client.get(f"{base['en']}{part()}"))
    assert markup.one("html").get("lang") == "en"
    assert words(markup.one("h1")) == "What is said: The whole afternoon"
    (text,) = markup.with_class("legro-prose")
    assert markup.language_of(text) == "nl"


@KINDS
def test_it_leads_back_and_to_the_recording(client: Client, base: dict[str, str]) -> None:
    session()
    links = {link.get("href") for link in page(client.get(f"{base['nl']}{part()}")).one("main").iter("a")}
    assert {base["nl"], "https://www.youtube.com/watch?v=abcdefghijk"} <= links


@KINDS
def test_both_languages_know_each_other(client: Client, base: dict[str, str], commit: Commit) -> None:
    event, report = session()
    with commit():
        translated(event)
        translated(report)
    for address in base.values():
        markup = page(client.get(f"{address}{part()}"))
        assert markup.one("link", rel="canonical").get("href") == f"{HOST}{address}{part()}"
        both = {code: f"{HOST}{url}{part()}" for code, url in base.items()}
        assert told(markup) == {**both, "x-default": both["nl"]}
        switch = {link.get("hreflang"): link.get("href") for link in markup.with_class("legro-languages__link")}
        assert switch == {code: f"{url}{part()}" for code, url in base.items()}


@KINDS
def test_below_an_untranslated_page_the_dutch_address_is_the_canonical_one(
    client: Client, base: dict[str, str]
) -> None:
    session()
    response = client.get(f"{base['en']}{part()}")
    assert page(response).one("link", rel="canonical").get("href") == f"{HOST}{base['nl']}{part()}"
    assert response["X-Robots-Tag"] == "noindex"


def test_an_address_of_an_untranslated_page_leads_to_its_own_once_that_is_there(client: Client, commit: Commit) -> None:
    _event, report = session()
    with commit():
        translated(report)
    english = SessionReportPage.objects.get(locale__language_code="en")
    moved = english.url_path.replace("verslag/", "report/")
    SessionReportPage.objects.filter(pk=english.pk).update(slug="report", url_path=moved)
    response = client.get(f"{REPORT['en']}{part()}")
    assert (response.status_code, response["Location"]) == (302, f"/en/reports/report/{part()}")


@KINDS
def test_breadcrumbs_lead_to_its_page(client: Client, base: dict[str, str]) -> None:
    session()
    markup = page(client.get(f"{base['nl']}{part()}"))
    steps = [step["item"] for item in markup.json_ld for step in item["itemListElement"]]
    assert steps[-2:] == [f"{HOST}{base['nl']}", f"{HOST}{base['nl']}{part()}"]
    (nav,) = markup.with_class("legro-breadcrumbs")
    assert [link.get("href") for link in nav.iter("a")][-1] == base["nl"]


# Who may read it


@KINDS
def test_it_goes_with_its_page(client: Client, base: dict[str, str]) -> None:
    event, report = session()
    (event if base is EVENT else report).unpublish()
    other = REPORT if base is EVENT else EVENT
    assert client.get(f"{base['nl']}{part()}").status_code == 404
    assert client.get(f"{base['en']}{part()}").status_code == 404
    assert client.get(f"{other['nl']}{part()}").status_code == 200


@KINDS
@LANGUAGES
def test_it_is_restricted_as_its_page_is(client: Client, base: dict[str, str], language: str, commit: Commit) -> None:
    event, report = session()
    with commit():
        PageViewRestriction.objects.create(page=event if base is EVENT else report, restriction_type="login")
    response = client.get(f"{base[language]}{part()}")
    assert response.status_code in {302, 404}
    assert b"moestuinkas" not in response.content


def test_of_a_private_visit_nothing_is_read(client: Client) -> None:
    published_event(slug="sessie", event_kind="visit", is_private=True, recordings=[recording()])
    assert client.get(f"{EVENT['nl']}{part()}").status_code == 302


@KINDS
@pytest.mark.parametrize(
    "end", ["transcript-999999/", "transcript-01/", "transcript-/", "transcript-\uff11/", "part-1/", "{part}x/"]
)
def test_what_is_no_transcript_is_not_found(client: Client, base: dict[str, str], end: str) -> None:
    session()
    assert client.get(base["nl"] + end.format(part=part())).status_code == 404


def test_a_short_transcript_has_no_address_of_its_own(client: Client) -> None:
    session(recording(SHORT))
    assert client.get(f"{EVENT['nl']}transcript-{EventRecording.objects.get().pk}/").status_code == 404


def test_another_meeting_s_transcript_is_not_found_here(client: Client) -> None:
    session()
    published_event(slug="andere")
    assert client.get(f"/nl/bijeenkomsten/andere/{part()}").status_code == 404


def test_a_preview_shows_all_of_it_on_the_page() -> None:
    event, report = session()
    for draft in (event, report):
        request = RequestFactory().get("/")
        preview = draft.make_preview_request(request, "nl")
        assert b"moestuinkas" in preview.content
        assert b"transcript-" not in preview.content


# Found, and what it costs


def test_its_words_find_the_meeting_and_not_an_address_of_its_own(client: Client) -> None:
    session()
    (hit,) = client.get("/nl/zoeken/?q=moestuinkas").context["listing"].cards
    assert hit.link.url == EVENT["nl"]
    assert b"transcript-" not in client.get("/sitemap.xml").content


def size(client: Client, url: str) -> int:
    """Bytes of HTML as they are sent."""
    return len(gzip.compress(client.get(url).content))


@KINDS
def test_a_page_stays_small_however_long_its_transcripts_are(client: Client, base: dict[str, str]) -> None:
    many = " ".join(f"{number:x}" for number in range(30_000))
    within = " ".join(f"{number:x}" for number in range(5_000, 20_000))[: LONGEST_ON_PAGE - 10]
    session(recording(f"<p>{many}</p>"), recording(f"<p>{within}</p>"), recording(f"<p>{within[::-1]}</p>"))
    assert size(client, base["nl"]) <= 15 * 1024


@KINDS
def test_a_transcript_takes_at_most_twenty_queries(client: Client, base: dict[str, str]) -> None:
    session()
    address = f"{base['nl']}{part()}"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 20
