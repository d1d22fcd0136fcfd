"""What the home page shows of the other rooms, in the order that editors chose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamValue

from casebook.models import CaseIndexPage, CasePage, CasePhoto
from events.models import EventIndexPage, ReportIndexPage
from home import gathering
from home.blocks import USUAL_COUNT, HomeSectionsBlock
from home.gathering import Lists, Shelf
from home.models.theme_page import ThemePage
from legro_cms.core.languages import links_for
from legro_cms.core.models import Theme
from search.index_pages import WorkIndexPage
from search.listing import Card
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
    shelves = [shelf_named(name, count, today) for name, count in wanted if name in LISTS]
    shown = gathering.show(shelves, language)
    add_photos(card for found in shown.values() for card in found.cards)
    lists = Lists.of(language, today)
    for name, _count in wanted:
        if name in LISTS:
            if shown[name].cards:
                model, heading, more = LISTS[name]
                yield Section(name, heading, shown[name].cards, more=more, url=lists.url(model))
        elif name == "themes":
            if themes := core_themes(lists, language):
                yield Section(name, _("What we work on"), themes=themes)
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


def core_themes(lists: Lists, language: str) -> tuple[ThemeHighlight, ...]:
    """The network's central themes in their order, each leading to its page, or to the cases filed under it."""
    themes = list(Theme.objects.current().filter(is_core=True, parent=None))
    pages = ThemePage.objects.filter(theme__in=themes, live=True).values_list("theme", "translation_key")
    keys = dict(pages)
    links = links_for(keys.values(), language) if keys else {}
    return tuple(
        ThemeHighlight(
            number,
            theme.name,
            theme.description,
            links[keys[theme.pk]].url if keys.get(theme.pk) in links else lists.url(CaseIndexPage, theme=theme.slug),
        )
        for number, theme in enumerate(themes, start=1)
    )
