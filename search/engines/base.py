"""What every engine does around the one thing in which they differ: finding and ordering entries."""

from __future__ import annotations

from abc import ABC, abstractmethod

from search.highlighting import highlight
from search.knowledge import DatabaseKnowledge
from search.models import Entry
from search.plan import Counts, QueryPlan
from search.planning import make_plan
from search.query import SearchQuery
from search.reasons import reasons_for
from search.results import Hit, Ranking, SearchResult


class SearchEngine(ABC):
    """Answers queries from the entries; engines differ in ``rank``, not in plan and highlights."""

    def search(self, query: SearchQuery) -> SearchResult:
        """One page of hits with total and facets; past the last page, the last one."""
        plan, ranking = self._ranked(query)
        hits = _hits(ranking, query, plan)
        return SearchResult(query, hits, ranking.total, ranking.facets, plan.correction, ranking.without)

    def find(self, query: SearchQuery) -> tuple[list[Entry], int]:
        """The entries of one page in order, and how many there are in all, for what shows neither marks nor reasons."""
        _plan, ranking = self._ranked(query)
        return list(_entries(ranking).values()), ranking.total

    def _ranked(self, query: SearchQuery) -> tuple[QueryPlan, Ranking]:
        plan, counts = make_plan(query.text, query.language, DatabaseKnowledge()) if query.text else (QueryPlan(), {})
        if query.text and (not plan or plan.within == frozenset()):
            return plan, Ranking()
        return plan, self.rank(query, plan, counts)

    @abstractmethod
    def rank(self, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
        """The entries of the query's page in order, total and facets; an empty plan means all entries."""


def _entries(ranking: Ranking) -> dict[int, Entry]:
    """The ranked entries that are public now: a second store may know a work a moment longer than it is."""
    entries = Entry.objects.public().in_bulk([pk for pk, _score in ranking.scores])
    return {pk: entries[pk] for pk, _score in ranking.scores if pk in entries}


def _hits(ranking: Ranking, query: SearchQuery, plan: QueryPlan) -> list[Hit]:
    entries = _entries(ranking)
    scores, reasons = dict(ranking.scores), reasons_for(entries, plan, query.text)
    hits = []
    for pk, entry in entries.items():
        language = entry.text_language(query.language)
        shown = highlight(entry, language, plan)
        hits.append(
            Hit(entry, scores[pk], language, shown.title, shown.excerpt, shown.matched_words, reasons.get(pk, ()))
        )
    return hits
