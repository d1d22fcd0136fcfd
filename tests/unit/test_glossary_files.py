"""The glossary as a file: what spreadsheets do to it is understood, and what cannot be read is said."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.glossary.files import COLUMNS, MOST_LINES, Line, UnreadableFileError, read, write
from search.glossary.rules import MOST_TERMS, Name
from search.models import Concept, GlossaryTerm
from search.models.glossary_term import tidy


def _lines(text: str) -> list[Line]:
    lines, bad = read(text.encode())
    assert bad == []
    return lines


def _concept(names: list[tuple[str, str]]) -> Concept:
    terms = [GlossaryTerm(language=language, text=text) for language, text in names]
    return Concept(terms=terms)


SMOKE = ((Name("nl", "rookvrij"), Name("nl", "zonder rook"), Name("en", "smoke-free")), "rookverboden")


@pytest.mark.parametrize(
    "text",
    [
        "nl,en,theme\nrookvrij | zonder rook,smoke-free,rookverboden\n",
        "\ufeffnl;en;theme\r\nrookvrij|zonder rook;smoke-free;rookverboden\r\n",
        "sep=;\r\nnl;en;theme\r\nrookvrij | zonder rook;smoke-free;rookverboden\r\n",
        "nl\ten\ttheme\nrookvrij | zonder rook\tsmoke-free\trookverboden",
        "THEME, NL ,En\nrookverboden,rookvrij | zonder rook,smoke-free\n",
        'nl,en,theme\n"rookvrij |\n zonder  rook",smoke-free,rookverboden\n',
        "nl,en,theme,,\n,,,,\nrookvrij | | zonder rook |,smoke-free,rookverboden,,\n\n",
        "nl,en,theme\rrookvrij | zonder rook,smoke-free,rookverboden\r",
    ],
)
def test_a_file_is_read_as_spreadsheets_write_it(text: str) -> None:
    assert [(line.names, line.theme) for line in _lines(text)] == [SMOKE]


def test_a_file_without_a_column_for_themes_says_nothing_of_them() -> None:
    assert _lines("nl,en\nrookvrij,smoke-free\n")[0].theme is None


def test_a_line_is_known_by_the_number_that_an_editor_sees() -> None:
    text = 'sep=,\nnl,en,theme\n\n"kort",short,\n"over\ntwee regels",long,\nlaatste,last,\n'
    assert [line.number for line in _lines(text)] == [4, 5, 7]


@pytest.mark.parametrize(
    "row", ["a,b,c,d", ",,spelen", "a,b,c,d,e,f", f"{'x |' * (2 * MOST_TERMS + 1)}a,b,"], ids=lambda row: row[:12]
)
def test_a_line_that_is_no_concept_is_named_by_its_number(row: str) -> None:
    lines, bad = read(f"nl,en,theme\ngoed,good,\n{row}\n".encode())
    assert [line.number for line in lines] == [2]
    assert [(line.number, bool(line.reason)) for line in bad] == [(3, True)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04 a workbook and no csv",
        "nl,en,theme\ncafé,cafe,".encode("cp1252"),
        "nl,en,theme\nrookvrij,smoke-free,".encode("utf-16"),
        b"nl,theme\nrookvrij,spelen",
        b"nl,en,en\nrookvrij,smoke-free,x",
        b"nl,en,notes\nrookvrij,smoke-free,x",
        b"rookvrij,smoke-free,rookverboden",
        b'nl,en,theme\n"rookvrij"x,smoke-free,',
        b'nl,en,theme\n"rookvrij,smoke-free,',
        b"nl,en,theme\n" + b"a" * 200_000,
        b"nl,en,theme\n" + b"a,b,\n" * (MOST_LINES + 1),
        b"x" * (1024 * 1024 + 1),
        b"sep=;",
    ],
    ids=lambda data: repr(data[:24]),
)
def test_a_file_of_which_nothing_can_be_made_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"\w"):
        read(data)


@given(st.binary(max_size=200))
@example(b"nl,en\n\x00,\xc2\xa0")
def test_whatever_is_uploaded_is_read_or_refused(data: bytes) -> None:
    for start in (b"", b"nl,en,theme\n"):
        try:
            lines, bad = read(start + data)
        except UnreadableFileError:
            continue
        assert all(line.names for line in lines)
        assert all(line.reason for line in bad)


@pytest.mark.parametrize("text", ["=1+1", "+31", "-5", "@som", "'=1+1", "''+", "＝1", "-"])
def test_no_spreadsheet_takes_a_word_for_a_formula_and_the_import_brings_it_back(text: str) -> None:
    file = write([_concept([("nl", text), ("en", "x")])])
    cell = next(csv.DictReader(io.StringIO(file), delimiter=";"))["nl"]
    assert cell.startswith("'")
    assert _lines(file)[0].names == (Name("nl", text), Name("en", "x"))


@pytest.mark.parametrize(
    ("text", "cell"), [("x,=1+1", "x,'=1+1"), ("x,'=1", "x,''=1"), ('x; "-5', "x; \"'-5"), ("+x,y,＝1", "'+x,y,'＝1")]
)
def test_nor_a_part_of_one_where_it_splits_at_another_separator(text: str, cell: str) -> None:
    file = write([_concept([("nl", text), ("en", "x")])])
    assert next(csv.DictReader(io.StringIO(file), delimiter=";"))["nl"] == cell
    assert _lines(file)[0].names == (Name("nl", text), Name("en", "x"))


def test_an_apostrophe_that_belongs_to_a_word_stays() -> None:
    file = write([_concept([("nl", "'s avonds buiten"), ("en", "'n evening")])])
    assert "''" not in file
    assert _lines(file)[0].names == (Name("nl", "'s avonds buiten"), Name("en", "'n evening"))


LETTERS = st.characters(codec="utf-8") | st.sampled_from(";,\"'\u200b=-x ")
WORDS = st.text(LETTERS, max_size=12).map(tidy).filter(lambda text: text and "|" not in text)


@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4))
def test_what_is_exported_is_imported_as_it_was(dutch: list[str], english: list[str]) -> None:
    names = [("nl", text) for text in dutch] + [("en", text) for text in english]
    lines = _lines(write([_concept(names)]))
    assert [line.names for line in lines] == ([tuple(Name(*name) for name in names)] if names else [])


def test_an_export_has_the_columns_of_an_import() -> None:
    assert write([]).strip().split(";") == list(COLUMNS)
