"""Scores of ranked answers against judged ones."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from search.quality.collection import JudgedQuery

Judgements = Mapping[str, int]
"""Document to grade: 3 what was asked for, 2 useful, 1 touches on it, absent 0."""
Run = Mapping[str, Sequence[str]]
"""Name of a query to its documents, the best first."""


@dataclass(frozen=True)
class Summary:
    """Means over the queries of a kind that have an answer, and how many there are."""

    number: int
    ndcg: float
    recall: float
    success: float


@dataclass(frozen=True)
class Silence:
    """Of the queries that nothing answers: the share that found nothing, and the mean number that was found."""

    number: int
    silent: float
    found: float


def ndcg(ranked: Sequence[str], judged: Judgements, depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Burges et al. 2005), from 0 to 1."""
    best = _gain(sorted(judged.values(), reverse=True)[:depth])
    return _gain([judged.get(document, 0) for document in ranked[:depth]]) / best


def success(ranked: Sequence[str], judged: Judgements, depth: int = 3) -> float:
    """1 where a document that answers the query is among the first, else 0."""
    return float(bool(_relevant(judged) & set(ranked[:depth])))


def recall(ranked: Sequence[str], judged: Judgements, depth: int = 20) -> float:
    """The share of the documents that answer the query (of ``depth`` at most) that is found among the first."""
    relevant = _relevant(judged)
    return len(relevant & set(ranked[:depth])) / min(depth, len(relevant))


def summary(queries: Iterable[JudgedQuery], run: Run) -> Summary:
    """The means over those of the queries that have an answer."""
    judged = [(run.get(query.name, ()), query.judgements) for query in queries if query.judgements]
    return Summary(
        number=len(judged),
        ndcg=fmean(ndcg(ranked, grades) for ranked, grades in judged),
        recall=fmean(recall(ranked, grades) for ranked, grades in judged),
        success=fmean(success(ranked, grades) for ranked, grades in judged),
    )


def silence(queries: Iterable[JudgedQuery], run: Run) -> Silence:
    """What came of those of the queries that nothing answers."""
    found = [len(run.get(query.name, ())) for query in queries if not query.judgements]
    return Silence(len(found), fmean(not number for number in found), fmean(found))


def table(queries: Sequence[JudgedQuery], run: Run) -> list[str]:
    """The figures by kind of query and for all, as lines of text."""
    kinds: dict[str, list[JudgedQuery]] = defaultdict(list)
    for query in queries:
        kinds[query.kind if query.judgements else _UNANSWERABLE].append(query)
    unanswerable = kinds.pop(_UNANSWERABLE, [])
    answerable = [(kind, kinds[kind]) for kind in sorted(kinds)]
    if answerable:
        answerable.append(("all", [query for query in queries if query.judgements]))
    lines = [f"{'kind':<16}{'n':>4}{'nDCG@10':>10}{'recall@20':>11}{'success@3':>11}"]
    for kind, group in answerable:
        means = summary(group, run)
        lines.append(f"{kind:<16}{means.number:>4}{means.ndcg:>10.3f}{means.recall:>11.3f}{means.success:>11.3f}")
    if unanswerable:
        empty = silence(unanswerable, run)
        lines.append(f"{'no-result':<16}{empty.number:>4}   found nothing {empty.silent:.2f}, mean {empty.found:.1f}")
    return lines


_UNANSWERABLE = ""


def _relevant(judged: Judgements) -> set[str]:
    """Documents of grade 2 or more, or of the highest grade that the query has."""
    bar = min(2, max(judged.values()))
    return {document for document, grade in judged.items() if grade >= bar}


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
