"""From a word to its stem: one rule for what is stored and what is asked.

Kraaij and Pohlmann's stemmer for Dutch leaves some forms of a word apart and makes some words meet that are none of
each other's. What is done about it is by rule, or for closed classes of the language.
"""

import re
import threading
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from search.language.compounds import head, known_parts
from search.language.dutch_forms import COMPARATIVES, OWN_S, OWN_STEMS, PLURALS, WITH_GE
from search.language.english_forms import FORMS
from search.language.words import LONGEST_WORD, fold

ALGORITHMS = {"nl": "dutch", "en": "english"}
PLAIN_DUTCH = "dutch_porter"
"""Takes no beginnings off."""
# Programme and program, neighbour and neighbor, organise and organize, centre and center.
SPELLINGS = {
    "en": (
        (re.compile(r"(?<=[a-z]{2})our(?=s?$|ing|ed|hood|ite|ful|able)"), "or"),
        (re.compile(r"(?<=[a-z]{3})is(?=e[sdr]?$|ing$|ation|ers$)"), "iz"),
        (re.compile(r"(?<=program)me(?=s?$)"), ""),
        (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    ),
}
_NO_LETTERS = re.compile(r"[\W_]+")
_VOWELS = "aeiouy"
_LONG_VOWEL = re.compile(r"(?P<begin>.*[^aeiouy])(?P<vowel>[aeou])(?P<consonant>[bcdfgklmnprstvz])e")
_OPEN_SYLLABLE = re.compile(r"(.*[^aeiouy]|)([aeou])([bcdfgklmnprst])")
_CLOSED_SYLLABLE = re.compile(r"[aeiouy](?:[^aeiouy]{2,}|[aeiouy][^aeiouy])$")
_VOWEL = re.compile(r"[aeiouy]")
_UNVOICED = {"v": "f", "z": "s"}


class _Stemmers(threading.local):
    """The library's objects keep a state and must not be shared by threads."""

    def __init__(self) -> None:
        self.by_language = {language: Stemmer.Stemmer(name, 0) for language, name in ALGORITHMS.items()}
        self.plain_dutch = Stemmer.Stemmer(PLAIN_DUTCH, 0)


_stemmers = _Stemmers()


@lru_cache(maxsize=60_000)
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word, diacritics folded: ``reünie`` and ``reunie`` meet.

    Folding makes several letters of one, and spaces of some: a stem is one word, and is cut as a word is. (A sign that
    folding leaves nothing of stays what it is.)
    """
    found = _dutch_compound(word) if language == "nl" else _other(word, language)
    return _NO_LETTERS.sub("", found)[:LONGEST_WORD] or word


def _other(word: str, language: str) -> str:
    word = FORMS.get(word, word)
    for pattern, spelling in SPELLINGS[language]:
        word = pattern.sub(spelling, word)
    return fold(_stemmers.by_language[language].stemWord(word))


def _dutch_compound(word: str) -> str:
    last = head(word)
    return fold(word.removesuffix(last)) + _dutch(last)


def _dutch(word: str) -> str:
    """The stem of a word that is no compound, or of the last part of one, which takes the endings."""
    if own := OWN_STEMS.get(word):
        return own
    word = PLURALS.get(word) or COMPARATIVES.get(word) or _singular(word)
    if len(word) > 6 and word.endswith("heden"):  # gelegenheden
        word = word[:-3] + "id"
    if word in OWN_S:
        return fold(word)
    stemmer = _stemmers.plain_dutch if word.startswith(WITH_GE) else _stemmers.by_language["nl"]
    found = _without_e(fold(stemmer.stemWord(word)))
    is_noun_of_verb = found.endswith("eer") and word.endswith(("atie", "aties"))
    return found[:-2] + "r" if is_noun_of_verb else found  # reanimatie meets reanimeren


def _singular(word: str) -> str:
    """A plural, or a verb, without its ending where the list of parts knows the word that is left.

    The stemmer takes ``-den`` for a past tense (``velden``) and guesses at vowels (``motoren``, ``problemen``).
    """
    if word in OWN_S:
        return word
    known = known_parts()
    for short in _without_ending(word):
        if short in known.first or short in known.last:
            return _singular(short) if word.endswith("s") else short
    return word


def _without_ending(word: str) -> Iterator[str]:
    """What may be left of a word without ``-en``, ``-s`` or ``-e``, the likeliest first."""
    if word.endswith(("de", "tes", "ens")) or (word.endswith("ts") and len(word) > 5):
        yield word[:-1]
    if not word.endswith("en"):
        return
    short = word[:-2]
    unvoiced = short[:-1] + _UNVOICED.get(short[-1:], short[-1:])
    if found := _OPEN_SYLLABLE.fullmatch(unvoiced):
        begin, vowel, consonant = found.groups()
        yield begin + 2 * vowel + consonant
        if _VOWEL.search(begin) and not short.endswith("en"):
            yield short
    elif _CLOSED_SYLLABLE.search(short):
        yield unvoiced[:-1] if unvoiced[-2:] == 2 * unvoiced[-1] else unvoiced


def _without_e(stem: str) -> str:
    """Without the ``e`` of adjectives that the stemmer leaves: ``groene``, ``vrije``, ``lieve``, ``eenzame``."""
    if len(stem) < 4 or stem[-1] != "e" or stem[-2] in _VOWELS:
        return stem
    if found := _LONG_VOWEL.fullmatch(stem):
        return found["begin"] + 2 * found["vowel"] + _UNVOICED.get(found["consonant"], found["consonant"])
    rest = stem[:-1]
    return rest[:-1] + ("" if rest[-1] == rest[-2] else _UNVOICED.get(rest[-1], rest[-1]))
