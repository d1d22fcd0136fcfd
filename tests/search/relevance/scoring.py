"""Scores of ranked answers against judged ones."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import fmean

Judgements = Mapping[str, int]
"""Document to grade: 3 what was asked for, 2 useful, 1 touches on it, absent 0."""


def ndcg(ranked: Sequence[str], judged: Judgements, depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Burges et al. 2005), from 0 to 1."""
    best = _gain(sorted(judged.values(), reverse=True)[:depth])
    return _gain([judged.get(document, 0) for document in ranked[:depth]]) / best


def success(ranked: Sequence[str], judged: Judgements, depth: int = 3) -> float:
    """1 where a document that answers the query is among the first, else 0.

    That is one of grade 2 or more, or of the highest grade that the query has.
    """
    bar = min(2, max(judged.values()))
    return float(any(judged.get(document, 0) >= bar for document in ranked[:depth]))


def means(answers: Mapping[str, Sequence[str]], judgements: Mapping[str, Judgements]) -> tuple[float, float]:
    """Mean nDCG@10 and success@3 over the queries that have an answer at all."""
    judged = {name: grades for name, grades in judgements.items() if grades}
    return (
        fmean(ndcg(answers[name], grades) for name, grades in judged.items()),
        fmean(success(answers[name], grades) for name, grades in judged.items()),
    )


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
