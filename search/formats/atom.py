"""A search as a feed to follow (Atom, RFC 4287): the newest of the works that it finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import uuid5

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext

from legro_cms.core.furniture import Furniture
from legro_cms.core.licences import ContentLicence
from legro_cms.core.works import Dimension
from search.dimensions import load
from search.engines import get_engine
from search.formats.cells import plain
from search.formats.links import Format, format_url
from search.models import Entry
from search.query import Sort
from search.question import Question
from search.records import Record, read_records

MOST = 50
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: it has to say something, and the same thing every time."""


class WorksFeed(Atom1Feed):
    """Django's feed, with what it has no words for: named themes, languages, the licence's link."""

    def latest_post_date(self) -> datetime:
        """When the works in it last changed; not the present where there are none, since nothing happens now."""
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)

    def add_root_elements(self, handler: Any) -> None:
        """Add the licence as programs look for it (RFC 4946)."""
        super().add_root_elements(handler)
        licence: ContentLicence = self.feed["licence"]
        handler.addQuickElement("link", "", {"rel": "license", "href": licence.url})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Say in which language a work is written where readers have no words of their own."""
        return {} if item["language"] == self.feed["language"] else {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the themes by slug and name, which are in the feed's language, whichever the work is written in."""
        super().add_item_elements(handler, item)
        language = {"xml:lang": self.feed["language"]} if self.item_attributes(item) else {}
        for theme in item["themes"]:
            handler.addQuickElement("category", "", {"term": theme.value, "label": plain(theme.label), **language})


def atom_response(request: HttpRequest, question: Question) -> HttpResponse:
    """The feed; 304 for a reader who has it already."""
    found = get_engine().find(question.query.replace(sort=Sort.NEWEST, per_page=MOST, facets=()))
    entries = Entry.objects.public().in_order_of(found.keys)
    records = read_records(entries, load([Dimension.THEME]), question.query.language)
    feed = _feed(request, question, records)
    content = feed.writeString("utf-8").encode()
    etag = f'"{sha256(content).hexdigest()[:32]}"'  # no date: where works are withdrawn, none is later than before
    response = HttpResponse(content, content_type=WorksFeed.content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"  # kept, but asked for each time: what is withdrawn is gone
    known: HttpResponse | None = get_conditional_response(request, etag, None, response)
    return known or response


def _feed(request: HttpRequest, question: Question, records: Iterable[Record]) -> WorksFeed:
    """The feed of a question; whatever order and page somebody came from, it is the same one, by the same ``id``."""
    site, language = Furniture(request), question.query.language
    licence = site.settings.licence
    address = request.build_absolute_uri(format_url(question.query, question.base_url, Format.ATOM))
    followed = question.query.replace(sort=question.query.default_sort)
    feed = WorksFeed(
        title=plain(f"{_title(question)} – {site.name}"),
        link=request.build_absolute_uri(followed.url(question.base_url)),
        description=None,
        language=language,
        author_name=plain(site.name),
        feed_url=address,
        feed_guid=address,
        feed_copyright=f"{licence.label}, {licence.url}",
        licence=licence,
    )
    for record in records:
        _add(feed, request, record, language)
    return feed


def _title(question: Question) -> str:
    """What the feed is of; without the number of works, which changes, and a name in a list of feeds should not."""
    works, chosen = capfirst(question.works_named(MOST)), ", ".join(chip.label for chip in question.chips)
    named = f"{works} ({chosen})" if chosen else works
    if not question.query.text:
        return named
    return gettext("%(found)s for ‘%(text)s’") % {"found": named, "text": question.query.text}


def _add(feed: WorksFeed, request: HttpRequest, record: Record, language: str) -> None:
    entry = record.entry
    text_language = entry.text_language(language)
    title, summary, _text = entry.words_in(text_language)
    changed = record.changed_for(language) or entry.published_at or NOTHING_YET
    feed.add_item(
        title=plain(title),
        link=request.build_absolute_uri(record.links[language].url),
        description=escape(plain(summary)),  # Django says that it is HTML
        unique_id=uuid5(entry.translation_key, language).urn,  # the same wherever the work moves
        pubdate=entry.published_at,
        updateddate=changed,
        language=text_language,
        themes=record.facts[Dimension.THEME],
    )
