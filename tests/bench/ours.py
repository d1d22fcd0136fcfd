"""What the site's Elasticsearch engine does for a page of results, in whole and in part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from search.engines.elasticsearch.building import rebuild_index
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.queries import Part, searches
from search.engines.elasticsearch.server import get_server
from search.knowledge import DatabaseKnowledge
from search.plan import Counts, QueryPlan
from search.planning import make_plan
from search.query import SearchQuery
from search.results import SearchResult
from search.weights import term_weights


@dataclass(frozen=True)
class Question:
    """A query with its plan, for those parts that begin after it was made."""

    query: SearchQuery
    plan: QueryPlan
    counts: Counts
    clause: Part


def prepared(query: SearchQuery) -> Question:
    """The query with its plan, and the search that ranks: the scored clause, the filters, the order."""
    plan, counts = make_plan(query.text, query.language, DatabaseKnowledge())
    return Question(query, plan, counts, searches(query, plan, term_weights(plan, counts)).ranked)


class Ours:
    """The engine, its request, and the bare clause with the same client."""

    def __init__(self) -> None:
        self.server = get_server()
        self.client = self.server.nodes[0].client
        self.engine = ElasticsearchEngine()

    def request(self, question: Question) -> list[dict[str, Any]]:
        """Ranked ids, exact total and counts: the request made, sent and read."""
        query, plan = question.query, question.plan
        return self.server.ask(searches(query, plan, term_weights(plan, question.counts)).body())

    def answer(self, question: Question) -> SearchResult:
        """The whole engine, from the text to the highlights."""
        result = self.engine.search(question.query)
        self._insist()
        return result

    def clause(self, question: Question) -> list[int]:
        """The first 20 of the same clause with the same filters in the same order, and nothing else of the request."""
        found = self.client.search(index=self.server.alias, body=question.clause, filter_path="hits.hits.sort")
        return [hit["sort"][-1] for hit in found.body.get("hits", {}).get("hits", [])]

    def fill(self) -> str:
        """Build the index; the name it is reached by."""
        rebuild_index(lambda _done, _total: None)
        self.client.indices.refresh(index=self.server.alias)
        return self.server.alias

    def _insist(self) -> None:
        if self.server.is_resting:
            raise RuntimeError("Elasticsearch did not answer in time: these would be the figures of the database.")
