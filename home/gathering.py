"""Works of several rooms beside each other: what the home page, a theme and an approach show of them.

Every list starts from entries, so it holds what anyone may read now and nothing else, each work once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, F, QuerySet, Value, Window
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber

from casebook.models import CaseIndexPage
from events.models import EventIndexPage, ReportIndexPage
from legro_cms.core.languages import url_of
from legro_cms.core.public import public_pages
from search.highlighting import highlight
from search.index_pages import WorkIndexPage
from search.listing import Card, build_cards
from search.models import Entry
from search.plan import QueryPlan
from search.query import Period, SearchQuery
from search.querysets import EntryQuerySet
from search.results import Hit

INDEXES: Final[tuple[type[WorkIndexPage], ...]] = (CaseIndexPage, EventIndexPage, ReportIndexPage)

NEWEST: Final = (F("published_at").desc(nulls_last=True), F("pk").desc())
SOONEST: Final = (F("agenda").asc(nulls_last=True), F("pk").asc())
LATEST: Final = (F("agenda").desc(nulls_last=True), F("pk").desc())


@dataclass(frozen=True)
class Shelf:
    """Works of one sort in an order, of which the first ``count`` are to be shown."""

    name: str
    works: EntryQuerySet
    order: tuple[OrderBy, ...]
    count: int

    def rows(self) -> QuerySet[Any, Any]:
        """Shelf, place, number of works on the shelf and key of those to be shown."""
        placed = self.works.annotate(
            shelf=Value(self.name),
            place=Window(RowNumber(), order_by=list(self.order)),
            total=Window(Count("*")),
        )
        return placed.filter(place__lte=self.count).order_by().values_list("shelf", "place", "total", "pk")


@dataclass(frozen=True)
class Shown:
    """The cards of a shelf, and how many works stand on it."""

    cards: tuple[Card, ...] = ()
    total: int = 0


def cases(works: EntryQuerySet, count: int) -> Shelf:
    """The newest cases."""
    return Shelf("cases", works.filter(kind="case"), NEWEST, count)


def upcoming(works: EntryQuerySet, today: date, count: int) -> Shelf:
    """The next meetings and learning circles."""
    return Shelf("upcoming", works.filter(kind__in=EventIndexPage.kinds).upcoming(today), SOONEST, count)


def past(works: EntryQuerySet, today: date, count: int) -> Shelf:
    """The last meetings and learning circles."""
    return Shelf("past", works.filter(kind__in=EventIndexPage.kinds).past(today), LATEST, count)


def reports(works: EntryQuerySet, count: int) -> Shelf:
    """The latest reports."""
    return Shelf("reports", works.filter(kind="report"), LATEST, count)


def show(shelves: Sequence[Shelf], language: str) -> dict[str, Shown]:
    """What stands on the shelves, by their names; two queries, and those of the cards."""
    if not shelves:
        return {}
    first, *others = (shelf.rows() for shelf in shelves)
    rows = sorted(first.union(*others, all=True))
    entries = Entry.objects.in_bulk([pk for _name, _place, _total, pk in rows])
    hits = [_hit(entries[pk], language) for _name, _place, _total, pk in rows]
    cards = {card.hit.entry.pk: card for card in build_cards(hits, language)}
    totals = {name: total for name, _place, total, _pk in rows}
    return {
        shelf.name: Shown(
            tuple(cards[pk] for name, _place, _total, pk in rows if name == shelf.name and pk in cards),
            totals.get(shelf.name, 0),
        )
        for shelf in shelves
    }


def _hit(entry: Entry, language: str) -> Hit:
    """An entry as somebody finds it who asked for nothing."""
    text_language = entry.text_language(language)
    words = highlight(entry, text_language, QueryPlan())
    return Hit(entry, 0, text_language, words.title, words.excerpt)


@dataclass(frozen=True)
class Lists:
    """Where the full lists stand for readers of a language; empty where there is none."""

    language: str
    today: date
    addresses: dict[type[WorkIndexPage], str]

    @classmethod
    def of(cls, language: str, today: date) -> "Lists":
        """The public index pages of the language; one query."""
        pages = public_pages().type(*INDEXES).filter(locale__language_code=language).order_by("-depth", "-path")
        models = {page.cached_content_type.model_class(): url_of(page.url_path) or "" for page in pages}
        return cls(language, today, {model: models.get(model, "") for model in INDEXES})

    def url(self, model: type[WorkIndexPage], period: Period = Period.ALL, **filters: str) -> str:
        """The address of a list with these filters set."""
        base = self.addresses[model]
        chosen = tuple((name, (value,)) for name, value in filters.items())
        query = SearchQuery(self.language, filters=chosen, period=period, today=self.today)
        return query.url(base) if base else ""
