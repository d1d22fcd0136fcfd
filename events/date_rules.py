"""What an editor fills in for a date: how precisely it is known, and a day in it. Any day of the period will do."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from events.when import Precision, When, is_skipped
from legro_cms.core.works import FIRST_YEAR, LAST_YEAR

DATE_FIELDS = ("precision", "first_day", "last_day", "starts_at", "ends_at", "day_part")

Values = Mapping[str, Any]
"""Values of :data:`DATE_FIELDS` by name; an absent one is empty."""


def when_from(values: Values) -> When:
    """The date that these values stand for."""
    return When.around(
        values.get("precision") or Precision.UNKNOWN,
        values.get("first_day"),
        values.get("last_day"),
        values.get("starts_at"),
        values.get("ends_at"),
        values.get("day_part") or "",
    )


def date_columns(values: Values) -> dict[str, Any]:
    """The same values as they are stored: the whole period, and nothing that its precision has no place for.

    A draft keeps the precision that an editor chose before the day is filled in.
    """
    when = when_from(values)
    return {
        "precision": values.get("precision") or Precision.UNKNOWN,
        "first_day": when.first,
        "last_day": when.last,
        "starts_at": when.starts_at,
        "ends_at": when.ends_at,
        "day_part": when.day_part,
    }


def last_day_to_edit(values: Values) -> date | None:
    """The last day as an editor's form shows it: only where there are several exact days.

    The end of a period is computed. Were it in the form, it would stay there when the editor makes "June" an exact day.
    """
    is_exact = values.get("precision") == Precision.EXACT
    return values.get("last_day") if is_exact and values.get("last_day") != values.get("first_day") else None


def when_errors(values: Values) -> dict[str, str]:
    """What contradicts itself, by the name of the field, in a draft as well."""
    precision = values.get("precision") or Precision.UNKNOWN
    errors = _days_out_of_reach(values)
    if precision not in Precision.values or errors:
        return errors
    if precision == Precision.UNKNOWN and values.get("first_day"):
        errors["first_day"] = _("Choose how precisely this day is known, or leave it empty.")
    if precision != Precision.DAY_PART and values.get("day_part"):
        errors["day_part"] = _("Only with “morning, afternoon or evening of a day”. Leave it empty, or choose that.")
    if precision != Precision.EXACT:
        message = _("Only an exact day has hours. Choose “exact day”, or leave them empty.")
        return errors | {name: message for name in ("starts_at", "ends_at") if values.get(name) is not None}
    return errors | _exact_errors(values)


def when_gaps(values: Values) -> dict[str, str]:
    """What is still missing before the page can be published, by the name of the field."""
    precision = values.get("precision") or Precision.UNKNOWN
    gaps = {}
    if precision != Precision.UNKNOWN and not values.get("first_day"):
        gaps["first_day"] = _("Which day? Of a longer period any day will do.")
    if precision == Precision.DAY_PART and not values.get("day_part"):
        gaps["day_part"] = _("Which part of the day?")
    return gaps


def _days_out_of_reach(values: Values) -> dict[str, str]:
    return {
        name: _("Is this year right?")
        for name in ("first_day", "last_day")
        if (day := values.get(name)) is not None and not FIRST_YEAR <= day.year <= LAST_YEAR
    }


def _exact_errors(values: Values) -> dict[str, str]:
    first, last = values.get("first_day"), values.get("last_day")
    starts_at, ends_at = values.get("starts_at"), values.get("ends_at")
    errors = {}
    if first is None:
        if last is not None:
            errors["first_day"] = _("On which day does it start?")
        return errors
    if last is not None and last < first:
        errors["last_day"] = _("This is before the first day.")
    if ends_at is not None:
        if starts_at is None:
            errors["starts_at"] = _("When does it start?")
        elif (last or first) == first and ends_at <= starts_at:
            errors["ends_at"] = _(
                "This is not after the start. If it ends after midnight, fill in the next day as the last day."
            )
    return _skipped_hours({"starts_at": (first, starts_at), "ends_at": (last or first, ends_at)}) | errors


def _skipped_hours(hours: Mapping[str, tuple[date, time | None]]) -> dict[str, str]:
    """The hour that is skipped when summer time begins cannot be meant."""
    return {
        name: _("This hour does not exist: on this day the clock goes from 02:00 to 03:00.")
        for name, (day, at) in hours.items()
        if at is not None and is_skipped(day, at)
    }
