"""What a plan has to know of the entries, the glossary and the municipalities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.core.cache import cache
from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from legro_cms.core.known_terms import known_terms
from legro_cms.core.works import Dimension
from search.glossary import Key, key_of, lookup
from search.language import normalise, words
from search.models import Entry, Posting, Word
from search.phrases import Phrase, entries_that_hold
from search.plan import ALL_ENTRIES, Counts, Origin

ALL_ENTRIES_KEY = "search-entries"
A_MINUTE = 60
"""Seconds for which the number of all entries may be a little wrong: how rare a word is depends on it by a hair, and
counting 50,000 entries would take longer than all else that a plan asks for."""
MOST_NEAR = 8
LETTERS_FOR_TWO = 5
"""Words of so many letters may have two mistakes, shorter ones have one."""
_POSTING = Posting._meta.db_table


@dataclass(frozen=True)
class Name:
    """Another name of what was typed: a glossary's term, or the municipality that took over a former one."""

    language: str
    text: str
    stems: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True)
class Near:
    """A known word, and by how many mistakes it differs from what was typed."""

    word: str
    mistakes: int


Names = Mapping[Key, Sequence[Name]]


class Knowledge(Protocol):
    """What a plan asks; tests answer without a database."""

    def count(self, terms: Collection[str]) -> Counts:
        """How many entries hold each of the terms, and how many entries there are."""

    def similar(self, words: Collection[str], language: str) -> Mapping[str, Sequence[Near]]:
        """For each word the known words that it may be a misspelling of, the nearest first."""

    def expand(self, keys: Collection[Key]) -> Names:
        """For each known key the other names of what it stands for."""

    def holding(self, phrases: Sequence[Phrase]) -> frozenset[int]:
        """The entries that hold every phrase, in one of its wordings."""


class DatabaseKnowledge:
    """The answers as they are at this moment."""

    def count(self, terms: Collection[str]) -> Counts:
        """One query; a second one, to count all entries, once a minute."""
        entries = cache.get_or_set(ALL_ENTRIES_KEY, Entry.objects.public().count, A_MINUTE) or 0
        return {**dict(_held(terms)), ALL_ENTRIES: entries}

    def similar(self, words: Collection[str], language: str) -> Mapping[str, Sequence[Near]]:
        """One query whatever the number of words."""
        vocabulary = _vocabulary(words, language)
        return {word: _nearest(word, vocabulary) for word in words}

    def expand(self, keys: Collection[Key]) -> Names:
        """One query for the glossary; the municipalities stand in the cache."""
        found: dict[Key, list[Name]] = defaultdict(list)
        for key, terms in lookup(keys).items():
            found[key] += [Name(term.language, term.text, term.stems, Origin.GLOSSARY) for term in terms]
        former = _former_municipalities()
        for key in former.keys() & set(keys):
            found[key] += former[key]
        return found

    def holding(self, phrases: Sequence[Phrase]) -> frozenset[int]:
        """Two queries."""
        return entries_that_hold(phrases)


def _held(terms: Collection[str]) -> list[tuple[str, int]]:
    """By how many entries each of the terms is held. Every search asks: in SQL, a third of the time."""
    if not terms:
        return []
    wanted = ", ".join(["%s"] * len(terms))
    with connection.cursor() as cursor:
        cursor.execute(f"select term, count(*) from {_POSTING} where term in ({wanted}) group by term", list(terms))  # noqa: S608
        return list(cursor.fetchall())


def _former_municipalities() -> Names:
    """The key of each former municipality's name, to the names of what it went up in."""
    towns = {town.slug: town for town in known_terms(Dimension.MUNICIPALITY)}
    found: dict[Key, list[Name]] = {}
    for town in towns.values():
        for language, name in (("nl", town.name_nl), ("en", town.name_en)):
            heirs = {getattr(towns[slug], f"name_{language}") for slug in town.instead}
            if heirs:
                found[language, key_of(name, language)] = [
                    Name(language, heir, tuple(key_of(heir, language).split()), Origin.PLACE) for heir in sorted(heirs)
                ]
    return found


def _vocabulary(asked: Collection[str], language: str) -> list[str]:
    """The words of entries, glossary and municipalities that are near enough to be looked at."""
    initials = {word[0] for word in asked}
    lengths = range(min(map(len, asked)) - 2, max(map(len, asked)) + 3)
    known = Word.objects.filter(language=language).starting_with(initials, lengths).values_list("word", flat=True)
    towns = " ".join(getattr(town, f"name_{language}") for town in known_terms(Dimension.MUNICIPALITY))
    return sorted({*known, *(word.text for word in words(normalise(towns)) if len(word.text) in lengths)})


def _nearest(word: str, vocabulary: Sequence[str]) -> list[Near]:
    """The nearest words by restricted edit distance (optimal string alignment): exchanged letters are one mistake."""
    most = 1 if len(word) < LETTERS_FOR_TWO else 2
    same = [known for known in vocabulary if known[0] == word[0]]
    found = process.extract(word, same, scorer=OSA.distance, score_cutoff=most, limit=MOST_NEAR)
    return [Near(known, int(mistakes)) for known, mistakes, _place in found]
