"""Everything that a page with a list of works shows, on the rooms' index pages and the site-wide search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from search.cards import Card, build_cards
from search.engines import get_engine
from search.facets import Facet, build_facets
from search.formats.links import OutputLink, output_links
from search.municipality_map import MunicipalityMap, build_map
from search.pagination import Pagination, paginate
from search.query import PERIOD_DIMENSION, Period, SearchQuery
from search.question import Chip, Question
from search.results import SearchResult
from search.ways_on import WaysOn, correction_notice


@dataclass(frozen=True)
class SortOption:
    """An order of the list; the usual one is the one that is not named, so that a text typed next has its own."""

    value: str
    label: str
    url: str
    selected: bool
    is_usual: bool


@dataclass(frozen=True)
class PeriodTab:
    """What is to come, or what is over, with the number of works there."""

    label: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True)
class Listing:
    """A list of works with its search, ready for ``components/listing.html``; each part is made where it is shown."""

    question: Question
    result: SearchResult

    @property
    def query(self) -> SearchQuery:
        """What was asked, on the page that is shown."""
        return self.question.query

    @property
    def base_url(self) -> str:
        """The address of the list."""
        return self.question.base_url

    @property
    def total(self) -> int:
        """How many works were found."""
        return self.result.total

    @property
    def is_search(self) -> bool:
        """Whether text or filters narrow the list."""
        return self.query.is_active

    @property
    def is_past(self) -> bool:
        """Whether the list is of what is over."""
        return self.query.period == Period.PAST

    @property
    def heading(self) -> str:
        """What was found, in a line."""
        return self.question.heading(self.total, self.result.correction)

    @property
    def correction(self) -> str:
        """What was searched for instead of what was typed, and why; empty where that is the same."""
        return correction_notice(self.query.text, self.result.correction) if self.result.correction else ""

    @cached_property
    def cards(self) -> Sequence[Card]:
        """The works of the page."""
        return build_cards(self.result.hits, self.query.language)

    @cached_property
    def facets(self) -> Sequence[Facet]:
        """The filters with their counts."""
        return build_facets(self.query, self.result.facets, self.question.choices, self.base_url)

    @cached_property
    def map(self) -> MunicipalityMap | None:
        """The map of municipalities, where the list can be filtered by them."""
        return build_map(self.facets, self.question.works_named)

    @cached_property
    def chips(self) -> Sequence[Chip]:
        """The values that narrow the list."""
        return self.question.chips

    @property
    def clear_url(self) -> str:
        """The search without filters; the text stays."""
        return self.query.replace(filters=()).url(self.base_url)

    @property
    def hidden_fields(self) -> list[tuple[str, str]]:
        """What a form carries along besides its controls: the period, and the order where there is no choice of it."""
        fields = [(PERIOD_DIMENSION, self.query.period.value)] if self.query.period == Period.PAST else []
        if self.total <= 1 and self.query.sort != self.query.default_sort:
            fields.append(("sort", self.query.sort.value))
        return fields

    @property
    def sorts(self) -> list[SortOption]:
        """The orders to choose from."""
        return [
            SortOption(
                sort.value,
                str(sort.label),
                self.query.replace(sort=sort).url(self.base_url),
                selected=sort == self.query.sort,
                is_usual=sort == self.query.default_sort,
            )
            for sort in self.query.offered_sorts
        ]

    @cached_property
    def periods(self) -> Sequence[PeriodTab]:
        """What is to come and what is over, where the list tells them apart."""
        if self.query.today is None:
            return ()
        counts = self.result.facets.get(PERIOD_DIMENSION, {})
        return [
            PeriodTab(
                str(period.label),
                counts.get(period, 0),
                self.query.in_period(period).url(self.base_url),
                period == self.query.period,
            )
            for period in (Period.UPCOMING, Period.PAST)
        ]

    @property
    def other_period(self) -> PeriodTab | None:
        """The period that is not shown."""
        return next((tab for tab in self.periods if not tab.selected), None)

    @cached_property
    def pagination(self) -> Pagination:
        """The way to the other pages."""
        return paginate(self.query, self.result.pages, self.base_url)

    @property
    def outputs(self) -> list[OutputLink]:
        """The same search in other formats."""
        return list(output_links(self.query, self.base_url, self.total))

    @cached_property
    def ways_on(self) -> WaysOn:
        """What else could be asked."""
        return WaysOn(self)


def build_listing(question: Question) -> Listing:
    """Search; the last page is shown where a later one was asked for."""
    result = get_engine().search(question.query)
    return Listing(replace(question, query=question.query.replace(page=result.page)), result)
