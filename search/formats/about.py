"""What a downloaded table says of itself: what was asked, where, when, and on which terms it may be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from legro_cms.core.furniture import Furniture
from search.formats.columns import MAX_ROWS

if TYPE_CHECKING:
    from search.listing import Listing


def about(request: HttpRequest, listing: Listing) -> list[tuple[str, str]]:
    """Names with values, in the reader's language."""
    site = Furniture(request)
    licence = site.settings.licence
    rows = [
        (_("Searched for"), listing.heading),
        (_("Filters"), ", ".join(str(chip.label) for chip in listing.chips)),
        (_("Address"), request.build_absolute_uri(listing.query.url(listing.base_url))),
        (_("Source"), site.name),
        (_("Date of the download"), timezone.localdate().isoformat()),
        (_("Licence"), f"{licence.label}, {licence.url}"),
        (_("Please note"), cut_notice(listing.total)),
    ]
    return [(name, value) for name, value in rows if value]


def cut_notice(total: int) -> str:
    """That not everything is there; empty where it is."""
    if total <= MAX_ROWS:
        return ""
    return _("This table holds the first %(most)s of %(total)s. Narrow your search to get the others.") % {
        "most": localize(MAX_ROWS),
        "total": localize(total),
    }


def file_name(listing: Listing, ending: str) -> str:
    """The name of the page that was searched and the date of today: ``casebook-2026-11-21.csv``."""
    return f"{listing.base_url.strip('/').rsplit('/', 1)[-1]}-{timezone.localdate():%Y-%m-%d}.{ending}"
