"""When a learning circle meets, in words that follow its dates; and how often."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from events.choices import Attendance, EventStatus
from events.programme import Programme
from events.when import Precision, When


@dataclass
class Meeting:
    """As much of a meeting as a programme is made of."""

    when: When
    attendance: Attendance = Attendance.ON_SITE
    event_status: EventStatus = EventStatus.SCHEDULED


def exact(year: int, month: int, day: int) -> When:
    return When.around(Precision.EXACT, date(year, month, day))


def vague(precision: Precision, year: int, month: int, day: int = 1) -> When:
    return When.around(precision, date(year, month, day))


UNKNOWN = When.around(Precision.UNKNOWN, None)
SUBJECT = (exact(2023, 4, 17), vague(Precision.MID_MONTH, 2023, 6), exact(2023, 10, 5))
"""The circle that was announced in 2023."""

PERIODS = [
    ("2023-01-10", SUBJECT, "Begins on 17 April 2023"),
    ("2023-04-16", SUBJECT, "Begins on 17 April 2023"),
    ("2023-04-17", SUBJECT, "Runs from April to October 2023"),
    ("2023-10-05", SUBJECT, "Runs from April to October 2023"),
    ("2023-10-06", SUBJECT, "Was held from April to October 2023"),
    ("2026-11-22", SUBJECT, "Was held from April to October 2023"),
    ("2023-05-01", (*SUBJECT, UNKNOWN), "Has been going on since April 2023"),
    ("2023-01-10", (vague(Precision.MONTH, 2023, 4), UNKNOWN), "Begins in April 2023"),
    ("2023-04-10", (vague(Precision.MONTH, 2023, 4), UNKNOWN), "Begins in April 2023"),
    ("2023-01-10", (vague(Precision.EARLY_MONTH, 2023, 4),), "Begins in early April 2023"),
    ("2023-01-10", (vague(Precision.SEASON, 2023, 4),), "Begins in spring 2023"),
    ("2023-01-10", (vague(Precision.YEAR, 2024, 4),), "Begins in 2024"),
    ("2023-01-10", (vague(Precision.WEEK, 2023, 4, 17),), "Begins in week 16 of 2023"),
    (
        "2023-05-10",
        (vague(Precision.MID_MONTH, 2023, 4, 12),),
        "Was announced for mid-April 2023; no date was ever set",
    ),
    ("2023-05-10", (exact(2023, 4, 3), exact(2023, 4, 24)), "Was held in April 2023"),
    ("2023-04-10", (exact(2023, 4, 3), exact(2023, 4, 24)), "Takes place in April 2023"),
    ("2023-12-10", (exact(2023, 12, 4), exact(2024, 2, 5)), "Runs from December 2023 to February 2024"),
    ("2023-01-10", (UNKNOWN, UNKNOWN), "The dates are not known yet"),
    ("2023-01-10", (), ""),
]


@pytest.mark.parametrize(("today", "dates", "words"), PERIODS)
def test_the_words_follow_the_dates(today: str, dates: tuple[When, ...], words: str) -> None:
    with translation.override("en"):
        assert Programme.of([Meeting(when) for when in dates]).period(date.fromisoformat(today), "en") == words  # type: ignore[list-item]


def test_dutch_says_so_too() -> None:
    programme = Programme(SUBJECT)
    days = [date(2023, 1, 10), date(2023, 5, 1), date(2026, 11, 22)]
    with translation.override("nl"):
        assert [programme.period(day, "nl") for day in days] == [
            "Begint op 17 april 2023",
            "Loopt van april tot en met oktober 2023",
            "Vond plaats van april tot en met oktober 2023",
        ]


@pytest.mark.parametrize(
    ("precision", "words"),
    [
        (Precision.EARLY_MONTH, "Begint begin april 2027"),
        (Precision.MID_MONTH, "Begint medio april 2027"),
        (Precision.MONTH, "Begint in april 2027"),
        (Precision.YEAR, "Begint in 2027"),
    ],
)
def test_dutch_has_no_preposition_before_a_part_of_a_month(precision: Precision, words: str) -> None:
    when = vague(precision, 2027, 4, 12)
    with translation.override("nl"):
        assert Programme((when,)).period(date(2026, 11, 22), "nl") == words


COUNTS = [
    (0, 0, "", ""),
    (1, 0, "1 meeting", "1 bijeenkomst"),
    (3, 0, "3 meetings", "3 bijeenkomsten"),
    (3, 2, "5 meetings (3 + 2 online)", "5 bijeenkomsten (3 + 2 online)"),
    (0, 2, "2 meetings online", "2 bijeenkomsten online"),
]


@pytest.mark.parametrize(("on_site", "online", "english", "dutch"), COUNTS)
def test_meetings_are_counted(on_site: int, online: int, english: str, dutch: str) -> None:
    meetings = [Meeting(UNKNOWN)] * on_site + [Meeting(UNKNOWN, Attendance.ONLINE)] * online
    programme = Programme.of(meetings)  # type: ignore[arg-type]
    for language, words in (("en", english), ("nl", dutch)):
        with translation.override(language):
            assert programme.count() == words


def test_cancelled_meetings_do_not_count() -> None:
    off = Meeting(exact(2023, 4, 17), event_status=EventStatus.CANCELLED)
    assert Programme.of([off, Meeting(exact(2023, 6, 1))]).first_day == date(2023, 6, 1)  # type: ignore[list-item]


@pytest.mark.parametrize(("today", "begun"), [("2023-06-12", False), ("2023-06-21", True)])
def test_a_circle_has_not_begun_inside_a_vague_period(today: str, *, begun: bool) -> None:
    assert Programme((vague(Precision.MID_MONTH, 2023, 6),)).has_begun(date.fromisoformat(today)) is begun
