"""A search as a workbook for Excel and LibreOffice: a sheet with the works, and one that says what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from search.formats.about import about, file_name
from search.formats.cells import guarded
from search.formats.columns import Cell, Table, make_table
from search.question import Question

Sheet = Any  # a sheet that is written and forgotten row by row, of which the stubs do not know the half
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOLD, _WRAPPED = Font(bold=True), Alignment(vertical="top", wrap_text=True)


def xlsx_response(request: HttpRequest, question: Question) -> HttpResponse:
    """The workbook."""
    table = make_table(request, question.query)
    workbook = Workbook(write_only=True)
    _write_works(workbook.create_sheet(_("Works")), table)
    _write_about(workbook.create_sheet(_("About")), about(request, question, table.found))
    workbook.properties.title = guarded(question.heading(table.found.total, table.found.correction))
    workbook.properties.creator = "LEGrO CMS"
    content = BytesIO()
    workbook.save(content)
    response = HttpResponse(content.getvalue(), content_type=CONTENT_TYPE)
    name = file_name(question, table.found.total, "xlsx")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response


def _write_works(sheet: Sheet, table: Table) -> None:
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.append([_cell(sheet, str(column.label), is_heading=True) for column in table.columns])
    count = 1
    for count, row in enumerate(table.rows(), 2):  # noqa: B007 - the last number is that of the last row
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{count}"


def _write_about(sheet: Sheet, rows: Sequence[tuple[str, str]]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 100
    for name, value in rows:
        sheet.append([_cell(sheet, name, is_heading=True), _cell(sheet, value)])


def _cell(sheet: Sheet, value: Cell, *, is_heading: bool = False) -> Any:
    """A cell that holds a date or a text; never a formula or an error, whatever the text looks like."""
    if not value:
        return None
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value if isinstance(value, date) else guarded(value)
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.data_type = "s"
    cell.alignment = _WRAPPED
    if is_heading:
        cell.font = _BOLD
    return cell
