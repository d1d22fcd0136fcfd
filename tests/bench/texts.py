"""Works that nobody wrote: as many as asked for, always the same ones.

Words are invented (syllables of the language), 20,000 stems each for Dutch and English; of the Dutch, one in twenty
may be a part of compounds and one in ten is a compound, by the list of the rules. How often a stem occurs follows
Zipf's law with Mandelbrot's shift, ``1 / (rank + 2.7)``; two words in five are function words, as in real texts; one in
five carries an ending that the stemmer takes off. A title has 3 to 9 words, a summary 18 to 40, a body a log-normal
number (half of them under 90, one in twenty over 285, at most 600). One work in three is in both languages, of the
others nine in ten are Dutch. Facts: 14 themes, 342 municipalities, 25 years, 5 statuses, 10 target groups, 4 kinds,
some values far more common than others, up to three of a dimension.

Every work is made from its number alone, so 5,000 works are the first 5,000 of 50,000.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from uuid import UUID

from legro_cms.core.works import WorkFacts, WorkText
from search.documents import Work
from search.language.compounds import known_parts
from search.language.compounds import parts as split
from search.language.stopwords import STOP_WORDS

STEMS = 20_000
COMPOUND_EVERY, PART_EVERY = 10, 20
SHIFT = 2.7
FUNCTION_WORDS = 0.4
INFLECTED = 0.2
MEDIAN_BODY, SPREAD, LONGEST_BODY = 90, 0.7, 600
BOTH_LANGUAGES, DUTCH = 1 / 3, 0.9
FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)

DIMENSIONS = {"theme": 14, "municipality": 342, "year": 25, "status": 5, "target-group": 10, "kind": 4}
AT_MOST = {"theme": 3, "municipality": 2, "year": 3, "target-group": 3}
KINDS = ("case", "event", "report", "page")

_ONSETS = {"nl": "b d f g gr h k kl l m n p pr r s sch st t v w z", "en": "b c d f g h j l m n p qu r s sh t v w"}
_VOWELS = {"nl": "a aa e ee i ie o oe oo u uu ij ui", "en": "a ai e ea i o oo u ou y"}
_CODAS = {"nl": "f g k l m n nd p r rt s t", "en": "b ck d l ll m n nt p r st t"}
_ENDINGS = {"nl": ("en", "s", "je"), "en": ("s", "ing", "ed")}


@dataclass(frozen=True)
class Vocabulary:
    """A language's stems, the most frequent first, and what it takes to draw them."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]  # summed up, as `random.choices` wants them
    function_words: tuple[str, ...]
    endings: tuple[str, ...]

    def text(self, random: Random, count: int) -> str:
        """So many words."""
        stems = random.choices(self.stems, cum_weights=self.weights, k=count)
        return " ".join(self._shown(random, stem) for stem in stems)

    def _shown(self, random: Random, stem: str) -> str:
        chance = random.random()
        if chance < FUNCTION_WORDS:
            return self.function_words[int(chance / FUNCTION_WORDS * len(self.function_words))]
        if chance > 1 - INFLECTED * (1 - FUNCTION_WORDS):
            return stem + random.choice(self.endings)
        return stem


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of a language."""
    random = Random(f"words of {language}")
    stems: dict[str, None] = {}
    while len(stems) < STEMS:
        if language == "nl" and len(stems) % COMPOUND_EVERY == 0:
            stem = compound(random)
        elif language == "nl" and len(stems) % PART_EVERY == 1:
            stem = random.choice(parts())
        else:
            stem = _word(random, language, random.choice((1, 2, 2, 2, 3)))
        stems[stem] = None
    weights = tuple(accumulate(1 / (rank + SHIFT) for rank in range(1, STEMS + 1)))
    function_words = tuple(sorted(STOP_WORDS[language]))
    return Vocabulary(tuple(stems), weights, function_words, _ENDINGS[language])


@cache
def parts() -> Sequence[str]:
    """Dutch words that compounds begin with and end with, which no rule takes for compounds themselves."""
    known = known_parts()
    return sorted(known.first & known.last)


def compound(random: Random) -> str:
    """A Dutch word that the rules take apart."""
    while True:
        word = random.choice(parts()) + random.choice(parts())
        if split(word):
            return word


def _word(random: Random, language: str, syllables: int) -> str:
    onsets, vowels, codas = (letters[language].split() for letters in (_ONSETS, _VOWELS, _CODAS))
    return "".join(random.choice(onsets) + random.choice(vowels) for _number in range(syllables)) + random.choice(codas)


@cache
def values(dimension: str) -> tuple[Sequence[str], Sequence[float]]:
    """The values of a dimension and their summed weights."""
    count = DIMENSIONS[dimension]
    first_year = FIRST_DAY.year - 13
    names = {
        "kind": KINDS,
        "year": tuple(str(first_year + number) for number in range(count)),
        "municipality": tuple(_word(Random(f"town {number}"), "nl", 3) for number in range(count)),
    }.get(dimension, tuple(f"{dimension}-{number}" for number in range(count)))
    return names, tuple(accumulate(1 / math.sqrt(rank) for rank in range(1, count + 1)))


def work(number: int, body: int | None = None) -> Work:
    """The work of this number, counted from 0; ``body`` is the number of words of its bodies (None: by chance)."""
    random = Random(number)
    languages = ["nl", "en"] if random.random() < DUTCH else ["en", "nl"]
    if random.random() > BOTH_LANGUAGES:
        languages.pop()
    terms = {name: _draw(random, name) for name in DIMENSIONS if name != "kind"}
    (kind,) = _draw(random, "kind")
    names = "\n".join(sorted(terms["municipality"] | terms["theme"]))
    day = date(min(map(int, terms["year"])), 1, 1) + timedelta(days=random.randrange(365))
    return Work(
        translation_key=UUID(int=number + 1),
        kind=kind,
        source_language=languages[0],
        texts={language: _text(random, language, body) for language in languages},
        facts=WorkFacts(terms=terms, names={"nl": names, "en": names}, starts=day, ends=day),
        published_at=FIRST_DAY + timedelta(hours=number),
    )


def _draw(random: Random, dimension: str) -> frozenset[str]:
    names, weights = values(dimension)
    return frozenset(random.choices(names, cum_weights=weights, k=random.randint(1, AT_MOST.get(dimension, 1))))


def _text(random: Random, language: str, body: int | None) -> WorkText:
    words = vocabulary(language)
    length = body or min(LONGEST_BODY, math.ceil(random.lognormvariate(math.log(MEDIAN_BODY), SPREAD)))
    title, summary = (words.text(random, random.randint(*span)).capitalize() for span in ((3, 9), (18, 40)))
    return WorkText(title=title, summary=f"{summary}.", body=f"{words.text(random, length).capitalize()}.")
