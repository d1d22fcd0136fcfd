"""The one analysis of words: entries and queries pass through the same functions.

A different stemmer on one side costs a seventh of the quality without any error, so everything that decides a
stem goes into ``FINGERPRINT``; it is stored with every entry, and where it differs a rebuild is needed.
"""

import hashlib
from collections.abc import Iterator

import Stemmer

from search.language.stems import ALGORITHMS, EXCEPTIONS, stem
from search.language.stopwords import STOP_WORDS
from search.language.words import LONGEST_WORD, Word, normalise, sort_key, words

__all__ = [
    "FINGERPRINT",
    "LANGUAGES",
    "LONGEST_WORD",
    "Word",
    "is_stop_word",
    "normalise",
    "sort_key",
    "stem",
    "stems",
    "term",
    "words",
]

LANGUAGES = tuple(ALGORITHMS)
_RULES = 2  # raise when a rule changes that is not data below


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word is neither stored nor asked for."""
    return word in STOP_WORDS[language]


def stems(text: str, language: str) -> Iterator[tuple[Word, str]]:
    """The words of a normalised text that count, each with its stem."""
    for word in words(text):
        if not is_stop_word(word.text, language):
            yield word, stem(word.text, language)


def term(stem: str, language: str) -> str:
    """A stem as it stands in the postings: languages share the table, never a term."""
    return f"{language}:{stem}"


def _fingerprint() -> str:
    data = [
        _RULES,
        Stemmer.version(),
        LONGEST_WORD,
        sorted(ALGORITHMS.items()),
        sorted((language, sorted(pairs.items())) for language, pairs in EXCEPTIONS.items()),
        sorted((language, sorted(stop)) for language, stop in STOP_WORDS.items()),
    ]
    return hashlib.sha256(repr(data).encode()).hexdigest()[:16]


FINGERPRINT = _fingerprint()
