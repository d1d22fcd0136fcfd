"""The glossary as a file: one concept a line, ``nl,en,theme``, the words of a language separated by ``|``.

The same format for the site's own list, the import and the export. Spreadsheets change it in ways that are understood:
a byte order mark, semicolons or tabs for commas, empty rows and columns, a first line ``sep=;``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.formats.cells import disarmed, rearmed
from search.glossary.rules import MOST_TERMS, SEPARATOR, Name
from search.models import Concept, GlossaryLanguage
from search.models.glossary_term import tidy

THEME = "theme"
LANGUAGES = tuple(GlossaryLanguage.values)
COLUMNS = (*LANGUAGES, THEME)
LARGEST_FILE = 1024 * 1024
MOST_LINES = 5_000
EXCEL_DELIMITER = ";"  # what a spreadsheet set to Dutch reads without asking
_DELIMITERS = ",;\t"


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class Line:
    """A concept in a file. ``theme`` is a slug; None where the file has no such column."""

    number: int
    names: tuple[Name, ...]
    theme: str | None = None


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be used, and why."""

    number: int
    reason: str


def read(data: bytes) -> tuple[list[Line], list[BadLine]]:
    """The concepts of a file, and the lines that are none.

    Raises:
        UnreadableFileError: nothing can be made of the file.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(
            _("The file is too large: at most %(number)d MB.") % {"number": LARGEST_FILE // 1024**2}
        )
    rows = _rows(_decoded(data))
    columns = _columns(next(rows, (0, []))[1])
    lines: list[Line] = []
    bad: list[BadLine] = []
    for number, cells in rows:
        if len(lines) + len(bad) == MOST_LINES:
            raise UnreadableFileError(_("The file is too long: at most %(number)d lines.") % {"number": MOST_LINES})
        found = _line(number, cells, columns)
        (lines if isinstance(found, Line) else bad).append(found)  # type: ignore[arg-type]
    return lines, bad


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            _("The letters of the file cannot be read. In Excel, save it as “CSV UTF-8”.")
        ) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the number of the line it begins on."""
    first, _newline, rest = text.partition("\n")
    skipped = 0
    if re.fullmatch(r"sep=.\s*", first):
        text, first, skipped = rest, rest.partition("\n")[0], 1
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1 + skipped
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFileError(
                _("From line %(number)d on, the file is no table: are the quotation marks right?") % {"number": begins}
            ) from error
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1 + skipped


def _columns(header: Sequence[str]) -> list[str]:
    """The names of the columns, in the file's order; empty ones at the end are a spreadsheet's habit."""
    names = [cell.strip().lower() for cell in header]
    while names and not names[-1]:
        names.pop()
    if not set(LANGUAGES) <= set(names) or len(set(names)) < len(names) or not set(names) <= set(COLUMNS):
        raise UnreadableFileError(
            _("The first line has to name the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)}
        )
    return names


def _line(number: int, cells: Sequence[str], columns: Sequence[str]) -> Line | BadLine:
    if any(cell.strip() for cell in cells[len(columns) :]):
        reason = _("There are more columns than the first line names. Put quotation marks around words with a comma.")
        return BadLine(number, reason)
    values = {name: rearmed(cell.strip()) for name, cell in zip(columns, cells, strict=False)}
    names = [
        Name(language, text)
        for language in LANGUAGES
        for text in map(tidy, values.get(language, "").split(SEPARATOR))
        if text
    ]
    if not names:
        return BadLine(number, _("There are no words."))
    if len(names) > 2 * MOST_TERMS:
        return BadLine(number, _("A concept has at most %(number)d words.") % {"number": MOST_TERMS})
    return Line(number, tuple(names), values.get(THEME, "") if THEME in columns else None)


def write(concepts: Iterable[Concept], delimiter: str = EXCEL_DELIMITER) -> str:
    """The file of some concepts: reading it again gives the same."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(COLUMNS)
    for concept in concepts:
        terms = list(concept.terms.all())
        words = [f" {SEPARATOR} ".join(term.text for term in terms if term.language == code) for code in LANGUAGES]
        writer.writerow(disarmed(cell) for cell in (*words, concept.theme.slug if concept.theme else ""))
    return file.getvalue()
