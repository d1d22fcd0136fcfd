"""A search as comma-separated values (RFC 4180), for programs and for spreadsheets.

A Dutch Excel takes the semicolon to be the separator and an English one the comma, so the page's language decides. The
byte order mark tells Excel that the file is UTF-8. The first row holds the headings and every following one a work;
what the table says of itself comes last, after an empty row, so that programs need not skip anything to begin.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO
from itertools import chain
from typing import TYPE_CHECKING

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header

from search.formats.about import about, file_name
from search.formats.cells import guarded
from search.formats.columns import Cell, Table, make_table

if TYPE_CHECKING:
    from search.listing import Listing

SEPARATORS = {"nl": ";", "en": ","}
BYTE_ORDER_MARK = "\ufeff"


def csv_response(request: HttpRequest, listing: Listing) -> StreamingHttpResponse:
    """The table, sent while it is read."""
    pieces = _pieces(make_table(request, listing.query.language), request, listing)
    begun = next(pieces)  # whatever fails at once fails before the answer has begun
    response = StreamingHttpResponse(chain([begun], pieces), content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name(listing, "csv")) or ""
    return response


def _pieces(table: Table, request: HttpRequest, listing: Listing) -> Iterator[str]:
    separator = SEPARATORS[listing.query.language]
    headings = [[str(column.label) for column in table.columns]]
    note: list[Sequence[Cell]] = [(), *about(request, listing)]
    begin = BYTE_ORDER_MARK + _lines(headings, separator)
    for rows in table.rows(listing.query):
        yield begin + _lines(rows, separator)
        begin = ""
    yield begin + _lines(note, separator)


def _lines(rows: Iterable[Sequence[Cell]], separator: str) -> str:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(
        [_text(cell) for cell in row] for row in rows
    )
    return text.getvalue()


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else guarded(cell or "")
