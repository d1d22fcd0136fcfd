"""What finding a term is worth, in whole numbers that every engine adds up to the same sum.

Databases add whole numbers of any size. Lucene, behind Elasticsearch, keeps a score in a float of 32 bits, which holds
every whole number up to 2^24 and skips some above it. So the weights of a query are made just as large as lets its
best possible score stay below that: the sums, and with them the order of the hits, are then the same everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial

from search.documents import LARGEST_IMPACT
from search.plan import ALL_ENTRIES, Alternative, Counts, QueryPlan

LARGEST_SCORE = 2**24
LARGEST_UNIT = 1_000

Weights = Mapping[tuple[int, int], Mapping[str, int]]
"""Number of the slot and of the alternative in it, to the weight of each of the alternative's terms."""


def term_weights(plan: QueryPlan, counts: Counts) -> Weights:
    """The weights by which the impacts of the plan's terms are multiplied; rare terms weigh more."""
    worth = partial(_worth, counts=counts)
    best = sum(max(sum(worth(one).values()) for one in slot.alternatives) for slot in plan.slots)
    unit = min(LARGEST_UNIT, LARGEST_SCORE / LARGEST_IMPACT / best) if best else LARGEST_UNIT
    return {
        (slot, number): {term: math.floor(unit * value) for term, value in worth(alternative).items()}
        for slot, number, alternative in plan.numbered()
    }


def _worth(alternative: Alternative, counts: Counts) -> dict[str, float]:
    return {term: alternative.weight * rarity(counts[term], counts[ALL_ENTRIES]) for term in alternative.terms}


def rarity(count: int, entries: int) -> float:
    """BM25's inverse document frequency, never negative."""
    return math.log(1 + (max(entries, count) - count + 0.5) / (count + 0.5))
