"""Links from a listing to the same search in other formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.query import SearchQuery

PARAMETER = "format"


class Format(models.TextChoices):
    """Forms that a search can be had in besides its page."""

    ATOM = "atom", _("Follow this search (Atom)")
    XLSX = "xlsx", _("Download for Excel")
    CSV = "csv", _("Download as CSV")


@dataclass(frozen=True)
class OutputLink:
    """A search in a format, with what a link to it says."""

    format: Format
    label: str | Promise
    url: str


def format_url(query: SearchQuery, base_url: str, wanted: Format) -> str:
    """The address of a search in a format; a feed has an order of its own, and no format has pages."""
    query = query.replace(sort=query.default_sort) if wanted == Format.ATOM else query.replace()
    return f"{base_url}?{urlencode([*query.params(), (PARAMETER, wanted.value)])}"


def output_links(query: SearchQuery, base_url: str, total: int) -> Iterator[OutputLink]:
    """The formats that make sense: a search that finds nothing yet can be followed, and not be downloaded."""
    for wanted in Format:
        if total or wanted == Format.ATOM:
            yield OutputLink(wanted, wanted.label, format_url(query, base_url, wanted))
