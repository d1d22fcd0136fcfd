"""From the text of a query to its plan.

A word may be found as itself, in the other language, by all parts of a compound, by another name of what it stands for
and, where nobody knows the word, as one of the nearest known words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from search.alternatives import keys_of_runs, of_names, of_word
from search.correcting import correct
from search.glossary import key_of
from search.knowledge import Knowledge, Names
from search.language import LANGUAGES, Word, is_stop_word, normalise, words
from search.phrases import Phrase, phrase_of, quotes
from search.plan import ALL_ENTRIES, Alternative, Counts, Origin, QueryPlan, Slot

MAX_WORDS = 32
COMMON_SHARE = 1 / 3
"""Of all entries: what more of them hold narrows nothing down."""
FEW = 10
"""Entries: among so few, nothing is common."""


def make_plan(text: str, language: str, knowledge: Knowledge) -> tuple[QueryPlan, Counts]:
    """The plan of a text typed on a page in ``language``, and how many entries hold each of its terms.

    Alternatives that nothing can match are left out, so an empty plan means that no entry holds any word of the text,
    not even by another name (or that the text has none).
    """
    text = normalise(text)
    typed = [word for word in words(text) if not is_stop_word(word.text, language)]
    asked = list(dict.fromkeys(word.text for word in typed))[:MAX_WORDS]
    if not asked:
        return QueryPlan(), {}
    quoted = quotes(text, language)
    names = knowledge.expand(
        {*keys_of_runs(asked, language), *((one, key_of(quote, one)) for quote in quoted for one in LANGUAGES)}
    )
    named = of_names(asked, language, names)
    drafted = {place: [*of_word(word, language), *named.get(place, ())] for place, word in enumerate(asked)}
    counts = knowledge.count({term for found in drafted.values() for one in found for term in one.terms})
    origins = {place: {one.origin for one in _possible(found, counts)} for place, found in drafted.items()}
    unknown = [place for place in drafted if place not in named and origins[place] <= {Origin.PARTS}]
    compounds = [place for place in unknown if origins[place]]
    corrected = correct(asked, unknown, compounds, language, knowledge)
    counts = {**counts, **corrected.counts}
    slots = [
        Slot(word, _possible([*drafted[place], *corrected.alternatives.get(place, ())], counts))
        for place, word in enumerate(asked)
    ]
    plan = QueryPlan(
        slots=tuple(slot for slot in slots if slot.alternatives),
        within=_within(quoted, names, knowledge),
        correction=_rewritten(text, typed, corrected.words),
    )
    return plan, counts


def _possible(alternatives: Iterable[Alternative], counts: Counts) -> tuple[Alternative, ...]:
    """The alternatives that an entry may match; of those with the same stems the one that is worth most."""
    best: dict[tuple[str, frozenset[str]], Alternative] = {}
    for one in alternatives:
        same = one.language, frozenset(one.stems)
        if (
            all(counts.get(term) for term in one.terms)
            and not _says_too_little(one, counts)
            and (same not in best or best[same].weight < one.weight)
        ):
            best[same] = one
    return tuple(best.values())


def _says_too_little(alternative: Alternative, counts: Counts) -> bool:
    """Whether one part of a compound is so common that asking for all parts is asking for the others alone."""
    common = max(FEW, counts.get(ALL_ENTRIES, 0) * COMMON_SHARE)
    return alternative.origin == Origin.PARTS and any(counts[term] > common for term in alternative.terms)


def _within(quoted: Sequence[str], names: Names, knowledge: Knowledge) -> frozenset[int] | None:
    """The entries that hold all that was quoted; a term of the glossary in the other language is the same phrase."""
    if not quoted:
        return None
    return knowledge.holding([_phrase(quote, names) for quote in quoted])


def _phrase(quote: str, names: Names) -> Phrase:
    translations = [
        (name.language, name.stems)
        for spoken in LANGUAGES
        for name in names.get((spoken, key_of(quote, spoken)), ())
        if name.language != spoken
    ]
    return phrase_of(quote, translations)


def _rewritten(text: str, typed: Sequence[Word], corrections: Mapping[str, str]) -> str | None:
    """The text with its misspelt words corrected; None where there is none."""
    if not corrections:
        return None
    pieces, position = [], 0
    for word in typed:
        if word.text in corrections:
            pieces += [text[position : word.start], corrections[word.text]]
            position = word.end
    return "".join([*pieces, text[position:]])
