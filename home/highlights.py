"""What the home page shows of the other rooms."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from legro_cms.core.models import Theme
from search.listing import build_listing


@dataclass(frozen=True, slots=True)
class ThemeHighlight:
    """A numbered theme with the address of its cases."""

    number: int
    name: str
    description: str
    url: str


def core_themes() -> list[ThemeHighlight]:
    """The network's central themes in their order, each leading to what is filed under it."""
    return [
        ThemeHighlight(number, theme.name, theme.description, f"?theme={theme.slug}")
        for number, theme in enumerate(Theme.objects.current().filter(is_core=True), start=1)
    ]


def latest_cases(request: HttpRequest, count: int = 3) -> list[Any]:
    """The newest cases as cards."""
    return build_listing(request, kinds=["case"], dimensions=[], base_url="")[:count]
