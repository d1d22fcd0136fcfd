"""Days of the example content that are counted from today."""

from datetime import date, time, timedelta

import pytest

from home.demo import dates, files
from home.demo.files import Row

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [
        (date(2026, 11, 22), 1, date(2026, 12, 3)),
        (date(2026, 11, 22), 2, date(2027, 1, 7)),
        (date(2026, 12, 31), 1, date(2027, 1, 7)),
        (date(2027, 9, 30), 1, date(2027, 10, 7)),
    ],
)
def test_the_first_thursday_of_a_month_to_come(today: date, months: int, expected: date) -> None:
    assert dates.first_thursday(today, months) == expected


@pytest.mark.parametrize("offset", range(7))
def test_nobody_meets_in_a_weekend(offset: int) -> None:
    today = MONDAY + timedelta(days=offset)
    day = dates.day_of({"in_days": 21}, today)
    assert day.weekday() < 5
    assert timedelta(days=21) <= day - today <= timedelta(days=23)


def test_a_past_day_is_as_many_days_ago() -> None:
    assert dates.day_of({"days_ago": 23}, MONDAY) == date(2026, 10, 31)


def test_a_period_is_stored_from_its_first_day_to_its_last() -> None:
    columns = dates.when_columns({"precision": "season", "day": date(2024, 10, 1)}, MONDAY)
    assert (columns["first_day"], columns["last_day"]) == (date(2024, 9, 1), date(2024, 11, 30))


def test_registration_opens_and_closes_so_many_days_from_today() -> None:
    columns = dates.registration_columns({"url": "https://example.org/f", "opens_in": 7, "closes_in": 20}, MONDAY)
    assert (columns["registration_opens"], columns["registration_closes"]) == (date(2026, 11, 30), date(2026, 12, 13))


@pytest.mark.parametrize(
    "row", [row for row in files.events() if row["kind"] == "webinar"], ids=lambda row: row["slug"]
)
def test_every_webinar_is_on_the_first_thursday_from_nine_to_ten(row: Row) -> None:
    columns = dates.when_columns(row["when"], MONDAY)
    assert (columns["first_day"].weekday(), columns["first_day"].day <= 7) == (dates.THURSDAY, True)
    assert (columns["starts_at"], columns["ends_at"]) == (time(9), time(10))
