"""How precisely a date is known, and the days that each precision stands for."""

import calendar
from collections.abc import Callable
from datetime import date, time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Precision(models.TextChoices):
    """From the exact day to nothing known yet."""

    EXACT = "exact", _("Exact day, or several days")
    DAY_PART = "day-part", _("Morning, afternoon or evening of a day")
    WEEK = "week", _("Week")
    EARLY_MONTH = "early-month", _("Early in a month (until the 10th)")
    MID_MONTH = "mid-month", _("Middle of a month (11th to 20th)")
    LATE_MONTH = "late-month", _("Late in a month (from the 21st)")
    MONTH = "month", _("Month")
    SEASON = "season", _("Season")
    YEAR = "year", pgettext_lazy("precision", "Year")
    UNKNOWN = "unknown", pgettext_lazy("precision", "Not known yet")


class DayPart(models.TextChoices):
    """Parts of a day, where the hour is not known."""

    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")


DECIDED = frozenset({Precision.EXACT, Precision.DAY_PART})
"""With these the day is known; the others are announcements."""

BEGUN_BY = {DayPart.MORNING: time(12), DayPart.AFTERNOON: time(18), DayPart.EVENING: time(23, 59)}
"""When something in this part of a day has begun at the latest; decides its place among the hours of that day."""


def period(precision: Precision, day: date) -> tuple[date, date]:
    """The first and the last day of the period around ``day``; for an exact day or a part of it that day alone.

    Weeks are those of ISO 8601 (Monday to Sunday); seasons the meteorological ones, three whole months each, with
    spring from 1 March.
    """
    find = _PERIODS.get(precision)
    return (day, day) if find is None else find(day)


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _early(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=10)


def _middle(day: date) -> tuple[date, date]:
    return day.replace(day=11), day.replace(day=20)


def _late(day: date) -> tuple[date, date]:
    return day.replace(day=21), last_of_month(day)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), last_of_month(day)


def _season(day: date) -> tuple[date, date]:
    """December, January and February are one winter, which belongs to two years."""
    month = day.month // 3 * 3 or 12
    year = day.year - 1 if day.month < 3 else day.year
    first = date(year, month, 1)
    return first, last_of_month(date(year + 1, 2, 1) if month == 12 else date(year, month + 2, 1))


def _year(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)


def last_of_month(day: date) -> date:
    """The last day of the month that ``day`` is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


_PERIODS: dict[Precision, Callable[[date], tuple[date, date]]] = {
    Precision.WEEK: _week,
    Precision.EARLY_MONTH: _early,
    Precision.MID_MONTH: _middle,
    Precision.LATE_MONTH: _late,
    Precision.MONTH: _month,
    Precision.SEASON: _season,
    Precision.YEAR: _year,
}
