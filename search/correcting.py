"""Taking words that nobody knows for known ones.

A word is unknown where no entry holds it and the glossary does not either. It is then taken for the words that are the
fewest mistakes away, at most three; the most common of them is the one that readers are told of. A word that can be cut
into known parts may be right although nobody wrote it yet: it is taken for another only where that is one mistake away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from search.alternatives import ByPlace, keys_of_runs, of_names, of_word
from search.knowledge import Knowledge, Names, Near
from search.plan import Alternative, Counts, Origin

SPELLING = 0.7
MOST_CORRECTED = 5
"""Unknown words of a query for which known ones are looked for."""
SHORTEST = 4
MOST_AT_ONCE = 3


@dataclass(frozen=True)
class Corrections:
    """What unknown words were taken for: alternatives, the counts of their terms, and the words to tell readers."""

    alternatives: ByPlace = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidate:
    """A known word in the place of an unknown one, and what the query may be answered by then."""

    place: int
    near: Near
    own: Sequence[Alternative]
    named: ByPlace

    def terms(self) -> set[str]:
        named = (one for found in self.named.values() for one in found)
        return {term for one in (*self.own, *named) for term in one.terms}

    def count(self, counts: Counts) -> int:
        """How many entries hold the word; a word that only the glossary knows counts as one."""
        found = max((min(counts.get(term, 0) for term in one.terms) for one in self.own), default=0)
        return found or int(self.place in self.named)


def correct(
    asked: Sequence[str], unknown: Sequence[int], compounds: Collection[int], language: str, knowledge: Knowledge
) -> Corrections:
    """What the words in the ``unknown`` places of a query may be misspellings of; no query more without such words.

    ``compounds`` are those of the places whose word has known parts.
    """
    places = [place for place in unknown if _has_a_spelling(asked[place])][:MOST_CORRECTED]
    if not places:
        return Corrections()
    similar = knowledge.similar([asked[place] for place in places], language)
    nearest = {
        place: [near for near in similar[asked[place]] if near.mistakes == 1 or place not in compounds]
        for place in places
    }
    candidates = _candidates(asked, nearest, language, knowledge)
    if not candidates:
        return Corrections()
    counts = knowledge.count({term for one in candidates for term in one.terms()})
    alternatives: dict[int, list[Alternative]] = defaultdict(list)
    words = {}
    for place in places:
        chosen = _best([one for one in candidates if one.place == place], counts)
        if chosen:
            words[asked[place]] = chosen[0].near.word
        for one in chosen:
            alternatives[place] += one.own
            for other, named in one.named.items():
                alternatives[other] += named
    return Corrections(alternatives, counts, words)


def _has_a_spelling(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def _candidates(
    asked: Sequence[str], nearest: Mapping[int, Sequence[Near]], language: str, knowledge: Knowledge
) -> list[_Candidate]:
    """Every near word in its place; other unknown words of the query stand as their own nearest."""
    first = {place: near[0].word for place, near in nearest.items() if near}
    variants = {
        (place, near): [{**first, place: near.word}.get(number, word) for number, word in enumerate(asked)]
        for place, found in nearest.items()
        for near in found
    }
    names = knowledge.expand({key for words in variants.values() for key in keys_of_runs(words, language)})
    return [_candidate(place, near, asked, words, language, names) for (place, near), words in variants.items()]


def _candidate(
    place: int, near: Near, asked: Sequence[str], words: Sequence[str], language: str, names: Names
) -> _Candidate:
    own = [
        replace(one, weight=SPELLING * one.weight, origin=Origin.SPELLING, typed=asked[place], found=near.word)
        for one in of_word(near.word, language)
        if one.origin == Origin.WORD
    ]
    named = of_names(words, language, names)
    # The run that covers the place, in all of its places.
    typed = {one.typed for one in named.get(place, ())}
    covered = {other: kept for other, found in named.items() if (kept := [one for one in found if one.typed in typed])}
    return _Candidate(place, near, own, covered)


def _best(candidates: Sequence[_Candidate], counts: Counts) -> list[_Candidate]:
    """Those with the fewest mistakes that anything holds, the most common first."""
    known = [one for one in candidates if one.count(counts)]
    fewest = min((one.near.mistakes for one in known), default=0)
    nearest = [one for one in known if one.near.mistakes == fewest]
    return sorted(nearest, key=lambda one: (-one.count(counts), one.near.word))[:MOST_AT_ONCE]
