"""Sorting inhabitants and costs into classes: bounds belong to the higher class, and unknown is never nothing."""

from decimal import Decimal

import pytest

from casebook.choices import CostClass, SizeClass
from casebook.classes import cost_class, first_year_cost, middle, size_class

RATE = Decimal(50)


@pytest.mark.parametrize(
    ("inhabitants", "expected"),
    [
        (None, SizeClass.UNKNOWN),
        (1, SizeClass.UNDER_1000),
        (999, SizeClass.UNDER_1000),
        (1_000, SizeClass.UNDER_5000),
        (4_999, SizeClass.UNDER_5000),
        (5_000, SizeClass.UNDER_20000),
        (19_999, SizeClass.UNDER_20000),
        (20_000, SizeClass.UNDER_50000),
        (49_999, SizeClass.UNDER_50000),
        (50_000, SizeClass.OVER_50000),
        (20_000_000, SizeClass.OVER_50000),
    ],
)
def test_size_class(inhabitants: int | None, expected: SizeClass) -> None:
    assert size_class(inhabitants) == expected


@pytest.mark.parametrize(
    ("euros", "expected"),
    [
        (None, CostClass.UNKNOWN),
        ("0", CostClass.UNDER_1000),
        ("999.99", CostClass.UNDER_1000),
        ("1000", CostClass.UNDER_5000),
        ("4999.50", CostClass.UNDER_5000),
        ("5000", CostClass.UNDER_25000),
        ("24999", CostClass.UNDER_25000),
        ("25000", CostClass.UNDER_100000),
        ("99999", CostClass.UNDER_100000),
        ("100000", CostClass.OVER_100000),
    ],
)
def test_cost_class(euros: str | None, expected: CostClass) -> None:
    assert cost_class(None if euros is None else Decimal(euros)) == expected


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        (None, None, None),
        (0, None, 0),
        (None, 0, 0),
        (100, None, 100),
        (None, 100, 100),
        (100, 200, 150),
        (1, 2, Decimal("1.5")),
        (0, 100, 50),
    ],
)
def test_middle_of_a_range(lowest: int | None, highest: int | None, expected: Decimal | int | None) -> None:
    assert middle(lowest, highest) == expected


@pytest.mark.parametrize(
    ("once", "yearly", "hours", "expected"),
    [
        ((1000, None), (200, None), None, 1200),
        ((1000, 2000), (100, 300), None, 1700),
        ((1000, None), (0, None), 10, 1500),
        ((0, None), (0, None), 0, 0),
        ((0, None), (0, None), 3, 150),
        ((None, None), (200, None), 10, None),
        ((1000, None), (None, None), 10, None),
        ((None, None), (None, None), None, None),
    ],
)
def test_cost_of_the_first_year(
    once: tuple[int | None, int | None], yearly: tuple[int | None, int | None], hours: int | None, expected: int | None
) -> None:
    assert first_year_cost(once, yearly, hours, RATE) == expected


def test_every_class_has_its_own_value_for_addresses() -> None:
    for classes in (SizeClass, CostClass):
        assert len(set(classes.values)) == len(classes)
        assert "unknown" in classes.values
