"""Facets as a page shows them: options in order, with counts, sub-terms below their terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

from search.dimensions import Choices, Option
from search.query import SearchQuery

MANY, MOST = 10, 8
"""A facet of more than ``MANY`` options shows ``MOST`` of them; the rest unfolds below."""


@dataclass(frozen=True)
class FacetOption:
    """A value to tick; ``url`` is the search with it added or taken away, ``code`` what a map knows it by."""

    value: str
    label: str
    count: int
    selected: bool
    url: str
    children: Sequence[FacetOption] = ()
    code: str = ""

    @property
    def leads_nowhere(self) -> bool:
        """Whether ticking it would find nothing."""
        return not (self.count or self.selected or self.children)

    @property
    def is_used(self) -> bool:
        """Whether it or one of its sub-terms is chosen."""
        return self.selected or any(child.is_used for child in self.children)

    @property
    def lines(self) -> int:
        """How many options are shown with it."""
        return 1 + sum(child.lines for child in self.children)


@dataclass(frozen=True)
class Facet:
    """A dimension with the options that lead somewhere."""

    name: str
    label: str | Promise
    options: Sequence[FacetOption]
    selected_count: int

    @cached_property
    def first(self) -> Sequence[FacetOption]:
        """The options that are shown at once: all, or at least one and not many."""
        if sum(option.lines for option in self.options) <= MANY:
            return self.options
        lines = [sum(one.lines for one in self.options[: number + 1]) for number in range(len(self.options))]
        return self.options[: max(1, sum(number <= MOST for number in lines))]

    @property
    def rest(self) -> Sequence[FacetOption]:
        """The options that unfold."""
        return self.options[len(self.first) :]

    @property
    def rest_is_used(self) -> bool:
        """Whether one of those is chosen."""
        return any(option.is_used for option in self.rest)


def build_facets(
    query: SearchQuery, counts: Mapping[str, Mapping[str, int]], dimensions: Sequence[Choices], base_url: str
) -> list[Facet]:
    """The facets of a result.

    An option that would find nothing is left out, unless it is chosen, stands above one that is shown, or belongs to a
    dimension that keeps such options (as long as one of them finds something); so is one that is no longer current (a
    former municipality, a merged theme), which visitors reach by what followed it.
    """
    facets = []
    for choices in dimensions:
        chosen = query.values(choices.name)
        shown = _Tree(query, choices, counts.get(choices.name, {}), base_url).level(None)
        if all(option.leads_nowhere for option in shown):
            shown = []
        facets.append(Facet(choices.name, choices.dimension.label, shown, len(chosen)))
    return facets


class _Tree:
    """The options of one dimension by their parent."""

    def __init__(self, query: SearchQuery, choices: Choices, counts: Mapping[str, int], base_url: str) -> None:
        self.query, self.name, self.counts, self.base_url = query, choices.name, counts, base_url
        self.keeps_empty = choices.dimension.keeps_empty
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
        if not (selected or children or (option.current and (count or self.keeps_empty))):
            return None
        url = self.query.toggle(self.name, option.value).url(self.base_url)
        return FacetOption(option.value, option.label, count, selected, url, children, option.code)
