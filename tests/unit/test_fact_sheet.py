"""How facts are worded, in both languages."""

from collections.abc import Callable

import pytest
from django.utils import translation

from casebook.fact_sheet import euros, months, period
from casebook.models import CasePage
from legro_cms.core.fact_rows import number


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(None, "", ""), (0, "0", "0"), (999, "999", "999"), (1234, "1.234", "1,234"), (1234567, "1.234.567", "1,234,567")],
)
def test_numbers_carry_the_separators_of_the_language(value: int | None, dutch: str, english: str) -> None:
    with translation.override("nl"):
        assert number(value) == dutch
    with translation.override("en"):
        assert number(value) == english


@pytest.mark.parametrize(
    ("lowest", "highest", "year", "expected"),
    [
        (None, None, None, ""),
        (None, None, 2024, ""),
        (0, None, None, "none"),
        (0, 0, 2024, "none"),
        (500, None, None, "€ 500"),
        (None, 500, None, "at most € 500"),
        (500, 500, None, "€ 500"),
        (500, 1500, None, "€ 500–1,500"),
        (0, 1500, None, "€ 0–1,500"),
        (500, 1500, 2024, "€ 500–1,500 (prices of 2024)"),
    ],
)
def test_amounts(lowest: int | None, highest: int | None, year: int | None, expected: str) -> None:
    with translation.override("en"):
        assert euros(lowest, highest, year) == expected


def test_amounts_in_dutch() -> None:
    with translation.override("nl"):
        text = euros(500, 1500, 2024)
    assert text.startswith("€ 500–1.500 (")
    assert "2024" in text


@pytest.mark.parametrize(("value", "expected"), [(None, ""), (0, "0 months"), (1, "1 month"), (18, "18 months")])
def test_lead_time(value: int | None, expected: str) -> None:
    with translation.override("en"):
        assert months(value) == expected


@pytest.mark.django_db  # a page asks for its content type when it is made
@pytest.mark.parametrize(
    ("status", "start", "end", "expected"),
    [
        ("running", None, None, ""),
        ("running", 2023, None, "since 2023"),
        ("embedded", 2023, None, "since 2023"),
        ("running", 2026, None, "since 2026"),
        ("idea", 2027, None, "from 2027"),
        ("stopped", 2019, None, "from 2019"),
        ("done", 2019, 2021, "2019–2021"),
        ("done", 2021, 2021, "2021"),
        ("", None, 2021, ""),
    ],
)
def test_period(freeze: Callable[[str], None], status: str, start: int | None, end: int | None, expected: str) -> None:
    freeze("2026-11-21 10:00")
    with translation.override("en"):
        assert period(CasePage(status=status, start_year=start, end_year=end)) == expected
