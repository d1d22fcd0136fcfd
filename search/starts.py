"""The beginnings by which somebody who types finds a name: it may be any of its words."""

from __future__ import annotations

from functools import lru_cache

from search.language import is_stop_word, normalise, words
from search.language.words import fold

LONGEST_START = 60
"""Bytes of a beginning that are kept; nobody types more before choosing."""


def start_of(text: str) -> bytes:
    """The text as beginnings are compared: letters and digits only, folded, in bytes."""
    return " ".join(_folded(text)).encode()[:LONGEST_START]


@lru_cache(maxsize=4_096)
def starts(name: str, language: str) -> frozenset[bytes]:
    """The name from each of its words on; function words begin nothing, unless the name begins with one.

    Remembered, since the names of all themes and municipalities are gone through again with every key that is pressed.
    """
    folded = _folded(name)
    return frozenset(
        " ".join(folded[number:]).encode()[:LONGEST_START]
        for number, word in enumerate(folded)
        if not number or not is_stop_word(word, language)
    )


def _folded(text: str) -> list[str]:
    return [fold(word.text) for word in words(normalise(text))]
