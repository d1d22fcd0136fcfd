"""Facets as a page shows them: options in order, with counts, sub-terms below their terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from search.dimensions import Choices, Option
from search.query import SearchQuery


@dataclass(frozen=True)
class FacetOption:
    """A value to tick; ``url`` is the search with it added or taken away."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    children: Sequence[FacetOption] = ()


@dataclass(frozen=True)
class Facet:
    """A dimension with the options that lead somewhere."""

    name: str
    label: str | Promise
    options: Sequence[FacetOption]
    selected_count: int


def build_facets(
    query: SearchQuery, counts: Mapping[str, Mapping[str, int]], dimensions: Sequence[Choices], base_url: str
) -> list[Facet]:
    """The facets of a result.

    An option that would find nothing is left out, unless it is chosen or stands above one that is shown; so
    is one that is no longer current (a former municipality, a merged theme), which visitors reach by what
    followed it.
    """
    facets = []
    for choices in dimensions:
        chosen = query.values(choices.name)
        shown = _Tree(query, choices, counts.get(choices.name, {}), base_url).level(None)
        facets.append(Facet(choices.name, choices.dimension.label, shown, len(chosen)))
    return facets


class _Tree:
    """The options of one dimension by their parent."""

    def __init__(self, query: SearchQuery, choices: Choices, counts: Mapping[str, int], base_url: str) -> None:
        self.query, self.name, self.counts, self.base_url = query, choices.name, counts, base_url
        self.chosen = set(query.values(choices.name))
        self.below: dict[str | None, list[Option]] = defaultdict(list)
        for option in choices.options:
            parent = option.parent if option.parent in choices.by_value else None
            self.below[parent].append(option)

    def level(self, parent: str | None) -> list[FacetOption]:
        """The options to show directly below a parent."""
        options = (self._option(option) for option in self.below[parent])
        return [option for option in options if option is not None]

    def _option(self, option: Option) -> FacetOption | None:
        children = self.level(option.value)
        count, selected = self.counts.get(option.value, 0), option.value in self.chosen
        if not (selected or children or (option.current and count)):
            return None
        url = self.query.toggle(self.name, option.value).url(self.base_url)
        return FacetOption(option.value, option.label, count, selected, url, children)
