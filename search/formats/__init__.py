"""Any search in another form, at the same address: a feed to follow, a table to work with."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from search.formats.atom import atom_response
from search.formats.csv_table import csv_response
from search.formats.links import PARAMETER, Format
from search.formats.turns import in_turn
from search.formats.xlsx_table import xlsx_response
from search.question import Question

_TABLES: dict[Format, Callable[[HttpRequest, Question], HttpResponse]] = {
    Format.CSV: csv_response,
    Format.XLSX: xlsx_response,
}


def wanted_format(request: HttpRequest) -> Format | None:
    """The format that the address names; None for a page, also where it names one that does not exist."""
    value = request.GET.get(PARAMETER, "")
    return Format(value) if value in Format.values else None


def format_response(request: HttpRequest, question: Question, wanted: Format) -> HttpResponse:
    """What the question finds, in that format; not for search engines, which have the pages."""
    if wanted == Format.ATOM:
        response = atom_response(request, question)
    else:
        response = in_turn(request, lambda: _TABLES[wanted](request, question))
    response.headers["X-Robots-Tag"] = "noindex"
    return response
