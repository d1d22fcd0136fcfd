"""What readers are told of registration on a day, and where the link leads."""

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events.models import EventPage
from events.registration import RegistrationState, registration_words

pytestmark = pytest.mark.django_db

FORM = "https://www.example.org/inschrijven"
OFF = "Cancelled: you cannot register any more."
OVER = "The date has passed: you cannot register any more."
OPENS, CLOSES, DAY = date(2026, 11, 10), date(2026, 11, 30), date(2026, 12, 3)
SPAN = {"registration_url": FORM, "registration_opens": OPENS, "registration_closes": CLOSES}

STATES: list[tuple[str, dict[str, Any], RegistrationState, str]] = [
    ("2026-11-09", SPAN, RegistrationState.NOT_YET, "Registration opens on 10 November 2026."),
    ("2026-11-10", SPAN, RegistrationState.OPEN, "You can register until 30 November 2026."),
    ("2026-11-30", SPAN, RegistrationState.OPEN, "You can register until 30 November 2026."),
    ("2026-12-01", SPAN, RegistrationState.CLOSED, "Registration closed on 30 November 2026."),
    ("2026-11-20", {"registration_url": FORM}, RegistrationState.OPEN, "Registration is open."),
    ("2026-12-03", {"registration_url": FORM}, RegistrationState.OPEN, "Registration is open."),
    ("2026-11-20", {**SPAN, "is_full": True}, RegistrationState.FULL, "Fully booked."),
    ("2026-12-01", {**SPAN, "is_full": True}, RegistrationState.CLOSED, "Registration closed on 30 November 2026."),
    ("2026-11-20", {**SPAN, "event_status": "cancelled"}, RegistrationState.CANCELLED, OFF),
    ("2026-12-04", SPAN, RegistrationState.PAST, OVER),
    ("2026-11-20", {"registration_opens": OPENS}, RegistrationState.NOT_YET, "Registration has not opened yet."),
    ("2026-11-20", {}, RegistrationState.NONE, ""),
    ("2026-12-04", {}, RegistrationState.PAST, ""),
]
TABLE = pytest.mark.parametrize(("today", "fields", "state", "words"), STATES)


def event(fields: dict[str, Any]) -> EventPage:
    return EventPage(precision="exact", first_day=DAY, **fields)


@TABLE
def test_the_state_is_said_in_words(
    today: str, fields: dict[str, Any], state: RegistrationState, words: str, freeze: Any
) -> None:
    freeze(f"{today} 10:00")
    with translation.override("en"):
        assert (event(fields).state_of_registration, registration_words(event(fields))) == (state, words)


@TABLE
def test_dutch_says_as_much(
    today: str, fields: dict[str, Any], state: RegistrationState, words: str, freeze: Any
) -> None:
    freeze(f"{today} 10:00")
    with translation.override("nl"):
        dutch = registration_words(event(fields))
    assert bool(dutch) == bool(words)
    assert not dutch or dutch != words
    assert [day for day in ("10", "30") if day in dutch] == [day for day in ("10", "30") if day in words]


@TABLE
def test_the_link_is_there_while_one_can_register(
    today: str, fields: dict[str, Any], state: RegistrationState, words: str, freeze: Any
) -> None:
    freeze(f"{today} 10:00")
    assert event(fields).is_registration_open is (state == RegistrationState.OPEN)


def test_the_link_says_where_it_leads() -> None:
    assert EventPage(registration_url=FORM).registration_host == "example.org"


def test_registration_does_not_close_before_it_opens() -> None:
    with pytest.raises(ValidationError) as refusal:
        EventPage(registration_opens=CLOSES, registration_closes=OPENS).clean()
    assert set(refusal.value.message_dict) == {"registration_closes"}


HOURS = {"starts_at": time(9), "ends_at": time(10)}
AFTERNOON = {"precision": "day-part", "day_part": "afternoon"}
WEEKEND = {"last_day": date(2026, 12, 5)}
ON_THE_DAY: list[tuple[str, dict[str, Any], RegistrationState]] = [
    ("2026-12-03 08:59", HOURS, RegistrationState.OPEN),
    ("2026-12-03 09:00", HOURS, RegistrationState.CLOSED),
    ("2026-12-03 09:30", {**HOURS, "registration_closes": DAY}, RegistrationState.OPEN),
    ("2026-12-03 10:00", {**HOURS, "registration_closes": DAY}, RegistrationState.CLOSED),
    ("2026-12-03 09:00", {"starts_at": time(9)}, RegistrationState.CLOSED),
    ("2026-12-03 23:59", {}, RegistrationState.OPEN),
    ("2026-12-04 00:00", {}, RegistrationState.PAST),
    ("2026-12-03 17:59", AFTERNOON, RegistrationState.OPEN),
    ("2026-12-03 18:00", AFTERNOON, RegistrationState.CLOSED),
    ("2026-12-04 00:00", WEEKEND, RegistrationState.CLOSED),
    ("2026-12-04 10:00", {**WEEKEND, "registration_closes": date(2026, 12, 4)}, RegistrationState.OPEN),
    ("2026-12-05 10:00", {**WEEKEND, "registration_closes": date(2026, 12, 4)}, RegistrationState.CLOSED),
    ("2026-12-03 10:00", {"precision": "month", "last_day": date(2026, 12, 31)}, RegistrationState.OPEN),
    ("2026-12-03 10:00", {**HOURS, "is_full": True}, RegistrationState.CLOSED),
]


@pytest.mark.parametrize(("now", "fields", "state"), ON_THE_DAY)
def test_one_cannot_register_for_what_has_begun(
    now: str, fields: dict[str, Any], state: RegistrationState, freeze: Any
) -> None:
    freeze(now)
    page = EventPage(**{"precision": "exact", "first_day": DAY, "registration_url": FORM, **fields})
    assert page.state_of_registration == state
