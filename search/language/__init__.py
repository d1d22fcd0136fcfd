"""The one analysis of words: entries and queries pass through the same functions.

A different stemmer on one side costs a seventh of the quality without any error, so everything that decides a
stem goes into ``FINGERPRINT``; it is stored with every entry, and where it differs a rebuild is needed.
"""

import hashlib
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from search.language import compounds
from search.language.dutch_forms import COMPARATIVES, OWN_S, OWN_STEMS, PLURALS, WITH_GE
from search.language.english_forms import FORMS
from search.language.stems import ALGORITHMS, SPELLINGS, stem
from search.language.stopwords import STOP_WORDS
from search.language.words import LONGEST_WORD, Word, fold, normalise, sort_key, word_counts, words

__all__ = [
    "FINGERPRINT",
    "LANGUAGES",
    "LONGEST_WORD",
    "Word",
    "fold",
    "is_stop_word",
    "normalise",
    "parts",
    "sort_key",
    "stem",
    "stems",
    "stems_that_find",
    "term",
    "word_counts",
    "words",
]

LANGUAGES = tuple(ALGORITHMS)
COMPOUNDING = frozenset({"nl"})
"""Languages that write compounds as one word."""
_RULES = 5  # raise when a rule changes that is not data below


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word is neither stored nor asked for."""
    return word in STOP_WORDS[language]


def stems(text: str, language: str) -> Iterator[tuple[Word, str]]:
    """The words of a normalised text that count, each with its stem."""
    for word in words(text):
        if not is_stop_word(word.text, language):
            yield word, stem(word.text, language)


def parts(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound, as written; none of a word that is no compound."""
    return compounds.parts(word) if language in COMPOUNDING else ()


@lru_cache(maxsize=60_000)
def stems_that_find(word: str, language: str) -> tuple[str, ...]:
    """The stems that a word is stored under: its own and those of its parts; none for a word that does not count."""
    if is_stop_word(word, language):
        return ()
    found = compounds.runs(word) if language in COMPOUNDING else ()
    return tuple(dict.fromkeys(stem(one, language) for one in (word, *found)))


def term(stem: str, language: str) -> str:
    """A stem as it stands in the postings: languages share the table, never a term."""
    return f"{language}:{stem}"


def _fingerprint() -> str:
    data = [
        _RULES,
        Stemmer.version(),
        LONGEST_WORD,
        compounds.list_hash(),
        sorted(COMPOUNDING),
        sorted(ALGORITHMS.items()),
        sorted(PLURALS.items()),
        sorted(COMPARATIVES.items()),
        sorted(OWN_STEMS.items()),
        sorted(OWN_S),
        sorted(WITH_GE),
        sorted(FORMS.items()),
        [(pattern.pattern, spelling) for pairs in SPELLINGS.values() for pattern, spelling in pairs],
        sorted((language, sorted(stop)) for language, stop in STOP_WORDS.items()),
    ]
    return hashlib.sha256(repr(data).encode()).hexdigest()[:16]


FINGERPRINT = _fingerprint()
