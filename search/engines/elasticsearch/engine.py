"""The engine: one request to the server, and the database where the server cannot answer."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from search.engines.base import SearchEngine
from search.engines.database import DatabaseEngine
from search.engines.elasticsearch.index import Mark, check_follows
from search.engines.elasticsearch.queries import EVERYTHING, searches
from search.engines.elasticsearch.server import UnavailableError, get_server
from search.models import IndexState
from search.plan import Counts, QueryPlan
from search.query import SearchQuery
from search.results import Ranking
from search.weights import Weights, term_weights

DEEPEST = 10_000
"""Hits that the server would have to put in order for a page; beyond, where only robots go, the database does it."""


class ElasticsearchEngine(SearchEngine):
    """Same plan, same weights, same hits in the same order as the database; faster where there are many entries."""

    def rank(self, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
        """Ask the server; where it cannot answer, the visitor gets the database's answer and notices nothing."""
        if query.page * query.per_page <= DEEPEST:
            try:
                return _ranking(query, plan, term_weights(plan, counts))
            except UnavailableError:
                pass
        return DatabaseEngine().rank(query, plan, counts)


def _ranking(query: SearchQuery, plan: QueryPlan, weights: Weights) -> Ranking:
    server = get_server()
    asked = searches(query, plan, weights)
    ranked, *counted, marked = server.ask(asked.body())
    check_follows(server, _mark(marked), IndexState.load())
    by_left_out = dict(zip(asked.counting, counted, strict=True))
    total = int(by_left_out[EVERYTHING]["hits"]["total"]["value"])
    hits = ranked.get("hits", {}).get("hits", [])
    last_page = max(1, math.ceil(total / query.per_page))
    if query.page > last_page:
        return _ranking(query.replace(page=last_page), plan, weights)
    scores = [(int(hit["sort"][-1]), hit.get("_score") or 0) for hit in hits]
    without = {
        name: int(by_left_out[name]["hits"]["total"]["value"]) for name, _values in query.filters if name in by_left_out
    }
    return Ranking(scores, total, _facets(by_left_out), without)


def _mark(answer: Mapping[str, Any]) -> Mark | None:
    for hit in answer.get("hits", {}).get("hits", []):
        return Mark(hit["_index"], int(hit["_version"]))
    return None


def _facets(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Dimensions without any count are left out, as are values without any."""
    facets: dict[str, dict[str, int]] = {}
    for answer in answers.values():
        for dimension, counted in answer.get("aggregations", {}).items():
            buckets = counted["buckets"]
            named = buckets.items() if isinstance(buckets, dict) else ((bucket["key"], bucket) for bucket in buckets)
            if counts := {name: bucket["doc_count"] for name, bucket in named if bucket["doc_count"]}:
                facets[dimension] = counts
    return facets
