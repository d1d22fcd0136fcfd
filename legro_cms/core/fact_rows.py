"""Facts as readers see them: a label with its values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import pgettext

Fact = tuple[str, str | Promise, tuple[str, ...], bool]
"""Name, label, values, and whether readers are told when it is unknown."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label with one or more values; ``is_unknown`` when nobody wrote the value down."""

    name: str
    label: str
    values: tuple[str, ...]
    is_unknown: bool = False


def rows_of(facts: Iterable[Fact]) -> list[FactRow]:
    """The facts in their order; those whose being unknown tells readers something say so, the others are left out."""
    return [
        FactRow(name, str(label), values or (pgettext("fact", "Unknown"),), is_unknown=not values)
        for name, label, values, show_unknown in facts
        if values or show_unknown
    ]


def one(value: str) -> tuple[str, ...]:
    """A single value, or none."""
    return (value,) if value else ()


def day(value: date | None) -> str:
    """A day as people write it, in the active language; empty where there is none."""
    return "" if value is None else format_date(value, "j F Y")


def number(value: int | None) -> str:
    """A whole number with the language's own separators; empty when unknown."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)
