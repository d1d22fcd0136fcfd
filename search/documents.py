"""What the search stores of a work, computed from what its pages say and from nothing else."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from legro_cms.core.works import Dimension, WorkFacts, WorkText
from search.language import FINGERPRINT, LANGUAGES, normalise, sort_key, stems_that_find, term, word_counts
from search.starts import starts

# BM25 (Robertson and Zaragoza 2009) over one text made of weighted fields. The usual length is a constant, so
# that an entry's impacts depend on nothing but the entry.
K1 = 1.2
B = 0.5
USUAL_LENGTH = 70
TITLE_WEIGHT, SUMMARY_WEIGHT, TEXT_WEIGHT, NAMES_WEIGHT = 3, 2, 1, 1
IMPACT_UNIT = 1_000
LARGEST_IMPACT = 2_200
_EXACT_LENGTHS = 24  # Lucene's SmallFloat: lengths beyond these keep their four leading bits

KIND_DIMENSION = "kind"

UNKNOWN_DATE = 2**62
"""The agenda of a dated work whose date nobody knows yet: after every date, within what all engines can hold."""


@dataclass(frozen=True)
class Work:
    """A public work as its pages describe it: ``texts`` has one item per language that is live."""

    translation_key: UUID
    kind: str
    source_language: str
    texts: Mapping[str, WorkText]
    facts: WorkFacts = field(default_factory=WorkFacts)
    published_at: datetime | None = None


@dataclass(frozen=True)
class Document:
    """The rows of one work: columns of the entry, terms, postings, words for the vocabulary, and what suggests it."""

    columns: Mapping[str, Any]
    terms: frozenset[tuple[str, str]] = frozenset()
    postings: Mapping[str, int] = field(default_factory=dict)
    words: frozenset[tuple[str, str]] = frozenset()
    title_starts: frozenset[tuple[str, bytes]] = frozenset()


def document(work: Work | None) -> Document:
    """The rows of a work; of None, the tombstone of a work that the public may not see."""
    if work is None:
        return Document(columns=_tombstone())
    values = {(dimension, value) for dimension, values in work.facts.terms.items() for value in values}
    values |= {(KIND_DIMENSION, work.kind), *((Dimension.LANGUAGE.value, language) for language in work.texts)}
    columns = _columns(work)
    return Document(
        columns=columns,
        terms=frozenset(values),
        postings=_postings(columns),
        words=vocabulary(columns),
        title_starts=_title_starts(work),
    )


def _tombstone() -> dict[str, Any]:
    blank = {
        f"{name}_{language}": value
        for language in LANGUAGES
        for name, value in [
            *((name, "") for name in ("title", "summary", "text", "names")),
            ("title_key", b""),
            ("live", False),
        ]
    }
    return {
        **blank,
        "kind": "",
        "source_language": "",
        "is_public": False,
        "starts": None,
        "ends": None,
        "agenda": None,
        "published_at": None,
        "fingerprint": FINGERPRINT,
    }


def _columns(work: Work) -> dict[str, Any]:
    columns = _tombstone() | {
        "kind": work.kind,
        "source_language": work.source_language,
        "is_public": True,
        "starts": work.facts.starts,
        "ends": work.facts.ends,
        "agenda": agenda(work.facts),
        "published_at": work.published_at,
    }
    for language in LANGUAGES:
        shown = work.texts.get(language) or work.texts[work.source_language]
        columns[f"title_key_{language}"] = sort_key(shown.title)
        columns[f"names_{language}"] = work.facts.names.get(language, "")
        if text := work.texts.get(language):
            columns |= {
                f"live_{language}": True,
                f"title_{language}": text.title,
                f"summary_{language}": text.summary,
                f"text_{language}": text.body,
            }
    return columns


def _title_starts(work: Work) -> frozenset[tuple[str, bytes]]:
    """For readers of each language where a search of the title that they are shown may begin."""
    shown = {language: language if language in work.texts else work.source_language for language in LANGUAGES}
    return frozenset(
        (reader, key) for reader, language in shown.items() for key in starts(work.texts[language].title, language)
    )


def agenda(facts: WorkFacts) -> int | None:
    """One whole number by which every engine puts dated works in the same order; None for a work without a date.

    By the last day, the first day and the hour: "June" stands after all that is over before June is, and an unknown
    hour comes last in its day. Days take 22 bits (``date.toordinal``), minutes 11.
    """
    if not facts.is_dated:
        return None
    if facts.ends is None:
        return UNKNOWN_DATE
    at = facts.starts_at
    minute = 24 * 60 if at is None else at.hour * 60 + at.minute
    return facts.ends.toordinal() << 33 | (facts.starts or facts.ends).toordinal() << 11 | minute


def _fields(columns: Mapping[str, Any], language: str) -> list[tuple[str, int]]:
    """The searchable texts of a language with their weights.

    Names of places and themes are there whatever the language of the words, the rest where the language is
    live.
    """
    weights = {"title": TITLE_WEIGHT, "summary": SUMMARY_WEIGHT, "text": TEXT_WEIGHT, "names": NAMES_WEIGHT}
    return [(normalise(columns[f"{name}_{language}"]), weight) for name, weight in weights.items()]


def _postings(columns: Mapping[str, Any]) -> dict[str, int]:
    postings: dict[str, int] = {}
    for language in LANGUAGES:
        held = frequencies(columns, language)
        length = sum(held.values())
        for stem, frequency in held.items():
            postings[term(stem, language)] = impact(frequency, length)
    return postings


def frequencies(columns: Mapping[str, Any], language: str) -> dict[str, int]:
    """How often each stem stands in an entry's words of a language, a title's counted thrice, a summary's twice.

    A compound stands there as a whole and by its parts, so that a part finds it.
    """
    held: dict[str, int] = defaultdict(int)
    for content, weight in _fields(columns, language):
        for word, times in word_counts(content).items():
            for stem in stems_that_find(word, language):
                held[stem] += weight * times
    return dict(held)


def impact(frequency: int, length: int) -> int:
    """The weight of a term that occurs ``frequency`` times among ``length`` words, from 1 to 2,200."""
    saturation = K1 * (1 - B + B * kept_length(length) / USUAL_LENGTH)
    return max(1, math.floor(IMPACT_UNIT * frequency * (K1 + 1) / (frequency + saturation) + 0.5))


def kept_length(length: int) -> int:
    """A length as Lucene keeps it in a byte, rounded down by an eighth at most, so that both engines count with it."""
    beyond = length - _EXACT_LENGTHS
    dropped = max(0, beyond.bit_length() - 4)
    return length if beyond <= 0 else _EXACT_LENGTHS + (beyond >> dropped << dropped)


def vocabulary(columns: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """The words of an entry's columns, each with its language; numbers have no spelling."""
    return frozenset(
        (language, word)
        for language in LANGUAGES
        for content, _weight in _fields(columns, language)
        for word in word_counts(content)
        if not word.isdigit()
    )
