"""Themes, municipalities and words of the glossary by how their names begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value

from legro_cms.core.models import Municipality, Theme
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


@dataclass(frozen=True)
class _Filed:
    """A theme or municipality; a former municipality has one of these for each that took its place."""

    dimension: str
    slug: str
    name: str
    following: str | None
    has_works: bool


class SuggestedTerms:
    """What a reader of a language may be offered, read in two statements: any number of beginnings may be asked."""

    def __init__(self, language: str) -> None:
        self.language = language
        filed = list(_filed(language))
        self._themes = [row for row in filed if row.dimension == Dimension.THEME]
        self._towns = _Towns(row for row in filed if row.dimension == Dimension.MUNICIPALITY)
        in_order = GlossaryTerm.objects.filter(language=language).order_by("concept", "sort_order", "pk")
        self._words = list(in_order.values_list("concept", "text"))

    def beginning_with(self, typed: bytes) -> dict[Source, list[Suggestion]]:
        """By source, those with a word that begins like this; of a concept of the glossary its first such name."""
        themes = {
            row.name: (row.name, _query(Dimension.THEME, [row.slug]))
            for row in self._themes
            if row.has_works and self._begins(row.name, typed)
        }
        towns = {
            name: (self._towns.label(slug), _query(Dimension.MUNICIPALITY, self._towns.today(slug)))
            for slug, name in self._towns.names.items()
            if self._begins(name, typed) and self._towns.has_works(slug)
        }
        firsts: dict[int, str] = {}
        for concept, text in self._words:
            if concept not in firsts and self._begins(text, typed):
                firsts[concept] = text
        words = {text: (text, _query("q", [text])) for text in firsts.values()}
        named = {Source.THEME: themes, Source.MUNICIPALITY: towns, Source.GLOSSARY: words}
        return {source: self._in_order(found, typed) for source, found in named.items()}

    def _begins(self, name: str, typed: bytes) -> bool:
        return any(start.startswith(typed) for start in starts(name, self.language))

    def _in_order(self, named: dict[str, tuple[str, str]], typed: bytes) -> list[Suggestion]:
        """Alphabetical, those first that begin with what was typed."""
        names = sorted(named, key=lambda name: (not sort_key(name).startswith(typed), sort_key(name)))
        return [Suggestion(*named[name], self.language) for name in names]


class _Towns:
    """Municipalities and what became of them."""

    def __init__(self, rows: Iterable[_Filed]) -> None:
        self.names: dict[str, str] = {}
        self._following: dict[str, list[str]] = defaultdict(list)
        self._filed: set[str] = set()
        for row in rows:
            self.names[row.slug] = row.name
            if row.following:
                self._following[row.slug].append(row.following)
            if row.has_works:
                self._filed.add(row.slug)

    def today(self, slug: str) -> list[str]:
        """The municipalities of today that it is or went into, in alphabetical order; a ring leads nowhere."""
        ends, seen, queue = [], {slug}, [slug]
        while queue:
            town = queue.pop()
            onward = [one for one in self._following.get(town, []) if one in self.names]
            if not onward:
                ends.append(town)
            queue += [one for one in onward if one not in seen]
            seen.update(onward)
        return sorted(ends)

    def label(self, slug: str) -> str:
        """Its name; of a former one also where it went: "Delfzijl → Eemsdelta"."""
        ends = self.today(slug)
        now = ", ".join(self.names[one] for one in ends)
        return self.names[slug] if ends == [slug] else f"{self.names[slug]} → {now}"

    def has_works(self, slug: str) -> bool:
        """Whether the list that it leads to has anything in it."""
        return not self._filed.isdisjoint(self.today(slug))


def _filed(language: str) -> Iterator[_Filed]:
    """All themes and municipalities that stand for themselves, in one statement."""
    themes = Theme.objects.filter(merged_into=None)
    towns = Municipality.objects.filter(merged_into=None)
    nothing = Value(None, output_field=CharField())
    rows = _named(themes, Dimension.THEME, language, nothing).union(
        _named(towns, Dimension.MUNICIPALITY, language, F("successors__slug")), all=True
    )
    return (_Filed(dimension, slug, name, following, bool(used)) for dimension, slug, name, following, used in rows)


def _named(terms: QuerySet[Any], dimension: Dimension, language: str, following: Any) -> QuerySet[Any]:
    filed = EntryTerm.objects.filter(dimension=dimension, value=OuterRef("slug"))
    return (
        terms.order_by()
        .annotate(of=Value(dimension.value), following=following, used=Exists(filed))
        .values_list("of", "slug", f"name_{language}", "following", "used")
    )


def _query(name: str, values: Iterable[str]) -> str:
    return f"?{urlencode([(name, value) for value in values])}"
