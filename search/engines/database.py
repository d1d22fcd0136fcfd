"""The engine that needs nothing but the database: one BM25 statement, the same text on SQLite and PostgreSQL.

Every number in it is whole, so both databases add up to the same scores and put the hits in the same order.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection

from search.engines.base import SearchEngine
from search.models import Entry, EntryTerm, Posting
from search.plan import Counts, QueryPlan
from search.query import PERIOD_DIMENSION, Period, SearchQuery, Sort
from search.results import Ranking
from search.weights import term_weights

ENTRY, TERM, POSTING = (model._meta.db_table for model in (Entry, EntryTerm, Posting))
Params = list[Any]


class DatabaseEngine(SearchEngine):
    """Hits, exact total and facets in one statement."""

    def rank(self, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
        """Run the statement and sort its rows out."""
        sql, params = statement(query, plan, counts)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        hits, total = [], 0
        without: dict[str, int] = {}
        facets: dict[str, dict[str, int]] = defaultdict(dict)
        for kind, name, value, number, position in rows:
            if kind == "hit":
                hits.append((int(position), int(name), int(number)))
            elif kind == "total":
                total = int(number)
            elif kind == "without":
                without[name] = int(number)
            else:
                facets[name][value] = int(number)
        scores = [(pk, score) for _position, pk, score in sorted(hits)]
        return Ranking(scores, total, dict(facets), without)


def statement(query: SearchQuery, plan: QueryPlan, counts: Counts) -> tuple[str, Params]:
    """The statement for a query and its parameters.

    ``found`` are the entries that match the text, ``matched`` those of the asking room with one column per
    filter that says whether the entry misses it: 0 misses is a hit, and a facet counts what misses nothing
    but its own filter. ``stage`` is the period that an entry belongs to; it is counted like a facet.
    """
    found, params = _found(plan, counts)
    stage, stage_params = _stage(query)
    misses, miss_params = _misses(query)
    kinds = f"and n.kind in ({_marks(query.kinds)})" if query.kinds else ""
    missed = " + ".join(f"miss{number}" for number in range(len(query.filters))) or "0"
    total = f"{missed} + case when stage = '{query.period.value}' then 0 else 1 end" if query.period else missed
    order = _ORDERS[query.sort]
    facets, facet_params = _facets(query, total)
    periods = _period_counts(query, missed)
    without, without_params = _without(query, total)
    sql = f"""
        with {found},
        matched as materialized (
            select n.id, f.score, {_sort_column(query)} as sort_key, {stage} as stage{misses}
            from found f join {ENTRY} n on n.id = f.entry_id
            where n.is_public {kinds}
        ),
        page as (
            select * from matched where {total} = 0 order by {order} limit %s offset (
                select case when %s < count(*) or count(*) = 0 then %s else (count(*) - 1) / %s * %s end
                from matched where {total} = 0
            )
        )
        select 'hit' as what, cast(id as varchar(20)) as name, '' as value, score as number,
               row_number() over (order by {order}) as position from page
        union all
        select 'total', '', '', count(*), 0 from matched where {total} = 0
        {facets}
        {periods}
        {without}
    """  # noqa: S608 - only names of this module go into the text, all values are parameters
    size, offset = query.per_page, (query.page - 1) * query.per_page
    limits = [size, offset, offset, size, size]
    return sql, [*params, *stage_params, *miss_params, *query.kinds, *limits, *facet_params, *without_params]


_ORDERS = {
    Sort.RELEVANCE: "score desc, id desc",
    Sort.NEWEST: "case when sort_key is null then 1 else 0 end, sort_key desc, id desc",
    Sort.TITLE: "sort_key, id desc",
    Sort.SOONEST: "case when sort_key is null then 1 else 0 end, sort_key, id",
    Sort.LATEST: "case when sort_key is null then 1 else 0 end, sort_key desc, id desc",
}
_SORT_COLUMNS = {
    Sort.RELEVANCE: "0",
    Sort.NEWEST: "n.published_at",
    Sort.SOONEST: "n.agenda",
    Sort.LATEST: "n.agenda",
}


def _sort_column(query: SearchQuery) -> str:
    if query.sort == Sort.TITLE:
        return {"nl": "n.title_key_nl", "en": "n.title_key_en"}[query.language]
    return _SORT_COLUMNS[query.sort]


def _stage(query: SearchQuery) -> tuple[str, Params]:
    """The period that an entry belongs to on the query's day; one without a date belongs to none."""
    if query.today is None:
        return "''", []
    sql = f"case when n.agenda is null then '' when n.ends < %s then '{Period.PAST}' else '{Period.UPCOMING}' end"
    return sql, [connection.ops.adapt_datefield_value(query.today)]


def _found(plan: QueryPlan, counts: Counts) -> tuple[str, Params]:
    """The entries that match the text, with the sum over the slots of each slot's best alternative."""
    if not plan:
        return f"found as (select id as entry_id, 0 as score from {ENTRY} where is_public)", []  # noqa: S608
    rows, params = [], []
    for (slot, number), weights in term_weights(plan, counts).items():
        for term, weight in weights.items():
            rows.append("(cast(%s as varchar(48)), cast(%s as integer), cast(%s as integer), "
                        "cast(%s as integer), cast(%s as bigint))")  # fmt: skip
            params += [term, slot, number, len(weights), weight]
    within = "" if plan.within is None else f"where entry_id in ({_marks(tuple(plan.within))})"
    return (
        f"""wanted (term, slot, alternative, needed, weight) as (values {", ".join(rows)}),
        alternatives as (
            select p.entry_id, w.slot, w.alternative, sum(w.weight * p.impact) as score
            from wanted w join {POSTING} p on p.term = w.term
            group by p.entry_id, w.slot, w.alternative having count(*) = max(w.needed)
        ),
        slots as (select entry_id, max(score) as score from alternatives group by entry_id, slot), found as
        (select entry_id, cast(sum(score) as bigint) as score from slots {within} group by entry_id)""",  # noqa: S608
        [*params, *sorted(plan.within or ())],
    )


def _misses(query: SearchQuery) -> tuple[str, Params]:
    """A column per filter: 0 where the entry carries one of the chosen values, else 1."""
    columns, params = [], []
    for number, (dimension, values) in enumerate(query.filters):
        columns.append(f""",
            case when exists (
                select 1 from {TERM} t
                where t.entry_id = n.id and t.dimension = %s and t.value in ({_marks(values)})
            ) then 0 else 1 end as miss{number}""")  # noqa: S608
        params += [dimension, *values]
    return "".join(columns), params


def _facets(query: SearchQuery, total: str) -> tuple[str, Params]:
    """Counts per value of the dimensions asked for, each without its own filter."""
    if not query.facets:
        return "", []
    own = "".join(f" when %s then miss{number}" for number in range(len(query.filters)))
    left_out = f"case t.dimension{own} else 0 end" if own else "0"
    sql = f"""
        union all
        select 'facet', t.dimension, t.value, count(*), 0
        from matched m join {TERM} t on t.entry_id = m.id
        where t.dimension in ({_marks(query.facets)}) and {total} - {left_out} = 0
        group by t.dimension, t.value"""  # noqa: S608
    return sql, [*query.facets, *(dimension for dimension, _values in query.filters)]


def _period_counts(query: SearchQuery, missed: str) -> str:
    """How many works of each period the rest of the query finds."""
    if query.today is None or PERIOD_DIMENSION not in query.facets:
        return ""
    return f"""
        union all
        select 'facet', '{PERIOD_DIMENSION}', stage, count(*), 0
        from matched where stage <> '' and {missed} = 0
        group by stage"""  # noqa: S608


def _without(query: SearchQuery, total: str) -> tuple[str, Params]:
    """How many works would be found without each of the filters."""
    counted = [(number, name) for number, (name, _values) in enumerate(query.filters) if name in query.facets]
    sql = "".join(
        f" union all select 'without', cast(%s as varchar(20)), '', count(*), 0 from matched "  # noqa: S608
        f"where {total} - miss{number} = 0"
        for number, _name in counted
    )
    return sql, [name for _number, name in counted]


def _marks(values: tuple[object, ...]) -> str:
    return ", ".join(["%s"] * len(values))
