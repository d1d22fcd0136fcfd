"""Where a reader can go on from a list that shows little or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.formats import localize
from django.utils.text import get_text_list
from django.utils.translation import gettext

from legro_cms.core.known_terms import known_terms
from legro_cms.core.works import Dimension
from search.alternatives import keys_of_runs
from search.facets import FacetOption
from search.glossary import lookup
from search.language import is_stop_word, normalise, words
from search.models import EntryTerm
from search.query import SearchQuery
from search.starts import start_of, starts
from search.suggested_terms import Suggestion, terms_beginning_with

if TYPE_CHECKING:
    from search.listing import Listing

FEW = 3
"""Works of a list up to which a reader is shown what each filter keeps out."""
SHORTEST_NEAR = 4
"""Letters that a word and a name have in common at least, from their beginning, for the one to stand for the other."""
MOST_NEAR = 6
MOST_THEMES = 6


@dataclass(frozen=True)
class WayOn:
    """Another search, and what it finds: "12 cases"."""

    label: str
    url: str
    found: str


class WaysOn:
    """What else could be asked than a list was asked; each part is found out where it is shown."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.query = listing.query

    @property
    def is_short(self) -> bool:
        """Whether the list has so few works that a reader may want to see more."""
        return 0 < self.listing.total <= FEW

    def wider(self) -> list[WayOn]:
        """The search without each of its filters, as far as that finds more."""
        counts, total = self.listing.result.without, self.listing.total
        return [
            WayOn(
                f"{facet.label}: {', '.join(_chosen(facet.options))}",
                self._without(facet.name).url(self.listing.base_url),
                self._found(counts[facet.name]),
            )
            for facet in self.listing.facets
            if counts.get(facet.name, 0) > total
        ]

    def all_filters(self) -> bool:
        """Whether it helps to take them all away: not where there is one, nor where no work holds the words."""
        return len(self.query.filters) > 1 and bool(self.listing.result.without)

    def near(self) -> list[Suggestion]:
        """Themes, municipalities and words of the glossary that begin as the typed words do, the nearest first."""
        language = self.query.language
        typed = [start_of(word) for word in self._typed()]
        beginnings = tuple(word[:SHORTEST_NEAR] for word in typed if len(word) >= SHORTEST_NEAR)
        if not beginnings:
            return []

        def distance(suggestion: Suggestion) -> int:
            names = starts(suggestion.label, language)
            return -max(_in_common(name, word) for name in names for word in typed)

        groups = terms_beginning_with(beginnings, language).values()
        found = {start_of(one.label): one for group in reversed(groups) for one in group}
        found.pop(start_of(self.query.text), None)
        return sorted(found.values(), key=distance)[:MOST_NEAR]

    def themes(self) -> list[WayOn]:
        """The themes of what was asked for, then those that most of the listed works are filed under.

        None where a period narrows the list.
        """
        if self.listing.periods:
            return []
        rows = EntryTerm.objects.filter(dimension=Dimension.THEME)
        if self.query.kinds:
            rows = rows.filter(entry__kind__in=self.query.kinds)
        counts = dict(rows.values_list("value").annotate(works=Count("entry")))
        known = [term for term in known_terms(Dimension.THEME) if term.is_current and term.slug in counts]
        asked = self._themes_of_words()
        known.sort(key=lambda term: (term.slug not in asked, -counts[term.slug]))
        everything = SearchQuery(
            self.query.language, facets=self.query.facets, sort=self.query.sorts[0], sorts=self.query.sorts
        )
        return [
            WayOn(
                term.name,
                everything.toggle(Dimension.THEME, term.slug).url(self.listing.base_url),
                self._found(counts[term.slug]),
            )
            for term in known[:MOST_THEMES]
        ]

    def _typed(self) -> list[str]:
        """The words of the query that say something."""
        typed = words(normalise(self.query.text))
        return [word.text for word in typed if not is_stop_word(word.text, self.query.language)]

    def _themes_of_words(self) -> set[str | None]:
        """The themes that the glossary files the typed words under."""
        found = lookup(keys_of_runs(self._typed(), self.query.language))
        return {term.theme for terms in found.values() for term in terms}

    def _without(self, dimension: str) -> SearchQuery:
        return self.query.replace(filters=tuple(one for one in self.query.filters if one[0] != dimension))

    def _found(self, count: int) -> str:
        works = self.listing.question.works_named(count)
        return gettext("%(count)s %(works)s") % {"count": localize(count), "works": works}


def correction_notice(typed: str, correction: str) -> str:
    """What was searched for instead of what was typed, and why."""
    known = {word.text for word in words(normalise(correction))}
    unknown = dict.fromkeys(f"‘{word.text}’" for word in words(normalise(typed)) if word.text not in known)
    return gettext("Searched for ‘%(found)s’ (no page contains %(typed)s).") % {
        "found": correction,
        "typed": get_text_list(list(unknown)),
    }


def _in_common(name: bytes, word: bytes) -> int:
    """How many bytes two words begin with alike."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(name, word, strict=False))))


def _chosen(options: Sequence[FacetOption]) -> Iterator[str]:
    """The labels of the chosen options, sub-terms among them."""
    for option in options:
        if option.selected:
            yield str(option.label)
        yield from _chosen(option.children)
