"""From the text of a query to what is looked for, the same for every engine.

Each word is a slot; a slot holds alternatives, of which the best one counts. A work that has both languages
would count double if alternatives were added up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from search.language import LANGUAGES, is_stop_word, normalise, stem, term, words

MAX_WORDS = 32
OWN_WORD = 1.0
OTHER_LANGUAGE = 0.5

Counts = Mapping[str, int]
"""Term to the number of entries that hold it; terms that no entry holds are absent."""
ALL_ENTRIES = ""
"""Stands in the counts for the number of all public entries."""


class Origin(StrEnum):
    """Why a work that holds an alternative's words answers what was typed."""

    WORD = "word"
    PARTS = "parts"
    SPELLING = "spelling"
    PLACE = "place"
    GLOSSARY = "glossary"


@dataclass(frozen=True)
class Alternative:
    """Stems of one language that must all occur, and how much finding them is worth (0 to 1).

    ``typed`` are the words of the query that it stands for and ``found`` the word or term that took their place, both
    as readers write them; empty where the alternative is the word itself.
    """

    weight: float
    language: str
    stems: tuple[str, ...]
    origin: Origin = Origin.WORD
    typed: str = ""
    found: str = ""

    @property
    def terms_by_stem(self) -> dict[str, str]:
        """The stems, each once, with how they stand in the postings."""
        return {stem: term(stem, self.language) for stem in self.stems}

    @property
    def terms(self) -> tuple[str, ...]:
        """The stems as they stand in the postings, each once."""
        return tuple(self.terms_by_stem.values())


@dataclass(frozen=True)
class Slot:
    """One word of the query, as it was typed, and what may stand for it."""

    word: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class QueryPlan:
    """What a query looks for: any slot may match, at least one must.

    ``within`` are the entries that hold all quoted phrases; None where nothing was quoted.
    """

    slots: tuple[Slot, ...] = ()
    within: frozenset[int] | None = None

    def __bool__(self) -> bool:
        return bool(self.slots)

    def terms(self) -> frozenset[str]:
        """Every term that the plan looks for."""
        return frozenset(term for _slot, _number, alternative in self.numbered() for term in alternative.terms)

    def numbered(self) -> Iterator[tuple[int, int, Alternative]]:
        """The alternatives with the number of their slot and their own number in it."""
        for slot_number, slot in enumerate(self.slots):
            for number, alternative in enumerate(slot.alternatives):
                yield slot_number, number, alternative

    def stems(self, language: str) -> frozenset[str]:
        """The stems looked for in texts of a language: what a highlight marks."""
        return frozenset(
            stem
            for _slot, _number, alternative in self.numbered()
            if alternative.language == language
            for stem in alternative.stems
        )


def make_plan(text: str, language: str, count: Callable[[Collection[str]], Counts]) -> tuple[QueryPlan, Counts]:
    """The plan of a text typed on a page in ``language``, and how many entries hold each of its terms.

    ``count`` is asked once. Alternatives that nothing can match are left out, so an empty plan means that no
    entry holds any word of the text (or that the text has none).
    """
    found = [word.text for word in words(normalise(text)) if not is_stop_word(word.text, language)]
    slots = [Slot(word, _alternatives(word, language)) for word in dict.fromkeys(found[:MAX_WORDS])]
    plan = QueryPlan(tuple(slots))
    counts = count(plan.terms()) if plan else {}
    return _without_the_impossible(plan, counts), counts


def _alternatives(word: str, language: str) -> tuple[Alternative, ...]:
    """The word itself in the page's language and in the other: works in either are shown on every page."""
    others = [other for other in LANGUAGES if other != language and not is_stop_word(word, other)]
    return (
        Alternative(OWN_WORD, language, (stem(word, language),)),
        *(Alternative(OTHER_LANGUAGE, other, (stem(word, other),)) for other in others),
    )


def _without_the_impossible(plan: QueryPlan, counts: Counts) -> QueryPlan:
    slots = []
    for slot in plan.slots:
        possible = tuple(one for one in slot.alternatives if all(counts.get(term) for term in one.terms))
        if possible:
            slots.append(Slot(slot.word, possible))
    return QueryPlan(tuple(slots))
