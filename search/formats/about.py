"""What a download says of itself: what was asked, where, when, and on which terms it may be used."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _

from legro_cms.core.furniture import Furniture
from search.formats.columns import MAX_ROWS
from search.question import Question
from search.results import Found


def about(request: HttpRequest, question: Question, found: Found) -> list[tuple[str, str]]:
    """Names with values, in the reader's language."""
    rows = [
        (_("Searched for"), question.heading(found.total, found.correction)),
        (_("Filters"), ", ".join(chip.label for chip in question.chips)),
        (_("Address"), request.build_absolute_uri(question.url)),
        (_("Source"), Furniture(request).name),
        (_("Date of the download"), timezone.localdate().isoformat()),
        (_("Licence"), licence(request)),
        (_("Please note"), cut_notice(found.total)),
    ]
    return [(name, value) for name, value in rows if value]


def licence(request: HttpRequest) -> str:
    """On which terms the texts may be used, with the address where these stand."""
    chosen = Furniture(request).settings.licence
    return f"{chosen.label}, {chosen.url}"


def cut_notice(total: int) -> str:
    """That not everything is there; empty where it is."""
    if total <= MAX_ROWS:
        return ""
    return _("This table holds the first %(most)s of %(total)s. Narrow your search to get the others.") % {
        "most": localize(MAX_ROWS),
        "total": localize(total),
    }


def file_name(question: Question, total: int, ending: str) -> str:
    """The name of the page that was searched and the date of today: ``casebook-2026-11-21.csv``.

    Of a table that is cut also how much is there, since a table of works has no place to say so:
    ``casebook-2026-11-21-5000-of-7000.csv``.
    """
    page = question.base_url.strip("/").rsplit("/", 1)[-1]
    part = _("-%(most)d-of-%(total)d") % {"most": MAX_ROWS, "total": total} if total > MAX_ROWS else ""
    return f"{page}-{timezone.localdate():%Y-%m-%d}{part}.{ending}"
