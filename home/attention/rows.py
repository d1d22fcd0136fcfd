"""What a list of things to do consists of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at: where it is mended, and why now."""

    title: str
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of thing to do; ``key`` is its place on the page, and ``find`` looks for its rows on a day."""

    key: str
    heading: str | Promise
    advice: str | Promise
    find: Callable[[date], Iterable[Row]]
    is_for_translators: bool = False


def edit_address(pk: int) -> str:
    """The editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[pk])
