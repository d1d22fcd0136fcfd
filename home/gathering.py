"""Works of several rooms beside each other: what the home page, a theme and an approach show of them.

Every list starts from entries, so it holds what anyone may read now and nothing else, each work once. The cards are
those of the rooms without their badges, and everything that a page links to is looked up at once: so three kinds of
works cost no more queries than a page may take.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber
from wagtail.models import Page

from casebook.models import CaseIndexPage, CasePage
from events.models import (
    EventIndexPage,
    EventPage,
    LearningCirclePage,
    ReportIndexPage,
    SessionReportPage,
)
from legro_cms.core.languages import WorkLink, links_to, url_of, with_pages_above
from legro_cms.core.models import BasePage
from search.cards import Card
from search.highlighting import highlight
from search.index_pages import WorkIndexPage
from search.models import Entry
from search.plan import QueryPlan
from search.query import Period, SearchQuery
from search.querysets import EntryQuerySet
from search.results import Hit

CARDS: Final[tuple[type[BasePage], ...]] = (CasePage, EventPage, SessionReportPage)
INDEXES: Final[tuple[type[WorkIndexPage], ...]] = (CaseIndexPage, EventIndexPage, ReportIndexPage)

_CIRCLES_LAST: Final = Case(When(kind=LearningCirclePage.kind, then=1), default=0).asc()

NEWEST: Final = (F("published_at").desc(nulls_last=True), F("pk").desc())
SOONEST: Final = (_CIRCLES_LAST, F("agenda").asc(nulls_last=True), F("pk").asc())
LATEST: Final = (_CIRCLES_LAST, F("agenda").desc(nulls_last=True), F("pk").desc())


@dataclass(frozen=True)
class Shelf:
    """Works of one sort in an order, of which the first ``count`` are to be shown."""

    name: str
    works: EntryQuerySet
    order: tuple[OrderBy, ...]
    count: int

    def rows(self) -> QuerySet[Any, Any]:
        """The works to be shown, each with the shelf, its place and the number of works on the shelf."""
        placed = self.works.annotate(
            shelf=Value(self.name),
            place=Window(RowNumber(), order_by=list(self.order)),
            total=Window(Count("*")),
        )
        return placed.filter(place__lte=self.count).order_by()


@dataclass(frozen=True)
class Shown:
    """The cards of a shelf, and how many works stand on it."""

    cards: tuple[Card, ...] = ()
    total: int = 0


def cases(works: EntryQuerySet, count: int) -> Shelf:
    """The newest cases."""
    return Shelf("cases", works.filter(kind="case"), NEWEST, count)


def upcoming(works: EntryQuerySet, today: date, count: int) -> Shelf:
    """The next meetings; learning circles are counted, as in the agenda, and shown by their meetings."""
    return Shelf("upcoming", works.filter(kind__in=EventIndexPage.kinds).upcoming(today), SOONEST, count)


def past(works: EntryQuerySet, today: date, count: int) -> Shelf:
    """The last meetings; learning circles as above."""
    return Shelf("past", works.filter(kind__in=EventIndexPage.kinds).past(today), LATEST, count)


def reports(works: EntryQuerySet, count: int) -> Shelf:
    """The latest reports."""
    return Shelf("reports", works.filter(kind="report"), LATEST, count)


@dataclass(frozen=True)
class Gathered:
    """What stands on the shelves, where everything is read, and where the full lists stand."""

    shelves: Mapping[str, Shown]
    links: Mapping[UUID, WorkLink]
    language: str
    today: date
    addresses: Mapping[type[WorkIndexPage], str]

    def list_url(self, model: type[WorkIndexPage], filters: Mapping[str, str], period: Period = Period.ALL) -> str:
        """The address of a list with these filters set; empty where the language has none."""
        base = self.addresses.get(model, "")
        chosen = tuple((name, (value,)) for name, value in filters.items())
        query = SearchQuery(self.language, filters=chosen, period=period, today=self.today)
        return query.url(base) if base else ""


def gather(shelves: Sequence[Shelf], language: str, today: date, also: Collection[UUID] = ()) -> Gathered:
    """What is to be shown of the shelves; ``also`` are keys of other works that the page links to.

    One query for the entries, one or two for each kind of works among them, and one for all links.
    """
    entries: list[Any] = []
    if shelves:
        first, *others = (shelf.rows() for shelf in shelves)
        entries = sorted(first.union(*others, all=True), key=lambda entry: (entry.shelf, entry.place))
    found = _card_pages(entries)
    pages = {page.translation_key: page for own in found.values() for page in own}
    linked = {key for page in pages.values() for key in page.linked_on_card}
    around = _pages_to_link({*pages, *linked, *also})
    links = links_to(around, language)
    for model, own in found.items():
        model.complete_cards(own, links)
    cards = {
        entry.pk: Card(_hit(entry, language), links[key], pages[key], pages[key].card_template)
        for entry in entries
        if (key := entry.translation_key) in links and key in pages
    }
    return Gathered(
        {shelf.name: _shown(shelf, entries, cards) for shelf in shelves},
        links,
        language,
        today,
        _addresses(around, language),
    )


def _shown(shelf: Shelf, entries: Iterable[Any], cards: Mapping[int, Card]) -> Shown:
    own = [entry for entry in entries if entry.shelf == shelf.name]
    return Shown(tuple(cards[entry.pk] for entry in own if entry.pk in cards), own[0].total if own else 0)


def _hit(entry: Entry, language: str) -> Hit:
    """An entry as somebody finds it who asked for nothing."""
    text_language = entry.text_language(language)
    words = highlight(entry, text_language, QueryPlan())
    return Hit(entry, 0, text_language, words.title, words.excerpt)


def _card_pages(entries: Iterable[Entry]) -> dict[type[BasePage], list[Any]]:
    """The source pages of the works, with the facts on their cards."""
    keys: dict[str, list[UUID]] = {}
    for entry in entries:
        keys.setdefault(entry.kind, []).append(entry.translation_key)
    return {model: list(model.card_pages(keys[model.kind])) for model in CARDS if model.kind in keys}


def _pages_to_link(keys: Collection[UUID]) -> list[Page]:
    """The pages of these works and of the lists, with those above them, in every language; one query."""
    types = ContentType.objects.get_for_models(*INDEXES).values()
    return list(with_pages_above(Q(translation_key__in=keys) | Q(content_type__in=types)))


def _addresses(pages: Iterable[Any], language: str) -> dict[type[WorkIndexPage], str]:
    """Where the lists of the language stand."""
    kinds = ContentType.objects.get_for_models(*INDEXES)
    types = {kinds[model].pk: model for model in INDEXES}
    return {
        types[page.content_type_id]: url_of(page.url_path) or ""
        for page in pages
        if page.content_type_id in types and page.locale.language_code == language
    }
