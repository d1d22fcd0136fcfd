"""Themes, municipalities and words of the glossary by how their names begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from legro_cms.core.bilingual import read
from legro_cms.core.known_terms import KnownTerm, known_terms
from legro_cms.core.works import Dimension
from search.language import sort_key
from search.models import EntryTerm, GlossaryTerm
from search.starts import starts


class Source(StrEnum):
    """Where suggestions come from, in the order in which they are shown."""

    TITLE = "title"
    THEME = "theme"
    MUNICIPALITY = "municipality"
    GLOSSARY = "glossary"


@dataclass(frozen=True)
class Suggestion:
    """Something to choose.

    ``url`` is the address of a page, or a query (``?theme=spelen``) for the list that the search box belongs to;
    ``text_language`` is the language of the label, ``detail`` says more of it.
    """

    label: str
    url: str
    text_language: str
    detail: str = ""


_DIMENSIONS = {Source.THEME: Dimension.THEME, Source.MUNICIPALITY: Dimension.MUNICIPALITY}
Beginnings = Sequence[bytes]


def terms_beginning_with(beginnings: Beginnings, language: str) -> dict[Source, list[Suggestion]]:
    """By source, what has a word that begins in one of these ways, in alphabetical order; two statements.

    Themes and municipalities lead to the works that are filed under them, so there must be some.
    """
    filed = {
        dimension: [one for one in known_terms(dimension) if _begins(_name(one, language), beginnings, language)]
        for dimension in _DIMENSIONS.values()
    }
    used = _used(filed)
    named = {
        source: {
            _name(term, language): (_label(term, dimension, language), _query(dimension, _today(term)))
            for term in filed[dimension]
            if any((dimension, slug) in used for slug in _today(term))
        }
        for source, dimension in _DIMENSIONS.items()
    }
    named[Source.GLOSSARY] = {text: (text, _query("q", [text])) for text in _words(beginnings, language)}
    return {source: _in_order(found, beginnings, language) for source, found in named.items()}


def _begins(name: str, beginnings: Beginnings, language: str) -> bool:
    return any(start.startswith(one) for start in starts(name, language) for one in beginnings)


def _name(term: KnownTerm, language: str) -> str:
    return read(term, "name", language)


def _today(term: KnownTerm) -> tuple[str, ...]:
    """The terms that stand for it: itself, or those that took its place."""
    return (term.slug,) if term.is_current else tuple(sorted(term.instead))


def _label(term: KnownTerm, dimension: Dimension, language: str) -> str:
    """Its name; of a former one also what took its place: "Delfzijl → Eemsdelta"."""
    if term.is_current:
        return _name(term, language)
    names = {one.slug: _name(one, language) for one in known_terms(dimension)}
    return f"{_name(term, language)} → {', '.join(names[slug] for slug in _today(term))}"


def _used(filed: Mapping[Dimension, Sequence[KnownTerm]]) -> set[tuple[str, str]]:
    """Those of the terms, as (dimension, slug), under which there are works."""
    slugs = [(dimension, slug) for dimension, found in filed.items() for term in found for slug in _today(term)]
    if not slugs:
        return set()
    of = {dimension: EntryTerm.objects.filter(dimension=dimension) for dimension, _slug in slugs}
    first, *others = (
        rows.filter(value__in=[slug for name, slug in slugs if name == dimension]).values_list("dimension", "value")
        for dimension, rows in of.items()
    )
    return set(first.union(*others))


def _words(beginnings: Beginnings, language: str) -> Iterable[str]:
    """Of each concept of the glossary the first name that fits."""
    rows = GlossaryTerm.objects.filter(language=language).order_by("concept", "sort_order", "pk")
    found: dict[int, str] = {}
    for concept, text in rows.values_list("concept", "text"):
        if concept not in found and _begins(text, beginnings, language):
            found[concept] = text
    return found.values()


def _in_order(named: Mapping[str, tuple[str, str]], beginnings: Beginnings, language: str) -> list[Suggestion]:
    """Alphabetical, those first whose first word fits."""

    def position(name: str) -> tuple[bool, bytes]:
        return not sort_key(name).startswith(tuple(beginnings)), sort_key(name)

    return [Suggestion(*named[name], language) for name in sorted(named, key=position)]


def _query(name: str, values: Iterable[str]) -> str:
    return f"?{urlencode([(name, value) for value in values])}"
