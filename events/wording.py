"""Dates as readers see them, in the active language: computed from day and precision, never typed."""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date
from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.periods import DayPart, Precision

if TYPE_CHECKING:
    from events.when import When

LONG_MONTH = "F"


def in_full(when: "When") -> str:
    """With weekday and hours: "Thursday 5 October 2023, 09:00–10:00", "mid-June 2023"."""
    if when.first is None or when.last is None:
        return _("date to be announced")
    if when.precision == Precision.EXACT:
        return _exact(when, when.first, when.last)
    if when.precision == Precision.DAY_PART:
        day = format_date(when.first, "j F Y")
        return f"{_day_part(when.day_part, format_date(when.first, 'l'))} {day}"
    return _vague(when.precision, when.first, when.last)


def in_short(when: "When") -> str:
    """Without weekday and hours, for a narrow place: "5 Oct 2023", "mid-June 2023"."""
    if when.first is None or when.last is None:
        return _("date to be announced")
    if when.is_decided:
        # Translators: Django's format of a short name of a month: "M" is "Oct", "b" is "okt".
        return days(when.first, when.last, pgettext("short month format", "M"))
    if when.precision == Precision.WEEK:
        return _week(when.first)
    return _vague(when.precision, when.first, when.last)


def undecided(when: "When") -> str:
    """What is said of an announcement that nothing came of."""
    return _("Was announced for %(period)s; no date was ever set") % {"period": in_full(when)}


def days(first: date, last: date, month: str = LONG_MONTH, year: str = " Y") -> str:
    """One day or several, saying no month or year twice: "17–19 April 2023", "30 March – 2 April 2023"."""
    end = format_date(last, f"j {month}{year}")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = format_date(first, f"j {month}" if first.year == last.year else f"j {month} Y")
    return f"{start} – {end}"


def _exact(when: "When", first: date, last: date) -> str:
    start, end = when.starts_at, when.ends_at
    if first == last:
        day = format_date(first, "l j F Y")
        return day if start is None else f"{day}, {_time(_hours(start, end))}"
    if start is None:
        return days(first, last)
    if end is None:
        return _("%(days)s, from %(time)s") % {"days": days(first, last), "time": _time(_clock(start))}
    return f"{days(first, first)}, {_time(_clock(start))} – {days(last, last)}, {_time(_clock(end))}"


def _hours(start: time, end: time | None) -> str:
    return _clock(start) if end is None else f"{_clock(start)}–{_clock(end)}"


def _clock(value: time) -> str:
    # Translators: Django's format of a time, as "09:00".
    return time_format(value, pgettext("time format", "H:i"))


def _time(hours: str) -> str:
    # Translators: a time or two, as "09:00" or "09:00–10:00"; Dutch puts "uur" behind it.
    return pgettext("time of day", "%(hours)s") % {"hours": hours}


def _day_part(part: str, weekday: str) -> str:
    texts = {
        DayPart.MORNING: _("%(weekday)s morning"),
        DayPart.AFTERNOON: _("%(weekday)s afternoon"),
        DayPart.EVENING: _("%(weekday)s evening"),
    }
    return texts[DayPart(part)] % {"weekday": weekday} if part else weekday


def _vague(precision: Precision, first: date, last: date) -> str:
    return _VAGUE[precision](first, last)


def _week(monday: date) -> str:
    year, week, _weekday = monday.isocalendar()
    return _("week %(week)s of %(year)s") % {"week": week, "year": year}


def _week_in_full(first: date, last: date) -> str:
    within = days(first, last, year="") if first.year == last.year else days(first, last)
    return f"{_week(first)} ({within})"


def _month_of(day: date) -> str:
    return format_date(day, "F Y")


def _season(first: date, last: date) -> str:
    texts = {
        3: pgettext("season", "spring %(year)s"),
        6: pgettext("season", "summer %(year)s"),
        9: pgettext("season", "autumn %(year)s"),
        12: pgettext("season", "winter %(year)s"),
    }
    year = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    return texts[first.month] % {"year": year}


_VAGUE: dict[Precision, Callable[[date, date], str]] = {
    Precision.WEEK: _week_in_full,
    Precision.EARLY_MONTH: lambda first, last: _("early %(month)s") % {"month": _month_of(first)},
    Precision.MID_MONTH: lambda first, last: _("mid-%(month)s") % {"month": _month_of(first)},
    Precision.LATE_MONTH: lambda first, last: _("late %(month)s") % {"month": _month_of(first)},
    Precision.MONTH: lambda first, last: _month_of(first),
    Precision.SEASON: _season,
    Precision.YEAR: lambda first, last: f"{first.year}",
}
