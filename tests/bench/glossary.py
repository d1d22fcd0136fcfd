"""A glossary of the generated words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from django.db import transaction

from search.glossary.rules import Name
from search.glossary.writing import write_concepts
from search.models import Concept
from tests.bench.texts import STEMS, vocabulary

CONCEPTS = 300
NAMES = 2
"""Of each concept in each language; a real glossary has one to four."""

Names = Mapping[str, Sequence[str]]


@cache
def glossary() -> Sequence[Names]:
    """The names of each concept by language; no word has two meanings."""
    random = Random("glossary")
    free = {language: list(vocabulary(language).stems) for language in ("nl", "en")}
    return [
        {
            language: tuple(words.pop(_rank(random, len(words))) for _name in range(NAMES))
            for language, words in free.items()
        }
        for _concept in range(CONCEPTS)
    ]


def _rank(random: Random, words: int) -> int:
    """Common words have meanings more often than rare ones do."""
    return int(math.exp(random.uniform(math.log(10), math.log(min(words, STEMS // 2)))))


@transaction.atomic
def load_glossary() -> None:
    """Write it as the administration would."""
    write_concepts(
        [
            (Concept(), [Name(language, word) for language, names in concept.items() for word in names])
            for concept in glossary()
        ]
    )
