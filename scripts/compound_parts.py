"""Make the list of words that Dutch compounds are made of, from a word list of OpenTaal.

Maintainers run it with the environment's Python where Debian's package ``wdutch`` is installed:

    .venv/bin/python -m scripts.compound_parts /usr/share/dict/dutch

The list knows half a million words but not which of them are compounds. So: take every pair of words that a word can be
cut into, count how often a word stands first and last in pairs, keep for each word the pair whose rarer half is the
most common, and count again; after three rounds ``waterbedrijf`` is ``water`` and ``bedrijf``, not ``waterbed`` and
``rijf``. A word is a compound itself where both halves of its pair are more common than itself. What is left and
stands in at least four pairs is a part; counts are by stem, so that ``baan`` and ``banen`` help each other.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import Stemmer

from scripts.running import ROOT
from search.language.stems import ALGORITHMS
from search.language.stopwords import STOP_WORDS

OUTPUT = ROOT / "search" / "language" / "data" / "dutch_compound_parts.txt"
HEADER = """\
# Words that Dutch compounds are made of: "speel-" begins them, "-baan" ends them, "tuin" does both.
# Made by scripts/compound_parts.py from the word list of OpenTaal (Debian package wdutch 1:2.20.19-2).
# Copyright (c) 1996 Nederlandstalige TeX Gebruikersgroep, (c) 2001-2010, 2020 OpenTaal, Simon Brouwer e.a.
# Used under the revised BSD licence, which stands in dutch_compound_parts.LICENSE.
"""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEAST = 4
ROUNDS = 3
LENGTHS = range(4, 13)
# Of the hundreds of words of three letters, those that are the head of many compounds.
SHORT = _set(
    """
    app bad bar bed bos bus dag dak dal dam erf gas hal hof hut ijs kas lab les lid man oog oor pad pas rit sap
    spa tap tas tip top uur vak vee vis web weg wet wit zee zon
    """
)
# Forms that only stand in compounds.
ONLY_FIRST = {"eier", "kinder", "wieler", "zonne"}
# Words of their own that look like two.
WHOLE = _set(
    """
    automaat automaten brandweer donderdag handhaven oordeel oversteek vergeten vriendschap vriendschappen
    vrijdag vrijwillig vrijwillige wisselend wisselende zondag
    """
)
# Endings of words that happen to be words.
ENDINGS = _set(
    """
    aard aars achten achtig aren baar eden eerde eert elen elijk elijke eling ende enis eren eries erig erij
    erijen ernis heden heid inge ingen isch ische isme ismen iste isten iteit lijk lijke ling linge loos ment schap
    sten ster sters tief
    """
)

Pair = tuple[str, str]


@dataclass(frozen=True)
class Counts:
    """How often a stem stands first and last in the pairs that words were cut into."""

    first: Mapping[str, float]
    last: Mapping[str, float]

    def rarer(self, pair: Pair) -> float:
        """How common the rarer half of a pair is in its place."""
        return min(self.first[_stem(pair[0])], self.last[_stem(pair[1])])

    def own(self, word: str) -> float:
        """How often a word stands in pairs at all."""
        return self.first[_stem(word)] + self.last[_stem(word)]


_stemmer = Stemmer.Stemmer(ALGORITHMS["nl"], 500_000)


def _stem(word: str) -> str:
    """The stemmer's own stem: the site's rules look into the list that is being made."""
    return str(_stemmer.stemWord(word))


def pairs(word: str, known: set[str]) -> Iterator[Pair]:
    """The pairs of known words that a word can be cut into, with or without a linking ``s``."""
    for place in range(3, len(word) - 2):
        first, last = word[:place], word[place:]
        if last in known:
            if first in known:
                yield first, last
            if len(first) > 3 and first[-1] == "s" and first[:-1] in known:
                yield first[:-1], last


def count(chosen: Mapping[str, list[Pair]]) -> Counts:
    """Count pairs; where a word has several, each counts for a share."""
    first: defaultdict[str, float] = defaultdict(float)
    last: defaultdict[str, float] = defaultdict(float)
    for options in chosen.values():
        for one, other in options:
            first[_stem(one)] += 1 / len(options)
            last[_stem(other)] += 1 / len(options)
    return Counts(first, last)


def find_parts(words: set[str]) -> list[str]:
    """The lines of the list."""
    known = ({word for word in words if len(word) in LENGTHS} | SHORT) - ENDINGS - STOP_WORDS["nl"]
    options = {word: found for word in words if len(word) >= 6 and (found := list(pairs(word, known)))}
    counts, chosen = count(options), options
    for _round in range(ROUNDS):
        chosen = {word: [max(found, key=counts.rarer)] for word, found in options.items()}
        counts = count(chosen)

    def is_compound(word: str) -> bool:
        return word in chosen and LEAST <= counts.rarer(chosen[word][0]) > counts.own(word)

    used = {part for found in chosen.values() for pair in found for part in pair}
    kept = {word for word in known & used if counts.own(word) >= LEAST and not is_compound(word)} | SHORT
    first = {word for word in kept if counts.first[_stem(word)] >= LEAST} | ONLY_FIRST | WHOLE
    last = {word for word in kept if counts.last[_stem(word)] >= LEAST} | WHOLE
    return [
        word if word in first and word in last else f"{word}-" if word in first else f"-{word}"
        for word in sorted(first | last)
    ]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dictionary", type=Path, help="a Dutch word list, a word a line")
    lines = parser.parse_args().dictionary.read_text(encoding="utf-8").split("\n")
    found = find_parts({line for line in lines if re.fullmatch(r"[a-zà-ÿ]+", line)})
    OUTPUT.write_text(HEADER + "\n".join(found) + "\n", encoding="utf-8")
    print(f"{len(found)} parts in {OUTPUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
