"""Days in the example content: fixed where they are past, else counted from the day on which it is loaded."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from events.date_rules import date_columns
from home.demo.files import Row

THURSDAY, SATURDAY = 3, 5


def day_of(value: date | Row, today: date) -> date:
    """The day that a file means: itself, ``in_days``, ``days_ago`` or the first Thursday of a month to come.

    Nobody meets on a Saturday or Sunday; a day to come that would be one becomes the Monday after it.
    """
    if isinstance(value, date):
        return value
    if "first_thursday_in" in value:
        return first_thursday(today, value["first_thursday_in"])
    if "days_ago" in value:
        return today - timedelta(days=value["days_ago"])
    day = today + timedelta(days=value["in_days"])
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= SATURDAY else 0)


def first_thursday(today: date, months: int) -> date:
    """The first Thursday of the month so many months after today's."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7)


def when_columns(row: Row, today: date) -> dict[str, Any]:
    """The columns of a meeting's date."""
    has_day = row["precision"] != "unknown"
    kept: dict[str, Any] = {
        name: row[name] for name in ("precision", "starts_at", "ends_at", "day_part") if name in row
    }
    return date_columns({**kept, "first_day": day_of(row.get("day", row), today) if has_day else None})


def registration_columns(row: Row, today: date) -> dict[str, Any]:
    """The columns of a registration elsewhere."""
    days = {
        f"registration_{name}": today + timedelta(days=row[f"{name}_in"])
        for name in ("opens", "closes")
        if f"{name}_in" in row
    }
    return {"registration_url": row["url"], "is_full": row.get("is_full", False), **days}


def published_at(row: Row, today: date) -> datetime:
    """When a page was first published: in the morning."""
    return datetime.combine(day_of(row["published"], today), time(9), tzinfo=UTC)
