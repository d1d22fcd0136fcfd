"""A search, parsed once and written back into addresses."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from search.dimensions import Choices

MAX_TEXT = 200
MAX_PAGE = 100_000
PER_PAGE = 20


class Sort(models.TextChoices):
    """Orders of a listing."""

    RELEVANCE = "relevance", _("Most relevant")
    NEWEST = "newest", _("Newest")
    SOONEST = "soonest", _("Earliest date")
    LATEST = "latest", _("Latest date")
    TITLE = "title", _("Title")


USUAL_SORTS = (Sort.NEWEST, Sort.TITLE)
DATED_SORTS = (Sort.SOONEST, Sort.LATEST, Sort.TITLE)


class Period(models.TextChoices):
    """Which dated works: those to come (today's among them) or those that are over."""

    ALL = "", _("All")
    UPCOMING = "upcoming", _("Upcoming")
    PAST = "past", _("Past")


PERIOD_DIMENSION = "period"
"""Among the facets of a query this asks for the number of works of each period."""
_PERIOD_SORTS = {Period.UPCOMING: Sort.SOONEST, Period.PAST: Sort.LATEST}

Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class SearchQuery:
    """What a visitor asks: any of the values of a dimension, and all of the dimensions.

    ``kinds`` is the room that asks (its page shows nothing else; empty for all), ``facets`` the dimensions
    whose values are to be counted. ``period`` narrows to dated works that are over on the day ``today`` (in
    Europe/Amsterdam) or are not. ``sorts`` are the orders that the listing offers, the usual one first. A query is
    checked where it is made: engines take it as it is.
    """

    language: str
    text: str = ""
    kinds: tuple[str, ...] = ()
    filters: Filters = ()
    facets: tuple[str, ...] = ()
    sort: Sort = Sort.NEWEST
    page: int = 1
    per_page: int = PER_PAGE
    period: Period = Period.ALL
    today: date | None = None
    sorts: tuple[Sort, ...] = USUAL_SORTS

    def __post_init__(self) -> None:
        """A dimension without a chosen value is no filter; a period without a day is a programming error."""
        if self.period and self.today is None:
            raise ValueError("A period needs the day it is seen from.")
        object.__setattr__(self, "filters", tuple((name, values) for name, values in self.filters if values))

    @classmethod
    def from_params(
        cls,
        params: QueryDict,
        language: str,
        kinds: Iterable[str] = (),
        dimensions: Sequence[Choices] = (),
        *,
        sorts: Sequence[Sort] = USUAL_SORTS,
        today: date | None = None,
    ) -> SearchQuery:
        """The query of a request; what makes no sense is dropped, so that any address gets an answer.

        With ``today`` the listing is split: it shows what is to come, and on request what is over.
        """
        text = clean_text(params.get("q", ""))
        filters = {choices.name: choices.known(params.getlist(choices.name)) for choices in dimensions}
        query = cls(
            language=language,
            text=text,
            kinds=tuple(kinds),
            filters=tuple(filters.items()),
            facets=(*filters, PERIOD_DIMENSION) if today else tuple(filters),
            page=_page(params.get("page", "")),
            period=_period(params.get("period", "")) if today else Period.ALL,
            today=today,
            sorts=tuple(sorts),
        )
        return replace(query, sort=query.sort_named(params.get("sort", "")))

    @property
    def is_active(self) -> bool:
        """Whether anything narrows the listing."""
        return bool(self.text or self.filters)

    @property
    def default_sort(self) -> Sort:
        """The order nobody has to ask for, and which therefore does not stand in the address."""
        if self.text:
            return Sort.RELEVANCE
        of_period = _PERIOD_SORTS.get(self.period)
        return of_period if of_period in self.sorts else self.sorts[0]

    @property
    def offered_sorts(self) -> tuple[Sort, ...]:
        """The orders to choose from; relevance means something for a text only."""
        return (Sort.RELEVANCE, *self.sorts) if self.text else self.sorts

    def sort_named(self, value: str) -> Sort:
        """The offered order of this name, else the usual one."""
        return Sort(value) if value in self.offered_sorts else self.default_sort

    def in_period(self, period: Period) -> SearchQuery:
        """The query for another period; the usual order becomes the usual one there."""
        other = self.replace(period=period)
        return replace(other, sort=other.default_sort) if self.sort == self.default_sort else other

    def pages(self, total: int) -> int:
        """How many pages so many works fill; an empty listing has one."""
        return max(1, math.ceil(total / self.per_page))

    def values(self, dimension: str) -> tuple[str, ...]:
        """The values chosen in a dimension."""
        return dict(self.filters).get(dimension, ())

    def replace(self, **changes: Any) -> SearchQuery:
        """The query with changes, on its first page unless the page is one of them."""
        return replace(self, **{"page": 1, **changes})

    def toggle(self, dimension: str, value: str) -> SearchQuery:
        """The query with a value added to its filters, or taken away when it is there."""
        chosen = self.values(dimension)
        kept = tuple(one for one in chosen if one != value) if value in chosen else (*chosen, value)
        filters = {**dict(self.filters), dimension: kept}
        return self.replace(filters=tuple((name, filters.get(name, ())) for name in self.facets))

    def params(self) -> list[tuple[str, str]]:
        """Names and values as they stand in an address, in a fixed order, defaults left out."""
        pairs = [("q", self.text)] if self.text else []
        if self.period == Period.PAST:
            pairs.append((PERIOD_DIMENSION, self.period.value))
        pairs += [(name, value) for name, values in self.filters for value in values]
        if self.sort != self.default_sort:
            pairs.append(("sort", self.sort.value))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return pairs

    def url(self, base: str) -> str:
        """The address of this search on the page at ``base``."""
        query = urlencode(self.params())
        return f"{base}?{query}" if query else base


def clean_text(value: str) -> str:
    """One line of at most 200 characters that every database and every log can hold."""
    printable = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in value[: 4 * MAX_TEXT]
    )
    return " ".join(printable.split())[:MAX_TEXT].strip()


def _period(value: str) -> Period:
    """What is to come is what visitors ask for unless they say otherwise."""
    return Period.PAST if value == Period.PAST else Period.UPCOMING


def _page(value: str) -> int:
    """A page number within bounds, whatever stands in the address."""
    if len(value) <= 6 and value.isascii() and value.isdecimal():
        return min(max(int(value), 1), MAX_PAGE)
    return 1
