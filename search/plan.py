"""What is looked for, the same for every engine: ``search.planning`` makes it of a text.

Each word is a slot; a slot holds alternatives, of which the best one counts. A work that has both languages
would count double if alternatives were added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from search.language import term

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

    @property
    def telling(self) -> tuple[Alternative, ...]:
        """The alternatives without parts of a compound, unless there are no others."""
        return tuple(one for one in self.alternatives if one.origin != Origin.PARTS) or self.alternatives


@dataclass(frozen=True)
class QueryPlan:
    """What a query looks for: any slot may match, at least one must.

    ``within`` are the entries that hold all quoted phrases; None where nothing was quoted. ``correction`` is the text
    with its misspelt words corrected; None where there was none.
    """

    slots: tuple[Slot, ...] = ()
    within: frozenset[int] | None = None
    correction: str | None = None

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
        """The stems looked for in texts of a language: what a highlight marks first.

        Parts of a compound are among them where nothing else can answer their slot.
        """
        return self._stems(language, [slot.telling for slot in self.slots])

    def all_stems(self, language: str) -> frozenset[str]:
        """The same with all parts: what a highlight marks where nothing else matched."""
        return self._stems(language, [slot.alternatives for slot in self.slots])

    @staticmethod
    def _stems(language: str, slots: Iterable[Sequence[Alternative]]) -> frozenset[str]:
        alternatives = (one for slot in slots for one in slot if one.language == language)
        return frozenset(stem for one in alternatives for stem in one.stems)
