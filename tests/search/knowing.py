"""Knowledge that tests state themselves, so that plans are made without a database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from search.glossary import Key
from search.knowledge import Name, Names, Near
from search.phrases import Phrase
from search.plan import Counts


@dataclass
class Known:
    """Entries hold these terms (all there are, unless said otherwise); ``asked`` lists the questions in order."""

    counts: Counts | None = None
    names: Mapping[Key, Sequence[Name]] = field(default_factory=dict)
    near: Mapping[str, Sequence[Near]] = field(default_factory=dict)
    holding_phrases: frozenset[int] = frozenset()
    asked: list[str] = field(default_factory=list)

    def count(self, terms: Collection[str]) -> Counts:
        self.asked.append("count")
        return dict.fromkeys(terms, 1) if self.counts is None else self.counts

    def similar(self, words: Collection[str], language: str) -> Mapping[str, Sequence[Near]]:
        self.asked.append("similar")
        return {word: self.near.get(word, ()) for word in words}

    def expand(self, keys: Collection[Key]) -> Names:
        self.asked.append("expand")
        return {key: self.names[key] for key in keys if key in self.names}

    def holding(self, phrases: Sequence[Phrase]) -> frozenset[int]:
        self.asked.append("holding")
        return self.holding_phrases
