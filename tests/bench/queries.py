"""The questions that are put to every engine: mixed, the same in every run."""

from __future__ import annotations

import math
from random import Random

from search.query import SearchQuery, Sort
from tests.bench.glossary import glossary
from tests.bench.texts import DIMENSIONS, compound, values, vocabulary

COMMONEST, RAREST = 10, 10_000
"""Ranks of the words that people ask for: neither the very commonest, which say nothing, nor those nobody knows."""

FACETS = tuple(DIMENSIONS)


def queries(count: int) -> list[SearchQuery]:
    """One to four words, their ranks spread evenly on a logarithmic scale; every second query has filters.

    Of every five, the first word of one is misspelt, that of one a Dutch compound, and that of one a glossary's.
    """
    random = Random("questions")
    return [_query(random, number) for number in range(count)]


def _query(random: Random, number: int) -> SearchQuery:
    language = random.choice(("nl", "nl", "nl", "en"))
    stems = vocabulary(language).stems
    low, high = math.log(COMMONEST), math.log(RAREST)
    ranks = [int(math.exp(random.uniform(low, high))) for _word in range(random.choice((1, 2, 2, 3, 3, 4)))]
    dimensions = random.sample(FACETS, random.randint(1, 2)) if number % 2 else []
    filters = tuple((name, (random.choices(values(name)[0], cum_weights=values(name)[1])[0],)) for name in dimensions)
    words = [stems[rank] for rank in ranks]
    first = {
        1: lambda: _misspelt(random, words[0]),
        2: lambda: compound(random) if language == "nl" else words[0],
        3: lambda: random.choice(random.choice(glossary())[language]),
    }.get(number % 5, lambda: words[0])()
    return SearchQuery(language, " ".join([first, *words[1:]]), filters=filters, facets=FACETS, sort=Sort.RELEVANCE)


def _misspelt(random: Random, word: str) -> str:
    """Two neighbouring letters of a word change places; the first one is usually right."""
    place = random.randrange(1, max(2, len(word) - 1))
    return word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
