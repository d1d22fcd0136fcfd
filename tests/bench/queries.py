"""The questions that are put to every engine: mixed, the same in every run."""

from __future__ import annotations

import math
from random import Random

from search.query import SearchQuery, Sort
from tests.bench.texts import DIMENSIONS, values, vocabulary

COMMONEST, RAREST = 10, 10_000
"""Ranks of the words that people ask for: neither the very commonest, which say nothing, nor those nobody knows."""

FACETS = tuple(DIMENSIONS)


def queries(count: int) -> list[SearchQuery]:
    """One to four words, their ranks spread evenly on a logarithmic scale; every second one has filters."""
    random = Random("questions")
    return [_query(random, is_filtered=bool(number % 2)) for number in range(count)]


def _query(random: Random, *, is_filtered: bool) -> SearchQuery:
    language = random.choice(("nl", "nl", "nl", "en"))
    stems = vocabulary(language).stems
    low, high = math.log(COMMONEST), math.log(RAREST)
    ranks = [int(math.exp(random.uniform(low, high))) for _word in range(random.choice((1, 2, 2, 3, 3, 4)))]
    dimensions = random.sample(FACETS, random.randint(1, 2)) if is_filtered else []
    filters = tuple((name, (random.choices(values(name)[0], cum_weights=values(name)[1])[0],)) for name in dimensions)
    text = " ".join(stems[rank] for rank in ranks)
    return SearchQuery(language, text, filters=filters, facets=FACETS, sort=Sort.RELEVANCE)
