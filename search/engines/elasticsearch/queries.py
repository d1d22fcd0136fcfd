"""A query as searches in Elasticsearch's language, built with its DSL: all of them go in one request.

The first finds the page's entries in order. The others count: one for everything that all filters leave, and one for
each filter without it, for the counts of its own dimension. The last one reads the mark, which says whether the answer
comes from an index that follows this database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch.dsl import A, Q, Search
from elasticsearch.dsl.query import Query

from search.documents import KIND_DIMENSION
from search.engines.elasticsearch.mapping import MARK, terms_field
from search.plan import Alternative, QueryPlan
from search.query import PERIOD_DIMENSION, Period, SearchQuery, Sort
from search.weights import Weights

MOST_VALUES = 10_000
"""More than any dimension has values, so that no count is cut off."""

EVERYTHING = ""
"""Names the count of what all filters leave; the others are named after the dimension whose filter they lack."""

_BY_ENTRY = {"entry": "desc"}
_ORDERS: Mapping[Sort, Sequence[Mapping[str, Any]]] = {
    Sort.RELEVANCE: [{"_score": "desc"}, _BY_ENTRY],
    Sort.NEWEST: [{"published": {"order": "desc", "missing": "_last"}}, _BY_ENTRY],
    Sort.SOONEST: [{"agenda": {"order": "asc", "missing": "_last"}}, {"entry": "asc"}],
    Sort.LATEST: [{"agenda": {"order": "desc", "missing": "_last"}}, _BY_ENTRY],
}


@dataclass(frozen=True)
class Searches:
    """The searches of one request; ``counting`` says which filter each of the counting ones lacks."""

    ranked: Search
    counting: Mapping[str, Search]
    mark: Search

    def body(self) -> list[Mapping[str, Any]]:
        """The request: a header (nothing special) and a search by turns."""
        return [part for one in (self.ranked, *self.counting.values(), self.mark) for part in ({}, one.to_dict())]


def searches(query: SearchQuery, plan: QueryPlan, weights: Weights) -> Searches:
    """What to ask for a query; an empty plan means all entries."""
    filters = _filters(query)
    kinds = [Q("terms", **{terms_field(KIND_DIMENSION): list(query.kinds)})] if query.kinds else []
    ranked = Search().extra(track_total_hits=False, size=query.per_page, from_=(query.page - 1) * query.per_page)
    text = _scoring(plan, weights) if query.sort == Sort.RELEVANCE else _matching(plan)
    narrowed = Q("bool", must=[text], filter=[*kinds, *filters.values()])
    return Searches(
        ranked=ranked.query(narrowed).sort(*_order(query)).source(False),
        counting=_counting(query, [_matching(plan), *kinds], filters),
        mark=Search().query("ids", values=[MARK]).extra(size=1, version=True).source(False),
    )


def _order(query: SearchQuery) -> Sequence[Any]:
    if query.sort == Sort.TITLE:
        return [{f"title_key_{query.language}": "asc"}, _BY_ENTRY]
    return _ORDERS[query.sort]


def _scoring(plan: QueryPlan, weights: Weights) -> Query:
    """The sum over the slots of each slot's best alternative; an alternative's terms must all occur."""
    if not plan:
        return _matching(plan)
    slots = []
    for slot, part in enumerate(plan.slots):
        alternatives = [
            _all([_term(one, stem, weights[slot, number][term]) for stem, term in one.terms_by_stem.items()])
            for number, one in enumerate(part.alternatives)
        ]
        slots.append(alternatives[0] if len(alternatives) == 1 else Q("dis_max", queries=alternatives))
    return Q("bool", should=slots, minimum_should_match=1)


def _matching(plan: QueryPlan) -> Query:
    """The same entries without their scores. Only public entries have words, so words need no further condition."""
    if not plan:
        return Q("term", is_public=True)
    alternatives = [
        _all([_term(one, stem) for stem in one.terms_by_stem]) for slot in plan.slots for one in slot.alternatives
    ]
    return Q("bool", should=alternatives, minimum_should_match=1)


def _term(alternative: Alternative, stem: str, weight: int | None = None) -> Query:
    value = {"value": stem} if weight is None else {"value": stem, "boost": weight}
    return Q("term", **{f"words_{alternative.language}": value})


def _all(terms: list[Query]) -> Query:
    return terms[0] if len(terms) == 1 else Q("bool", must=terms)


def _filters(query: SearchQuery) -> dict[str, Query]:
    """The conditions by the dimension that they are about; the period is one of them."""
    filters = {dimension: Q("terms", **{terms_field(dimension): list(values)}) for dimension, values in query.filters}
    if query.period:
        filters[PERIOD_DIMENSION] = _period(query, query.period)
    return filters


def _period(query: SearchQuery, period: Period) -> Query:
    assert query.today is not None  # noqa: S101 - a query with a period has a day
    bound = "lt" if period == Period.PAST else "gte"
    return Q("range", last_day={bound: query.today.isoformat()})


def _counting(query: SearchQuery, text: list[Query], filters: Mapping[str, Query]) -> dict[str, Search]:
    """Searches that count: what all filters leave, and for each filtered dimension what the others leave."""
    own = [dimension for dimension in query.facets if dimension in filters]
    rest = [dimension for dimension in query.facets if dimension not in filters]
    groups = {EVERYTHING: rest} | {dimension: [dimension] for dimension in own}
    counting = {}
    for left_out, dimensions in groups.items():
        kept = [condition for dimension, condition in filters.items() if dimension != left_out]
        search = Search().query("bool", filter=[*text, *kept])
        search = search.extra(size=0, track_total_hits=True)
        counting[left_out] = _count(search, query, dimensions)
    return counting


def _count(search: Search, query: SearchQuery, dimensions: Sequence[str]) -> Search:
    """Each count is named after its dimension."""
    for dimension in dimensions:
        if dimension != PERIOD_DIMENSION:
            search.aggs.bucket(dimension, A("terms", field=terms_field(dimension), size=MOST_VALUES))
        elif query.today is not None:
            periods = {period.value: _period(query, period) for period in (Period.UPCOMING, Period.PAST)}
            search.aggs.bucket(dimension, A("filters", filters=periods))
    return search
