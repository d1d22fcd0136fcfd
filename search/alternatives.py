"""What may stand for the words of a query, and what finding it is worth.

The weights were measured (docs/search.md); none of them is sharp.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.glossary import MAX_TERM_WORDS, Key
from search.knowledge import Name, Names
from search.language import LANGUAGES, is_stop_word, parts, stem
from search.plan import Alternative, Origin

OWN_WORD = 1.0
OTHER_LANGUAGE = 0.5
PARTS = 0.6
SAME_LANGUAGE_NAME = 0.5
OTHER_LANGUAGE_NAME = 0.9
"""Nearly full: of works that answer equally well, those in the reader's language come first."""
PLACE = 1.0

ByPlace = Mapping[int, Sequence[Alternative]]
"""Alternatives by the place of their word in the query."""


@dataclass(frozen=True)
class _Run:
    """Neighbouring words of a query, and by what a glossary would know them in a language."""

    places: range
    key: Key


def of_word(word: str, language: str) -> list[Alternative]:
    """The word itself in the page's language and in the other, since works in either are shown, and its parts."""
    others = [other for other in LANGUAGES if other != language and not is_stop_word(word, other)]
    found = [
        Alternative(OWN_WORD, language, (stem(word, language),)),
        *(Alternative(OTHER_LANGUAGE, other, (stem(word, other),)) for other in others),
    ]
    if cut := parts(word, language):
        stems = tuple(stem(part, language) for part in cut)
        found.append(Alternative(PARTS, language, stems, Origin.PARTS, word, " ".join(cut)))
    return found


def keys_of_runs(asked: Sequence[str], language: str) -> set[Key]:
    """By what a glossary may know the words of a query and their neighbours."""
    return {run.key for run in _runs(asked, language)}


def of_names(asked: Sequence[str], language: str, names: Names) -> ByPlace:
    """Other names of every run of words that has any, also of the runs inside a longer one.

    "Dog park" is a term, and "dog" is one: who wrote of neither park nor walk may still have written of the dog. A run
    of n words gives each of its places an n-th of what the name is worth.
    """
    found: dict[int, list[Alternative]] = defaultdict(list)
    for run in _runs(asked, language):
        if run.key in names:
            typed = " ".join(asked[place] for place in run.places)
            for place in run.places:
                found[place] += [_of_name(name, run, language, typed) for name in names[run.key]]
    return found


def _of_name(name: Name, run: _Run, language: str, typed: str) -> Alternative:
    spoken = run.key[0]
    worth = SAME_LANGUAGE_NAME if name.language == spoken else OTHER_LANGUAGE_NAME
    if name.origin == Origin.PLACE:
        worth = PLACE
    if spoken != language:
        worth *= OTHER_LANGUAGE
    return Alternative(worth / len(run.places), name.language, name.stems, name.origin, typed, name.text)


def _runs(asked: Sequence[str], language: str) -> Iterator[_Run]:
    """The longest first, from left to right, as words of the page's language and then of the other."""
    languages = sorted(LANGUAGES, key=lambda other: other != language)
    for length in range(min(MAX_TERM_WORDS, len(asked)), 0, -1):
        for start in range(len(asked) - length + 1):
            places = range(start, start + length)
            for spoken in languages:
                stems = [stem(asked[place], spoken) for place in places if not is_stop_word(asked[place], spoken)]
                if stems:
                    yield _Run(places, (spoken, " ".join(stems)))
