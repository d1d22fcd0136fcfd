"""Taking Dutch compounds apart: ``speeltuinvereniging`` is ``speel``, ``tuin`` and ``vereniging``.

A split is decided by the word and a vendored list alone, so what is stored of an entry never depends on other
entries. ``scripts/compound_parts.py`` makes the list and says how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "data" / "dutch_compound_parts.txt"
SHORTEST_COMPOUND = 6
SHORTEST_PART, LONGEST_PART = 3, 14


class Parts(NamedTuple):
    """Words that a compound may begin or go on with, and words that it may end with."""

    first: frozenset[str]
    last: frozenset[str]


Span = tuple[int, int]


def parts(word: str) -> tuple[str, ...]:
    """The parts of a lower-case word without linking letters; none where it is no compound."""
    return tuple(word[start:end] for start, end in _spans(word))


@lru_cache(maxsize=60_000)
def runs(word: str) -> tuple[str, ...]:
    """Every run of a compound's parts but the whole: ``speel``, ``tuin``, ``speeltuin``, ``tuinvereniging`` ..."""
    spans = _spans(word)
    return tuple(
        word[spans[first][0] : spans[last][1]]
        for first in range(len(spans))
        for last in range(first, len(spans))
        if (first, last) != (0, len(spans) - 1)
    )


def head(word: str) -> str:
    """The last part of a compound, which is what the others say something about and what takes endings; or the word."""
    spans = _spans(word)
    return word[spans[-1][0] :] if spans else word


def list_hash() -> str:
    """Changes with the list of parts, for the fingerprint of the rules."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


@lru_cache(maxsize=60_000)
def _spans(word: str) -> tuple[Span, ...]:
    """Where the parts stand: the fewest that cover the whole word, with an ``s`` between two at most."""
    known = known_parts()
    if len(word) < SHORTEST_COMPOUND or word in known.first or word in known.last:
        return ()
    best: dict[int, tuple[Span, ...]] = {0: ()}
    for end in range(SHORTEST_PART, len(word) + 1):
        for start in range(max(0, end - LONGEST_PART - 1), end - SHORTEST_PART + 1):
            if start in best and (last := _part_end(word, start, end, known)):
                found = (*best[start], (start, last))
                if end not in best or len(found) < len(best[end]):
                    best[end] = found
    return best.get(len(word), ())


def _part_end(word: str, start: int, end: int, known: Parts) -> int | None:
    """Where the part between two places ends: there, or before a linking ``s``; None where there is no part."""
    part = word[start:end]
    if end == len(word):
        return end if part in known.last else None
    if part in known.first:
        return end
    return end - 1 if part[-1] == "s" and part[:-1] in known.first else None


@cache
def known_parts() -> Parts:
    """The list: ``speel-`` only begins compounds, ``-baan`` only ends them, ``tuin`` does both."""
    lines = list(_lines())
    return Parts(
        first=frozenset(line.rstrip("-") for line in lines if not line.startswith("-")),
        last=frozenset(line.lstrip("-") for line in lines if not line.endswith("-")),
    )


def _lines() -> Iterator[str]:
    with _FILE.open(encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if not line.startswith("#"))
