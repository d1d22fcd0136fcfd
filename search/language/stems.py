"""From a word to its stem: one rule for what is stored and what is asked."""

import threading
from functools import lru_cache

import Stemmer

from search.language.words import fold

ALGORITHMS = {"nl": "dutch", "en": "english"}
# The stemmer leaves these plurals (on -eren) and their singulars apart.
EXCEPTIONS = {"nl": {"kind": "kinder", "ei": "eier"}, "en": {}}


class _Stemmers(threading.local):
    """The library's objects keep a state and must not be shared by threads."""

    def __init__(self) -> None:
        self.by_language = {language: Stemmer.Stemmer(name, 0) for language, name in ALGORITHMS.items()}


_stemmers = _Stemmers()


@lru_cache(maxsize=60_000)
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word, diacritics folded last: stemmers tell é and ë from e."""
    stemmed = _stemmers.by_language[language].stemWord(word)
    return fold(EXCEPTIONS[language].get(stemmed, stemmed))
