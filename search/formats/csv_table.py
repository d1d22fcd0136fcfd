"""A search as comma-separated values (RFC 4180), for programs and for spreadsheets.

A Dutch Excel takes the semicolon to be the separator and an English one the comma, so the page's language decides. The
byte order mark tells Excel that the file is UTF-8. The first row holds the headings and every other one a work, and
nothing else: whoever reads the file again each night need not skip anything. So licence and date have a column.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from search.formats.about import file_name, licence
from search.formats.cells import guarded
from search.formats.columns import Cell, make_table
from search.question import Question

SEPARATORS = {"nl": ";", "en": ","}
BYTE_ORDER_MARK = "\ufeff"


def csv_response(request: HttpRequest, question: Question) -> HttpResponse:
    """The table."""
    table = make_table(request, question.query)
    headings = [*(column.label for column in table.columns), _("Licence"), _("Date of the download")]
    same_for_all: list[Cell] = [licence(request), timezone.localdate()]
    rows = ([*row, *same_for_all] for row in table.rows())
    text = BYTE_ORDER_MARK + _lines([headings, *rows], SEPARATORS[question.query.language])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8; header=present")
    name = file_name(question, table.found.total, "csv")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def _lines(rows: Iterable[Iterable[Cell]], separator: str) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return text.getvalue()


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else guarded(cell or "")
