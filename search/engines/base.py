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
        plan, counts = make_plan(query.text, query.language, DatabaseKnowledge()) if query.text else (QueryPlan(), {})
        if query.text and (not plan or plan.within == frozenset()):
            return SearchResult(query, correction=plan.correction)
        ranking = self.rank(query, plan, counts)
        hits = _hits(ranking, query, plan)
        return SearchResult(query, hits, ranking.total, ranking.facets, plan.correction, ranking.without)

    @abstractmethod
    def rank(self, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
        """The entries of the query's page in order, total and facets; an empty plan means all entries."""


def _hits(ranking: Ranking, query: SearchQuery, plan: QueryPlan) -> list[Hit]:
    """The ranked entries that are public now: a second store may know a work a moment longer than it is."""
    entries = Entry.objects.public().in_bulk([pk for pk, _score in ranking.scores])
    reasons = reasons_for(entries, plan, query.text)
    hits = []
    for pk, score in ranking.scores:
        if (entry := entries.get(pk)) is None:
            continue
        language = entry.text_language(query.language)
        shown = highlight(entry, language, plan)
        hits.append(Hit(entry, score, language, shown.title, shown.excerpt, shown.matched_words, reasons.get(pk, ())))
    return hits
