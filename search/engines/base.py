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
from search.results import Found, Hit, Ranking, SearchResult


class SearchEngine(ABC):
    """Answers queries from the entries; engines differ in ``rank``, not in plan and highlights."""

    def search(self, query: SearchQuery) -> SearchResult:
        """One page of hits with total and facets; past the last page, the last one."""
        found = self.find(query)
        ranking = found.ranking
        return SearchResult(
            query, _hits(found, query), ranking.total, ranking.facets, found.correction, ranking.without
        )

    def find(self, query: SearchQuery) -> Found:
        """Which works one page has, before any of them is read, for what shows neither marks nor reasons."""
        plan, counts = make_plan(query.text, query.language, DatabaseKnowledge()) if query.text else (QueryPlan(), {})
        if query.text and (not plan or plan.within == frozenset()):
            return Found(plan, Ranking())
        return Found(plan, self.rank(query, plan, counts))

    @abstractmethod
    def rank(self, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
        """The entries of the query's page in order, total and facets; an empty plan means all entries."""


def _hits(found: Found, query: SearchQuery) -> list[Hit]:
    """Those that are public now: a second store may know a work a moment longer than it is."""
    entries = Entry.objects.public().in_order_of(found.keys)
    scores = dict(found.ranking.scores)
    reasons = reasons_for([entry.pk for entry in entries], found.plan, query.text)
    hits = []
    for entry in entries:
        language = entry.text_language(query.language)
        shown = highlight(entry, language, found.plan)
        told = reasons.get(entry.pk, ())
        hits.append(Hit(entry, scores[entry.pk], language, shown.title, shown.excerpt, shown.matched_words, told))
    return hits
