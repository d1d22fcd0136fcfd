"""Sorting inhabitants and costs into the classes that readers filter by."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeVar

from casebook.choices import CostClass, SizeClass

Class = TypeVar("Class", SizeClass, CostClass)

SIZE_BOUNDS = [
    (1_000, SizeClass.UNDER_1000),
    (5_000, SizeClass.UNDER_5000),
    (20_000, SizeClass.UNDER_20000),
    (50_000, SizeClass.UNDER_50000),
]
COST_BOUNDS = [
    (1_000, CostClass.UNDER_1000),
    (5_000, CostClass.UNDER_5000),
    (25_000, CostClass.UNDER_25000),
    (100_000, CostClass.UNDER_100000),
]


def _below(value: Decimal | int, bounds: Sequence[tuple[int, Class]], above: Class) -> Class:
    return next((name for bound, name in bounds if value < bound), above)


def size_class(inhabitants: int | None) -> SizeClass:
    """The class of a place by its inhabitants; a bound belongs to the higher class."""
    if inhabitants is None:
        return SizeClass.UNKNOWN
    return _below(inhabitants, SIZE_BOUNDS, SizeClass.OVER_50000)


def middle(lowest: int | None, highest: int | None) -> Decimal | None:
    """The middle of a range in euros; one bound alone is an exact amount; None when nothing is known."""
    known = [amount for amount in (lowest, highest) if amount is not None]
    return Decimal(sum(known)) / len(known) if known else None


def first_year_cost(
    once: tuple[int | None, int | None],
    yearly: tuple[int | None, int | None],
    own_hours: int | None,
    hourly_rate: Decimal,
) -> Decimal | None:
    """Euros in the first year: one-off plus yearly plus own hours at the site's rate.

    None unless both amounts are known (0 is an amount): what is unknown never counts as nothing. Own hours count where
    they are known.
    """
    one_off, each_year = middle(*once), middle(*yearly)
    if one_off is None or each_year is None:
        return None
    return one_off + each_year + (own_hours or 0) * hourly_rate


def cost_class(euros: Decimal | None) -> CostClass:
    """The class of an amount in euros; a bound belongs to the higher class."""
    if euros is None:
        return CostClass.UNKNOWN
    return _below(euros, COST_BOUNDS, CostClass.OVER_100000)
