"""What the home page shows of the other rooms, in the order that editors chose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamValue

from casebook.models import CaseIndexPage, CasePage, CasePhoto
from events.models import EventIndexPage, ReportIndexPage
from home import gathering
from home.blocks import USUAL_COUNT, HomeSectionsBlock
from home.gathering import Gathered, Shelf
from legro_cms.core.models import Theme
from search.cards import Card
from search.index_pages import WorkIndexPage
from search.models import Entry

Wish = tuple[str, int]
"""The name of a section, and how many works it may show."""

USUAL: tuple[Wish, ...] = tuple((name, USUAL_COUNT) for name in HomeSectionsBlock.declared_blocks)  # type: ignore[attr-defined]
"""What a home page shows on which nobody chose anything."""

LISTS: dict[str, tuple[type[WorkIndexPage], str | Promise, str | Promise]] = {
    "upcoming": (EventIndexPage, _("Next meetings"), _("All meetings")),
    "cases": (CaseIndexPage, _("New in the casebook"), _("All cases")),
    "reports": (ReportIndexPage, _("Latest reports"), _("All reports")),
}
"""The list that a section shows the beginning of, its heading, and what the link to the list is called."""


@dataclass(frozen=True, slots=True)
class ThemeHighlight:
    """A numbered theme with the address of its page, or of its cases while it has none."""

    number: int
    name: str
    description: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the home page that has something to show."""

    name: str
    heading: str | Promise = ""
    cards: tuple[Card, ...] = ()
    themes: tuple[ThemeHighlight, ...] = ()
    more: str | Promise = ""
    url: str = ""

    @property
    def template(self) -> str:
        """Sections of cards look alike; the others have their own."""
        name = "cards" if self.name in LISTS else self.name
        return f"home/components/section_{name}.html"


def wishes(chosen: "StreamValue | None") -> tuple[Wish, ...]:
    """The sections that editors chose, in their order; all of them where nobody did."""
    found = tuple((block.block_type, (block.value or {}).get("count") or USUAL_COUNT) for block in chosen or ())
    return found or USUAL


def sections(wanted: Iterable[Wish], language: str) -> Iterator[Section]:
    """The sections that have something to show; how many works they show changes nothing about the queries."""
    wanted = tuple(wanted)
    today = timezone.localdate()
    themes = core_themes() if any(name == "themes" for name, _count in wanted) else []
    shelves = [shelf_named(name, count, today) for name, count in wanted if name in LISTS]
    found = gathering.gather(shelves, language, today, also=[theme.page_key for theme in themes if theme.page_key])
    add_photos(card for shown in found.shelves.values() for card in shown.cards)
    for name, _count in wanted:
        if name in LISTS:
            if cards := found.shelves[name].cards:
                model, heading, more = LISTS[name]
                yield Section(name, heading, cards, more=more, url=found.list_url(model, {}))
        elif name == "themes":
            if tiles := theme_tiles(themes, found):
                yield Section(name, _("What we work on"), themes=tiles)
        else:
            yield Section(name)


def shelf_named(name: str, count: int, today: date) -> Shelf:
    """The shelf that a section shows the beginning of."""
    works = Entry.objects.public()
    if name == "upcoming":
        return gathering.upcoming(works, today, count)
    return {"cases": gathering.cases, "reports": gathering.reports}[name](works, count)


def add_photos(cards: Iterable[Card]) -> None:
    """The pictures of the cases; one query."""
    photos = Prefetch("case_photos", queryset=CasePhoto.objects.select_related("image"))
    prefetch_related_objects([card.page for card in cards if isinstance(card.page, CasePage)], photos)


def core_themes() -> list[Any]:
    """The network's central themes in their order, each with the key of its page as ``page_key``."""
    themes = Theme.objects.current().filter(is_core=True, parent=None)
    return list(themes.annotate(page_key=F("page__translation_key")))


def theme_tiles(themes: Iterable[Any], found: Gathered) -> tuple[ThemeHighlight, ...]:
    """Each theme leads to its page, or to the cases filed under it while it has none."""
    return tuple(
        ThemeHighlight(
            number,
            theme.name,
            theme.description,
            found.links[theme.page_key].url
            if theme.page_key in found.links
            else found.list_url(CaseIndexPage, {"theme": theme.slug}),
        )
        for number, theme in enumerate(themes, start=1)
    )
