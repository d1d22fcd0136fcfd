"""The parameters of a search, and the search that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone, translation

from legro_cms.core.bilingual import language_codes
from legro_cms.core.works import Dimension
from search import dimensions
from search.api.parameters import Choice, Choices, Number, Parameter, Text, Values
from search.query import MAX_TEXT, PER_PAGE, Period, SearchQuery, Sort, clean_text

MOST_ON_A_PAGE = 100
LAST_PAGE = 10_000
FACETS = "facets"
_RENAMED: dict[str, str] = {Dimension.LANGUAGE: "availableIn"}  # "language" says in which language somebody asks
_MEANINGS: dict[str, str] = {
    Dimension.THEME: "Works on any of these themes or a narrower one; values in /themes.",
    Dimension.MUNICIPALITY: "Works in any of these municipalities; values in /municipalities.",
    Dimension.YEAR: "Works that belong to any of these years.",
    Dimension.LANGUAGE: "Works that can be read in any of these languages.",
}


@dataclass(frozen=True)
class Filter:
    """A filter of the API with its values, each with its name in both languages."""

    name: str
    dimension: str
    labels: dict[str, str]
    choices: dimensions.Choices
    names: dict[str, dict[str, str]]

    def parameter(self) -> Parameter:
        """The parameter that it is used by."""
        meaning = _MEANINGS.get(self.dimension, f"Works with any of these values of “{self.labels['en']}”.")
        values = tuple(option.value for option in self.choices.options)
        return Choices(self.name, meaning, default=(), values=values, most=dimensions.MAX_VALUES)


def filter_name(dimension: str) -> str:
    """What a dimension is called in the API: ``targetGroup`` for ``target-group``."""
    return _RENAMED.get(dimension) or re.sub(r"-(\w)", lambda letter: letter[1].upper(), dimension)


def load_filters() -> list[Filter]:
    """All filters of the site, with names in both languages."""
    names = dimensions.registered()
    loaded, labels = {}, {}
    for code in language_codes():
        with translation.override(code):
            loaded[code] = {one.name: one for one in dimensions.load(names)}
            labels[code] = {one.name: str(one.dimension.label) for one in loaded[code].values()}
    return [
        _filter({code: own[name] for code, own in loaded.items()}, {code: own[name] for code, own in labels.items()})
        for name in names
    ]


def _filter(loaded: dict[str, dimensions.Choices], labels: dict[str, str]) -> Filter:
    """The values that have a name in each language: one that came or went between two readings does not."""
    first = next(iter(loaded.values()))
    options = tuple(option for option in first.options if all(option.value in own.by_value for own in loaded.values()))
    names = {
        option.value: {code: str(own.by_value[option.value].label) for code, own in loaded.items()}
        for option in options
    }
    return Filter(filter_name(first.name), first.name, labels, dimensions.Choices(first.dimension, options), names)


def search_parameters(filters: Sequence[Filter]) -> list[Parameter]:
    """The parameters of a search."""
    languages = tuple(language_codes())
    return [
        Text("q", "Words to search for; nothing finds all works.", "", longest=MAX_TEXT),
        Choice("language", "The language of the words, and of the titles that works are sorted by.", "nl", languages),
        *(one.parameter() for one in filters),
        Choice(
            "period",
            "Dated works only: those to come (today's among them), or those that are over.",
            values=(Period.UPCOMING.value, Period.PAST.value),
        ),
        Choice(
            "sort",
            "The order; by relevance where there are words, else the newest first, unless this says otherwise.",
            values=tuple(Sort.values),
        ),
        Choices(FACETS, "Count the works by the values of these filters.", (), tuple(one.name for one in filters)),
        Number("page", "The page, from 1; beyond the last one there are no works.", 1, 1, LAST_PAGE),
        Number("pageSize", "The number of works on a page.", PER_PAGE, 1, MOST_ON_A_PAGE),
    ]


def make_query(values: Values, filters: Sequence[Filter]) -> SearchQuery:
    """The search that checked values ask for."""
    text = clean_text(values["q"])
    sort = Sort(values["sort"]) if values["sort"] else Sort.RELEVANCE
    wanted = set(values[FACETS])
    return SearchQuery(
        language=values["language"],
        text=text,
        filters=tuple((one.dimension, one.choices.known(values[one.name])) for one in filters),
        facets=tuple(one.dimension for one in filters if one.name in wanted),
        sort=Sort.NEWEST if sort == Sort.RELEVANCE and not text else sort,
        page=values["page"],
        per_page=values["pageSize"],
        period=Period(values["period"] or ""),
        today=timezone.localdate() if values["period"] else None,
        sorts=tuple(Sort),
    )
