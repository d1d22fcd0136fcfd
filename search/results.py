"""What a search answers, whichever engine found it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from search.models import Entry
from search.plan import Origin, QueryPlan
from search.query import SearchQuery

Facets = Mapping[str, Mapping[str, int]]
"""Dimension to value to number of works; a dimension's own filter is left out of its counts."""
Without = Mapping[str, int]
"""Dimension of a filter to the number of works that would be found without it; of those that are counted too."""


@dataclass(frozen=True)
class Ranking:
    """What an engine decides: entries in order with their scores, how many in all, and the counts."""

    scores: Sequence[tuple[int, float]] = ()
    total: int = 0
    facets: Facets = field(default_factory=dict)
    without: Without = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """Which works a query found and by which plan, before any of them is read."""

    plan: QueryPlan
    ranking: Ranking

    @property
    def keys(self) -> list[int]:
        """Primary keys of the entries of the page, in order."""
        return [key for key, _score in self.ranking.scores]

    @property
    def total(self) -> int:
        """How many works there are in all."""
        return self.ranking.total

    @property
    def correction(self) -> str | None:
        """The text that was searched for instead of a misspelt one."""
        return self.plan.correction


@dataclass(frozen=True)
class Reason:
    """Why a work was found that does not hold what was typed: "rookvrij = smoke-free".

    ``language`` is that of the word that was found.
    """

    origin: Origin
    typed: str
    found: str
    language: str


@dataclass(frozen=True)
class Hit:
    """A work that was found, in its reader's words: title and excerpt escaped, matches in ``<mark>``."""

    entry: Entry
    score: float
    text_language: str
    title: SafeString
    excerpt: SafeString
    matched_words: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class SearchResult:
    """One page of hits. ``correction`` is the text that was searched for instead of a misspelt one."""

    query: SearchQuery
    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Facets = field(default_factory=dict)
    correction: str | None = None
    without: Without = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages the hits fill."""
        return self.query.pages(self.total)

    @property
    def page(self) -> int:
        """The page that was answered: the last one where a later one was asked for."""
        return min(self.query.page, self.pages)
