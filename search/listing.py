"""Everything that a page with a list of works shows, on the rooms' index pages and the site-wide search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext, ngettext

from legro_cms.core.bilingual import active_language
from legro_cms.core.languages import WorkLink, links_for
from legro_cms.core.models import BasePage, work_models
from legro_cms.core.shown_terms import TermName, shown_themes
from search.dimensions import Choices, load
from search.engines import get_engine
from search.facets import Facet, build_facets
from search.formats.links import OutputLink, output_links
from search.municipality_map import MunicipalityMap, build_map
from search.pagination import Pagination, paginate
from search.query import PERIOD_DIMENSION, USUAL_SORTS, Period, SearchQuery, Sort
from search.results import Hit, SearchResult
from search.ways_on import WaysOn, correction_notice


@dataclass(frozen=True)
class Card:
    """A hit with the link its reader follows; with the source page and its themes where the card shows facts."""

    hit: Hit
    link: WorkLink
    page: BasePage | None
    template: str
    themes: Sequence[TermName] = ()

    @property
    def kind_name(self) -> str:
        """What a work of this kind is called."""
        models = {model.kind: model for model in work_models()}
        return str(models[self.hit.entry.kind]._meta.verbose_name)


@dataclass(frozen=True)
class Chip:
    """A chosen value, and the search without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class SortOption:
    """An order of the list; the usual one is the one that is not named, so that a text typed next has its own."""

    value: str
    label: str
    url: str
    selected: bool
    is_usual: bool


@dataclass(frozen=True)
class PeriodTab:
    """What is to come, or what is over, with the number of works there."""

    label: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True)
class Listing:
    """A list of works with its search, ready for ``components/listing.html``."""

    query: SearchQuery
    result: SearchResult
    cards: Sequence[Card]
    facets: Sequence[Facet]
    chips: Sequence[Chip]
    sorts: Sequence[SortOption]
    pagination: Pagination
    base_url: str
    periods: Sequence[PeriodTab] = ()
    name_works: Callable[[SearchQuery, int], str] | None = None

    @cached_property
    def map(self) -> MunicipalityMap | None:
        """The map of municipalities, where the list can be filtered by them."""
        return build_map(self.facets, self.works_named)

    @property
    def total(self) -> int:
        """How many works were found."""
        return self.result.total

    @property
    def is_search(self) -> bool:
        """Whether text or filters narrow the list."""
        return self.query.is_active

    @property
    def is_past(self) -> bool:
        """Whether the list is of what is over."""
        return self.query.period == Period.PAST

    @property
    def other_period(self) -> PeriodTab | None:
        """The period that is not shown."""
        return next((tab for tab in self.periods if not tab.selected), None)

    @property
    def clear_url(self) -> str:
        """The search without filters; the text stays."""
        return self.query.replace(filters=()).url(self.base_url)

    @property
    def hidden_fields(self) -> list[tuple[str, str]]:
        """What a form carries along besides its controls: the period, and the order where there is no choice of it."""
        fields = [(PERIOD_DIMENSION, self.query.period.value)] if self.query.period == Period.PAST else []
        if self.total <= 1 and self.query.sort != self.query.default_sort:
            fields.append(("sort", self.query.sort.value))
        return fields

    @property
    def outputs(self) -> list[OutputLink]:
        """The same search in other formats."""
        return list(output_links(self.query, self.base_url, self.total))

    @property
    def heading(self) -> str:
        """What was found, in a line: "14 cases for ‘heat’"."""
        found = gettext("%(count)s %(works)s") % {"count": localize(self.total), "works": self.works_named(self.total)}
        if not self.query.text:
            return found
        return gettext("%(found)s for ‘%(text)s’") % {"found": found, "text": self.result.correction or self.query.text}

    @property
    def correction(self) -> str:
        """What was searched for instead of what was typed, and why; empty where that is the same."""
        return correction_notice(self.query.text, self.result.correction) if self.result.correction else ""

    @cached_property
    def ways_on(self) -> WaysOn:
        """What else could be asked."""
        return WaysOn(self)

    def works_named(self, count: int) -> str:
        """What a number of the works that are listed is called: "case", "cases"."""
        if self.name_works:
            return self.name_works(self.query, count)
        models = [model for model in work_models() if model.kind in self.query.kinds]
        if len(models) == 1:
            meta = models[0]._meta
            return str(meta.verbose_name if count == 1 else meta.verbose_name_plural)
        return ngettext("result", "results", count)


def build_listing(
    request: HttpRequest,
    *,
    kinds: Iterable[str] = (),
    dimensions: Iterable[str] = (),
    base_url: str,
    sorts: Sequence[Sort] = USUAL_SORTS,
    periods: bool = False,
    name_works: Callable[[SearchQuery, int], str] | None = None,
) -> Listing:
    """The listing of a request: ``kinds`` of works (all when empty), with filters for these dimensions.

    ``periods`` splits dated works into what is to come and what is over; ``name_works`` says what a number of them is
    called where a kind's own name does not do.
    """
    choices = load(dimensions)
    today = timezone.localdate() if periods else None
    query = SearchQuery.from_params(request.GET, active_language(), kinds, choices, sorts=sorts, today=today)
    result = get_engine().search(query)
    query = query.replace(page=result.page)
    return Listing(
        query=query,
        result=result,
        cards=build_cards(result.hits, query.language),
        facets=build_facets(query, result.facets, choices, base_url),
        chips=_chips(query, choices, base_url),
        sorts=_sorts(query, base_url),
        pagination=paginate(query, result.pages, base_url),
        base_url=base_url,
        periods=_periods(query, result, base_url) if periods else (),
        name_works=name_works,
    )


def build_cards(hits: Sequence[Hit], language: str) -> list[Card]:
    """Cards for hits, in their order; a constant number of queries per kind of work that shows facts."""
    keys = [hit.entry.translation_key for hit in hits]
    models = {model.kind: model for model in work_models()}
    found = [
        (model, list(model.card_pages(of_kind)))
        for model in models.values()
        if model.card_has_facts
        and (of_kind := [hit.entry.translation_key for hit in hits if hit.entry.kind == model.kind])
    ]
    pages = {page.translation_key: page for _model, own in found for page in own}
    links = links_for([*keys, *(key for page in pages.values() for key in page.linked_on_card)], language)
    for model, own in found:
        model.complete_cards(own, links)
    filed = {key: filed for key, page in pages.items() if (filed := page.themes_page) is not None}
    by_page = shown_themes(filed.values())
    themes = {key: by_page.get(page.pk, []) for key, page in filed.items()}
    return [
        Card(hit, links[key], pages.get(key), models[hit.entry.kind].card_template, themes.get(key, []))
        for key, hit in zip(keys, hits, strict=True)
        if key in links and (key in pages or not models[hit.entry.kind].card_has_facts)
    ]


def _chips(query: SearchQuery, choices: Sequence[Choices], base_url: str) -> list[Chip]:
    return [
        Chip(one.by_value[value].label, query.toggle(one.name, value).url(base_url))
        for one in choices
        for value in query.values(one.name)
    ]


def _sorts(query: SearchQuery, base_url: str) -> list[SortOption]:
    return [
        SortOption(
            sort.value,
            str(sort.label),
            query.replace(sort=sort).url(base_url),
            selected=sort == query.sort,
            is_usual=sort == query.default_sort,
        )
        for sort in query.offered_sorts
    ]


def _periods(query: SearchQuery, result: SearchResult, base_url: str) -> list[PeriodTab]:
    counts = result.facets.get(PERIOD_DIMENSION, {})
    return [
        PeriodTab(
            str(period.label), counts.get(period, 0), query.in_period(period).url(base_url), period == query.period
        )
        for period in (Period.UPCOMING, Period.PAST)
    ]
