"""What readers are told of registration on a day, and where the link leads."""

from datetime import date
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
