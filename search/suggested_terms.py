"""Themes, municipalities and words of the glossary by how their names begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Value

from legro_cms.core.bilingual import read
from legro_cms.core.known_terms import KnownTerm, known_terms
from legro_cms.core.models import Municipality, Term, Theme
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


_VOCABULARIES: Mapping[Source, type[Term]] = {Source.THEME: Theme, Source.MUNICIPALITY: Municipality}
Beginnings = tuple[bytes, ...]


def terms_beginning_with(beginnings: Beginnings, language: str) -> dict[Source, list[Suggestion]]:
    """By source, what has a word that begins in one of these ways, in alphabetical order; two statements.

    Themes and municipalities lead to the works that are filed under them, so there must be some.
    """
    known = {model.dimension: known_terms(model.dimension) for model in _VOCABULARIES.values()}
    fitting = {
        dimension: [one for one in terms if _begins(_name(one, language), beginnings, language)]
        for dimension, terms in known.items()
    }
    used = _used(fitting)
    found = {Source.GLOSSARY: {text: _query("q", [text]) for text in _words(beginnings, language)}}
    for source, model in _VOCABULARIES.items():
        names = {one.slug: _name(one, language) for one in known[model.dimension]}
        found[source] = {
            _label(one, names): _query(model.dimension, _today(one))
            for one in fitting[model.dimension]
            if any((model.dimension, slug) in used for slug in _today(one))
        }
    return {source: _in_order(found[source], beginnings, language) for source in (*_VOCABULARIES, Source.GLOSSARY)}


def _begins(name: str, beginnings: Beginnings, language: str) -> bool:
    return any(start.startswith(beginnings) for start in starts(name, language))


def _name(term: KnownTerm, language: str) -> str:
    return read(term, "name", language)


def _today(term: KnownTerm) -> tuple[str, ...]:
    """The terms that stand for it: itself, or those that took its place."""
    return (term.slug,) if term.is_current else tuple(sorted(term.instead))


def _label(term: KnownTerm, names: Mapping[str, str]) -> str:
    """Its name; of a former one also what took its place: "Delfzijl → Eemsdelta"."""
    now = "" if term.is_current else f" → {', '.join(names[slug] for slug in _today(term))}"
    return f"{names[term.slug]}{now}"


def _used(fitting: Mapping[str, Sequence[KnownTerm]]) -> set[tuple[str, str]]:
    """Those of the terms, as (dimension, slug), under which there are works; a look into the index for each."""
    first, *others = (
        model._default_manager.filter(
            Exists(EntryTerm.objects.filter(dimension=model.dimension, value=OuterRef("slug"))),
            slug__in={slug for term in fitting[model.dimension] for slug in _today(term)},
        )
        .order_by()
        .values_list(Value(str(model.dimension)), "slug")
        for model in _VOCABULARIES.values()
    )
    return set(first.union(*others))


def _words(beginnings: Beginnings, language: str) -> Iterable[str]:
    """Of each concept of the glossary the first name that fits."""
    rows = GlossaryTerm.objects.filter(language=language).beginning_with(beginnings)
    found: dict[int, str] = {}
    for concept, text in rows.order_by("concept", "sort_order", "pk").values_list("concept", "text"):
        found.setdefault(concept, text)
    return found.values()


def _in_order(urls: Mapping[str, str], beginnings: Beginnings, language: str) -> list[Suggestion]:
    """Alphabetical, those first whose first word fits."""

    def position(label: str) -> tuple[bool, bytes]:
        return not sort_key(label).startswith(beginnings), sort_key(label)

    return [Suggestion(label, urls[label], language) for label in sorted(urls, key=position)]


def _query(name: str, values: Iterable[str]) -> str:
    return f"?{urlencode([(name, value) for value in values])}"
