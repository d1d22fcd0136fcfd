"""The glossary as a search uses it: from the words of a query to the other names of what they mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from legro_cms.core.models import Theme
from search.models import Concept, GlossaryTerm

MAX_TERM_WORDS = 5
"""Words of a term that count; a query is looked through for runs of at most so many words."""

_TERM, _CONCEPT, _THEME = (model._meta.db_table for model in (GlossaryTerm, Concept, Theme))

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
    concepts: dict[int, dict[Key, Term]] = defaultdict(dict)
    for concept, language, key, text, theme in _rows(keys):
        concepts[concept].setdefault((language, key), Term(language, text, tuple(key.split()), theme))
    found: dict[Key, list[Term]] = defaultdict(list)
    for terms in concepts.values():
        for one in terms.keys() & set(keys):
            found[one] += [term for other, term in terms.items() if other != one]
    return dict(found)


def _rows(keys: Collection[Key]) -> list[tuple[int, str, str, str, str | None]]:
    """All terms of the concepts that hold one of the keys. Every search asks: in SQL, a third of the time."""
    sql = f"""
        select term.concept_id, term.language, term.key, term.text, coalesce(merged_into.slug, theme.slug)
        from {_TERM} term
        join {_CONCEPT} concept on concept.id = term.concept_id
        left join {_THEME} theme on theme.id = concept.theme_id
        left join {_THEME} merged_into on merged_into.id = theme.merged_into_id
        where term.concept_id in (
            select concept_id from {_TERM} where (language, key) in (values {", ".join(["(%s, %s)"] * len(keys))})
        )
        order by term.concept_id, term.sort_order, term.id
    """  # noqa: S608 - only names of this module go into the text, all values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for key in keys for value in key])
        return list(cursor.fetchall())
