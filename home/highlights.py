"""What the home page shows of the other rooms."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from casebook.models import CasePhoto
from legro_cms.core.bilingual import active_language
from legro_cms.core.models import Theme
from search.engines import get_engine
from search.listing import Card, build_cards
from search.query import SearchQuery


@dataclass(frozen=True, slots=True)
class ThemeHighlight:
    """A numbered theme with the address of its cases."""

    number: int
    name: str
    description: str
    url: str


def core_themes(casebook_url: str) -> list[ThemeHighlight]:
    """The network's central themes in their order, each leading to the cases that are filed under it."""
    themes = Theme.objects.current().filter(is_core=True, parent=None)
    return [
        ThemeHighlight(number, theme.name, theme.description, f"{casebook_url}?theme={theme.slug}")
        for number, theme in enumerate(themes, start=1)
    ]


def latest_cases(count: int = 3) -> list[Card]:
    """The newest cases, as cards with their picture for a reader of the active language."""
    query = SearchQuery(language=active_language(), kinds=("case",), per_page=count)
    cards = build_cards(get_engine().search(query).hits, query.language)
    photos = Prefetch("case_photos", queryset=CasePhoto.objects.select_related("image"))
    prefetch_related_objects([card.page for card in cards], photos)
    return cards
