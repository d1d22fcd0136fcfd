"""What an editor fills in for a date: what contradicts itself, what is missing, and what is stored."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.date_rules import DATE_FIELDS, date_columns, last_day_to_edit, when_errors, when_from, when_gaps
from events.when import DayPart, Precision

DAY = date(2025, 6, 12)
NEXT = date(2025, 6, 13)
NINE, TEN = time(9), time(10)


def _values(precision: str = Precision.EXACT, first_day: date | None = DAY, **others: Any) -> dict[str, Any]:
    return {"precision": precision, "first_day": first_day, **others}


@pytest.mark.parametrize(
    "values",
    [
        {},
        _values(first_day=None),
        _values(),
        _values(starts_at=NINE),
        _values(starts_at=NINE, ends_at=TEN),
        _values(last_day=NEXT),
        _values(last_day=NEXT, starts_at=time(20), ends_at=time(1)),
        _values(Precision.DAY_PART, day_part=DayPart.EVENING),
        _values(Precision.DAY_PART),
        _values(Precision.MONTH),
        _values(Precision.MONTH, last_day=date(2025, 6, 30)),
        _values(Precision.YEAR, first_day=None),
        _values(Precision.UNKNOWN, first_day=None),
        _values("tuesday-ish"),
    ],
)
def test_these_go_together(values: dict[str, Any]) -> None:
    assert when_errors(values) == {}


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        (_values(last_day=date(2025, 6, 11)), {"last_day"}),
        (_values(first_day=None, last_day=DAY), {"first_day"}),
        (_values(starts_at=TEN, ends_at=NINE), {"ends_at"}),
        (_values(starts_at=NINE, ends_at=NINE), {"ends_at"}),
        (_values(last_day=DAY, starts_at=time(20), ends_at=time(1)), {"ends_at"}),
        (_values(ends_at=TEN), {"starts_at"}),
        (_values(day_part=DayPart.EVENING), {"day_part"}),
        (_values(Precision.WEEK, day_part=DayPart.EVENING), {"day_part"}),
        (_values(Precision.DAY_PART, day_part=DayPart.EVENING, starts_at=NINE), {"starts_at"}),
        (_values(Precision.MONTH, starts_at=NINE, ends_at=TEN), {"starts_at", "ends_at"}),
        (_values(Precision.UNKNOWN, starts_at=time(0)), {"first_day", "starts_at"}),
        (_values(Precision.UNKNOWN), {"first_day"}),
        (_values(first_day=date(205, 6, 12)), {"first_day"}),
        (_values(first_day=date(9999, 12, 31)), {"first_day"}),
        (_values(last_day=date(9999, 12, 31)), {"last_day"}),
        (_values(Precision.SEASON, first_day=date(9999, 12, 31)), {"first_day"}),
    ],
)
def test_these_contradict_themselves_and_the_message_stands_at_the_field(
    values: dict[str, Any], fields: set[str]
) -> None:
    errors = when_errors(values)
    assert errors.keys() == fields
    assert all(errors.values())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (_values(first_day=date(2025, 3, 30), starts_at=time(2, 30)), "starts_at"),
        (_values(first_day=date(2025, 3, 30), starts_at=time(1), ends_at=time(2, 30)), "ends_at"),
        (
            _values(first_day=date(2025, 3, 29), last_day=date(2025, 3, 30), starts_at=TEN, ends_at=time(2, 0)),
            "ends_at",
        ),
    ],
)
def test_an_hour_that_the_clocks_skip_is_refused(values: dict[str, Any], field: str) -> None:
    assert when_errors(values).keys() == {field}


@pytest.mark.parametrize("at", [time(1, 59), time(3, 0)])
def test_the_hours_around_it_are_there(at: time) -> None:
    assert when_errors(_values(first_day=date(2025, 3, 30), starts_at=at)) == {}


def test_an_hour_that_comes_twice_is_accepted() -> None:
    assert when_errors(_values(first_day=date(2025, 10, 26), starts_at=time(2, 30))) == {}


@pytest.mark.parametrize("precision", Precision)
def test_publishing_asks_for_a_day_of_all_that_is_known(precision: Precision) -> None:
    gaps = when_gaps({"precision": precision})
    asked = {Precision.UNKNOWN: set(), Precision.DAY_PART: {"first_day", "day_part"}}
    assert gaps.keys() == asked.get(precision, {"first_day"})


def test_publishing_asks_for_the_part_of_the_day() -> None:
    assert when_gaps(_values(Precision.DAY_PART)).keys() == {"day_part"}
    assert when_gaps(_values(Precision.DAY_PART, day_part=DayPart.MORNING)) == {}


def test_the_whole_period_is_stored() -> None:
    columns = date_columns(_values(Precision.MID_MONTH, last_day=NEXT))
    assert (columns["first_day"], columns["last_day"]) == (date(2025, 6, 11), date(2025, 6, 20))


def test_a_draft_without_a_day_keeps_its_precision() -> None:
    columns = date_columns(_values(Precision.SEASON, first_day=None))
    assert (columns["precision"], columns["first_day"], columns["last_day"]) == (Precision.SEASON, None, None)


def test_the_end_of_a_period_is_not_left_in_the_form_when_its_day_is_decided() -> None:
    announced = date_columns(_values(Precision.MONTH))
    assert last_day_to_edit(announced) is None
    decided = date_columns({**announced, "precision": Precision.EXACT, "last_day": last_day_to_edit(announced)})
    assert (decided["first_day"], decided["last_day"]) == (date(2025, 6, 1), date(2025, 6, 1))


@pytest.mark.parametrize(("last_day", "shown"), [(None, None), (DAY, None), (NEXT, NEXT)])
def test_only_several_days_have_a_last_day_to_edit(last_day: date | None, shown: date | None) -> None:
    assert last_day_to_edit(date_columns(_values(last_day=last_day))) == shown


@given(
    st.fixed_dictionaries(
        {
            "precision": st.sampled_from([*Precision.values, "", "other"]),
            "first_day": st.none() | st.dates(),
            "last_day": st.none() | st.dates(),
            "starts_at": st.none() | st.times(),
            "ends_at": st.none() | st.times(),
            "day_part": st.sampled_from(["", *DayPart.values]),
        }
    )
)
def test_what_is_not_refused_can_be_stored_and_stays_as_it_is(values: dict[str, Any]) -> None:
    errors = when_errors(values)
    assert errors.keys() <= set(DATE_FIELDS)
    if errors or values["precision"] == "other":
        return
    columns = date_columns(values)
    assert when_errors(columns) == {}
    assert date_columns(columns) == columns
    assert when_from(columns) == when_from(values)
