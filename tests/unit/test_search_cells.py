"""What may stand in a cell of a table that somebody opens in a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.formats.cells import disarmed, guarded, plain, rearmed

FORMULAS = ["=1+1", "+31", "-2", "@SUM(A1)", "＝1+1", "＋31", "－2", "＠SUM(A1)"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("hidden", ["\t", "\r", "\n", " ", "\u00a0", "\u200b", "\ufeff", "\x00"])
def test_nothing_invisible_hides_a_formula(hidden: str) -> None:
    assert guarded(f"{hidden}=1+1").lstrip("\u200b\ufeff") == "'=1+1"


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("before", ["x;", "x,", "x; ", 'x;"', 'x, "', "x;\u200b", "x，\u200b ", "x；", "\u200b ", '"'])
def test_no_formula_begins_where_another_separator_would_split(before: str, formula: str) -> None:
    assert guarded(f"{before}{formula};y") == f"{before}'{formula};y".strip()


@pytest.mark.parametrize("before", ["x\t", "x\r\n", 'x\n"'])
def test_tabs_and_line_breaks_split_as_well_where_they_are_kept(before: str) -> None:
    assert disarmed(f"{before}=1+1") == f"{before}'=1+1"


@given(st.text(st.sampled_from(";,\t\n \"'\u200b=-＝x")))
def test_what_was_disarmed_can_be_had_back(text: str) -> None:
    assert rearmed(disarmed(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Het plein",
        "1 + 1 = 2",
        "spelen; een-op-een, e-mail",
        "a@example.org",
        "€ 5.000–10.000",
        "’t Hogeland",
        "",
        "\u200b",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_text_of_several_lines_becomes_one() -> None:
    assert plain("een\r\ntwee\tdrie\x07") == "een twee drie"


@given(st.text())
def test_no_cell_begins_a_formula_or_holds_what_xml_refuses(text: str) -> None:
    cell = guarded(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not any(ord(letter) < 32 or letter in "\ufffe\uffff" or 0xD800 <= ord(letter) < 0xE000 for letter in cell)
