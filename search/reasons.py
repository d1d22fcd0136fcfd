"""Why a work was found that does not hold what was typed, for the hits of a page.

Of each word of the query: nothing where the work holds the word itself, in either language; else the best of what
stands for it that the work does hold. The postings decide, as they did when the work was found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping

from search.language import normalise, words
from search.models import Posting
from search.plan import Alternative, Origin, QueryPlan, Slot
from search.results import Reason

MOST_REASONS = 3


def reasons_for(entries: Collection[int], plan: QueryPlan, text: str) -> Mapping[int, tuple[Reason, ...]]:
    """The reasons to tell of each of some entries, with the words of the query's ``text`` as they were typed.

    One query, and none where a plan holds but the words themselves.
    """
    announced = frozenset(word.text for word in words(normalise(plan.correction or "")))
    slots = [slot for slot in plan.slots if not all(_is_what_was_asked(one, announced) for one in slot.alternatives)]
    if not slots or not entries:
        return {}
    held = _held(entries, {term for slot in slots for one in slot.alternatives for term in one.terms})
    found = {}
    for entry, terms in held.items():
        reasons = (_reason(slot, terms, announced, text) for slot in slots)
        found[entry] = tuple(dict.fromkeys(one for one in reasons if one))[:MOST_REASONS]
    return found


def _is_what_was_asked(alternative: Alternative, announced: Collection[str]) -> bool:
    """Whether an alternative is the word itself, or the corrected one that the page names above its hits."""
    is_correction = alternative.origin == Origin.SPELLING and alternative.found in announced
    return alternative.origin == Origin.WORD or is_correction


def _held(entries: Collection[int], terms: Collection[str]) -> Mapping[int, set[str]]:
    held: dict[int, set[str]] = defaultdict(set)
    rows = Posting.objects.filter(entry__in=entries, term__in=terms).values_list("entry", "term")
    for entry, term in rows:
        held[entry].add(term)
    return held


def _reason(slot: Slot, held: set[str], announced: Collection[str], text: str) -> Reason | None:
    matched = [one for one in slot.alternatives if held.issuperset(one.terms)]
    if not matched or any(_is_what_was_asked(one, announced) for one in matched):
        return None
    best = max(matched, key=lambda one: one.weight)
    return Reason(best.origin, _as_typed(best.typed, text), best.found, best.language)


def _as_typed(found: str, text: str) -> str:
    """Words of a plan with the capitals and hyphens that they have in the text; unchanged where it lacks them."""
    words_in_a_row = r"[\s/-]+".join(map(re.escape, found.split()))
    match = re.search(rf"(?<!\w){words_in_a_row}(?!\w)", text, re.IGNORECASE)
    return match[0] if match else found
