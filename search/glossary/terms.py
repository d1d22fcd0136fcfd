"""The glossary as a search uses it: from the words of a query to the other names of what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce

from search.models import GlossaryTerm

MAX_TERM_WORDS = 5
"""Words of a term that count; a query is looked through for runs of at most so many words."""

Key = tuple[str, str]
"""Language and :func:`key_of` a term: in a language, a key stands in one concept only."""


@dataclass(frozen=True)
class Term:
    """A name of a concept: its words as editors wrote them, their stems, and the slug of the concept's theme."""

    language: str
    text: str
    stems: tuple[str, ...]
    theme: str | None = None


def lookup(keys: Collection[Key]) -> Mapping[Key, Sequence[Term]]:
    """For each key that the glossary holds, the other names of its concept in their order; one query."""
    if not keys:
        return {}
    asked: dict[str, set[str]] = defaultdict(set)
    for language, key in keys:
        asked[language].add(key)
    holding = Q(pk=None)
    for language, wanted in asked.items():
        holding |= Q(language=language, key__in=wanted)
    rows = (
        GlossaryTerm.objects.filter(concept__in=GlossaryTerm.objects.filter(holding).values("concept"))
        .order_by("concept", "sort_order", "pk")
        .values_list(
            "concept", "language", "key", "text", Coalesce("concept__theme__merged_into__slug", "concept__theme__slug")
        )
    )
    concepts: dict[int, dict[Key, Term]] = defaultdict(dict)
    for concept, language, key, text, theme in rows:
        concepts[concept].setdefault((language, key), Term(language, text, tuple(key.split()), theme))
    found: dict[Key, list[Term]] = defaultdict(list)
    for terms in concepts.values():
        for one in terms.keys() & set(keys):
            found[one] += [term for other, term in terms.items() if other != one]
    return dict(found)
