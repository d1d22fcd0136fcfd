"""The terms that readers choose from, kept in the cache until one of them changes.

Every list of works offers several vocabularies, and they change a few times a year. Forgetting means going on under
another generation: whoever read the old rows a moment before the change stores them where nobody looks any more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models import Approach, Municipality, TargetGroup, Term, Theme

GENERATION = "known-terms"
AN_HOUR = 60 * 60
"""Seconds after which the rows are read again, should a process that changed them have had another cache."""

VOCABULARIES: tuple[type[Term], ...] = (Theme, Municipality, TargetGroup, Approach)


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term of a vocabulary.

    ``parent`` is the slug of the wider term, ``instead`` are those of the terms that took its place, and ``code`` is
    what other sources know it by (a municipality's CBS code).
    """

    slug: str
    name_nl: str
    name_en: str
    parent: str = ""
    instead: tuple[str, ...] = ()
    is_current: bool = True
    code: str = ""

    name = Bilingual("name")


def known_terms(dimension: str) -> tuple[KnownTerm, ...]:
    """All terms of a dimension in the editors' order, the merged and the former ones among them."""
    model = next(model for model in VOCABULARIES if model.dimension == dimension)
    key = f"{GENERATION}-{cache.get_or_set(GENERATION, _new_generation, None)}-{dimension}"
    terms: tuple[KnownTerm, ...] | None = cache.get(key)
    if terms is None:
        terms = tuple(_read(model))
        cache.set(key, terms, AN_HOUR)
    return terms


def forget_terms() -> None:
    """Read the terms again: at once, for whoever has changed one, and again when others see the change too."""
    _go_on()
    transaction.on_commit(_go_on, robust=True)


def _go_on() -> None:
    cache.set(GENERATION, _new_generation(), None)


def _new_generation() -> str:
    return uuid4().hex


def _read(model: type[Term]) -> Iterator[KnownTerm]:
    """Two queries at most: the rows know each other by their keys."""
    rows: Any = model._default_manager.order_by("order", "pk")
    if model is Municipality:
        rows = rows.prefetch_related("successors")
    by_pk = {row.pk: row for row in rows}
    for row in by_pk.values():
        instead = tuple(dict.fromkeys(_instead(row, by_pk)))
        parent = by_pk.get(getattr(row, "parent_id", None))
        yield KnownTerm(
            slug=row.slug,
            name_nl=row.name_nl,
            name_en=row.name_en,
            parent="" if parent is None else next(_instead(parent, by_pk), parent.slug),
            instead=instead,
            is_current=_onward(row) is None,
            code=getattr(row, "code", ""),
        )


def _onward(row: Any) -> list[int] | None:
    """The keys of what a row leads to: what it was merged into, or the successors of a former municipality."""
    if row.merged_into_id is not None:
        return [row.merged_into_id]
    return [town.pk for town in row.successors.all()] if getattr(row, "is_former", False) else None


def _instead(row: Any, by_pk: Mapping[int, Any], seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """The slugs of the terms that stand today for one that no longer does."""
    for pk in _onward(row) or ():
        if pk in seen:
            continue
        if _onward(by_pk[pk]) is None:
            yield by_pk[pk].slug
        yield from _instead(by_pk[pk], by_pk, seen | {row.pk})
