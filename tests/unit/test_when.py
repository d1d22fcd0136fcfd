"""Dates that say no more than is known: wording, place in time and order, for every precision and both languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from events.when import DayPart, Position, Precision, When
from legro_cms.core.works import WorkFacts
from search.documents import agenda

WAS_ANNOUNCED = {
    "nl": "Was aangekondigd voor {}; er is geen datum vastgesteld",
    "en": "Was announced for {}; no date was ever set",
}


@dataclass(frozen=True)
class Case:
    """A date with all that is said of it."""

    when: When
    nl: str
    en: str
    short_nl: str
    short_en: str
    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        return self.en


IN_ORDER = [
    Case(
        When.around(Precision.SEASON, date(2023, 2, 28)),
        "winter 2022–2023", "winter 2022–2023", "winter 2022–2023", "winter 2022–2023",
        date(2022, 12, 1), date(2023, 2, 28),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 3, 30), date(2023, 4, 2)),
        "30 maart – 2 april 2023", "30 March – 2 April 2023", "30 mrt – 2 apr 2023", "30 Mar – 2 Apr 2023",
        date(2023, 3, 30), date(2023, 4, 2),
    ),
    Case(
        When.around(Precision.WEEK, date(2023, 4, 6)),
        "week 14 van 2023 (3–9 april)", "week 14 of 2023 (3–9 April)", "week 14 van 2023", "week 14 of 2023",
        date(2023, 4, 3), date(2023, 4, 9),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 4, 17), starts_at=time(9, 30)),
        "maandag 17 april 2023, 09.30 uur", "Monday 17 April 2023, 09:30", "17 apr 2023", "17 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 17),
    ),
    Case(
        When.around(Precision.DAY_PART, date(2023, 4, 17), day_part=DayPart.MORNING),
        "maandagochtend 17 april 2023", "Monday morning 17 April 2023", "17 apr 2023", "17 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 17),
    ),
    Case(
        When.around(Precision.DAY_PART, date(2023, 4, 17), day_part=DayPart.AFTERNOON),
        "maandagmiddag 17 april 2023", "Monday afternoon 17 April 2023", "17 apr 2023", "17 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 17),
    ),
    Case(
        When.around(Precision.DAY_PART, date(2023, 4, 17), day_part=DayPart.EVENING),
        "maandagavond 17 april 2023", "Monday evening 17 April 2023", "17 apr 2023", "17 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 17),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 4, 17)),
        "maandag 17 april 2023", "Monday 17 April 2023", "17 apr 2023", "17 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 17),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 4, 17), date(2023, 4, 19)),
        "17–19 april 2023", "17–19 April 2023", "17–19 apr 2023", "17–19 Apr 2023",
        date(2023, 4, 17), date(2023, 4, 19),
    ),
    Case(
        When.around(Precision.EARLY_MONTH, date(2023, 6, 10)),
        "begin juni 2023", "early June 2023", "begin juni 2023", "early June 2023",
        date(2023, 6, 1), date(2023, 6, 10),
    ),
    Case(
        When.around(Precision.MID_MONTH, date(2023, 6, 15)),
        "medio juni 2023", "mid-June 2023", "medio juni 2023", "mid-June 2023",
        date(2023, 6, 11), date(2023, 6, 20),
    ),
    Case(
        When.around(Precision.MONTH, date(2023, 6, 15)),
        "juni 2023", "June 2023", "juni 2023", "June 2023",
        date(2023, 6, 1), date(2023, 6, 30),
    ),
    Case(
        When.around(Precision.LATE_MONTH, date(2023, 6, 21)),
        "eind juni 2023", "late June 2023", "eind juni 2023", "late June 2023",
        date(2023, 6, 21), date(2023, 6, 30),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 10, 5), starts_at=time(9), ends_at=time(10)),
        "donderdag 5 oktober 2023, 09.00–10.00 uur", "Thursday 5 October 2023, 09:00–10:00",
        "5 okt 2023", "5 Oct 2023",
        date(2023, 10, 5), date(2023, 10, 5),
    ),
    Case(
        When.around(Precision.YEAR, date(2023, 7, 1)),
        "2023", "2023", "2023", "2023",
        date(2023, 1, 1), date(2023, 12, 31),
    ),
    Case(
        When.around(Precision.EXACT, date(2023, 12, 31), date(2024, 1, 1), time(20), time(1)),
        "31 december 2023, 20.00 uur – 1 januari 2024, 01.00 uur", "31 December 2023, 20:00 – 1 January 2024, 01:00",
        "31 dec 2023 – 1 jan 2024", "31 Dec 2023 – 1 Jan 2024",
        date(2023, 12, 31), date(2024, 1, 1),
    ),
    Case(
        When.around(Precision.LATE_MONTH, date(2024, 2, 25)),
        "eind februari 2024", "late February 2024", "eind februari 2024", "late February 2024",
        date(2024, 2, 21), date(2024, 2, 29),
    ),
    Case(
        When.around(Precision.SEASON, date(2024, 3, 1)),
        "voorjaar 2024", "spring 2024", "voorjaar 2024", "spring 2024",
        date(2024, 3, 1), date(2024, 5, 31),
    ),
    Case(
        When.around(Precision.SEASON, date(2024, 8, 31)),
        "zomer 2024", "summer 2024", "zomer 2024", "summer 2024",
        date(2024, 6, 1), date(2024, 8, 31),
    ),
    Case(
        When.around(Precision.SEASON, date(2024, 10, 1)),
        "najaar 2024", "autumn 2024", "najaar 2024", "autumn 2024",
        date(2024, 9, 1), date(2024, 11, 30),
    ),
    Case(
        When.around(Precision.WEEK, date(2024, 12, 31)),
        "week 1 van 2025 (30 december 2024 – 5 januari 2025)", "week 1 of 2025 (30 December 2024 – 5 January 2025)",
        "week 1 van 2025", "week 1 of 2025",
        date(2024, 12, 30), date(2025, 1, 5),
    ),
    Case(
        When.around(Precision.EXACT, date(2025, 5, 1), date(2025, 5, 3), time(14)),
        "1–3 mei 2025, vanaf 14.00 uur", "1–3 May 2025, from 14:00", "1–3 mei 2025", "1–3 May 2025",
        date(2025, 5, 1), date(2025, 5, 3),
    ),
    Case(
        When.around(Precision.UNKNOWN, date(2023, 6, 15)),
        "datum nog niet bekend", "date to be announced", "datum nog niet bekend", "date to be announced",
    ),
]  # fmt: skip
CASES = pytest.mark.parametrize("case", IN_ORDER, ids=str)
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
DATED = pytest.mark.parametrize("case", [case for case in IN_ORDER if case.first], ids=str)


def _days(case: Case, position: Position) -> list[date]:
    """The days on both edges of a position."""
    assert case.first is not None
    assert case.last is not None
    day = timedelta(days=1)
    return {
        Position.BEFORE: [date(2000, 1, 1), case.first - day],
        Position.INSIDE: [case.first, case.last],
        Position.AFTER: [case.last + day, date(2050, 1, 1)],
    }[position]


@CASES
def test_any_day_of_a_period_stands_for_the_whole(case: Case) -> None:
    assert (case.when.first, case.when.last) == (case.first, case.last)


@LANGUAGES
@CASES
def test_the_wording(case: Case, language: str) -> None:
    assert case.when.wording(language) == getattr(case, language)
    assert case.when.short(language) == getattr(case, f"short_{language}")


@pytest.mark.parametrize("position", [Position.BEFORE, Position.INSIDE, Position.AFTER])
@DATED
def test_where_a_day_stands(case: Case, position: Position) -> None:
    for today in _days(case, position):
        assert case.when.position(today) == position
        assert case.when.is_upcoming(today) is (position != Position.AFTER)


@LANGUAGES
@pytest.mark.parametrize("position", [Position.BEFORE, Position.INSIDE, Position.AFTER])
@DATED
def test_what_is_said_of_it_on_a_day(case: Case, position: Position, language: str) -> None:
    wording = getattr(case, language)
    is_vague = case.when.precision not in (Precision.EXACT, Precision.DAY_PART)
    undecided = position == Position.AFTER and is_vague
    for today in _days(case, position):
        assert case.when.is_undecided(today) is undecided
        expected = WAS_ANNOUNCED[language].format(wording) if undecided else wording
        assert case.when.sentence(today, language) == expected


@LANGUAGES
def test_an_unknown_date_is_always_to_come(language: str) -> None:
    when = When(Precision.UNKNOWN)
    for today in (date(1990, 1, 1), date(2100, 1, 1)):
        assert when.position(today) == Position.UNKNOWN
        assert when.is_upcoming(today)
        assert not when.is_undecided(today)
        assert when.sentence(today, language) == when.wording(language)


def test_dates_are_in_order_and_the_unknown_one_is_last() -> None:
    agendas = [case.when.agenda for case in IN_ORDER]
    assert agendas == sorted(set(agendas))


def test_every_precision_is_in_the_table() -> None:
    assert {case.when.precision for case in IN_ORDER} == set(Precision)


# Days in Europe/Amsterdam


@pytest.mark.parametrize(("local", "yesterday"), [("2025-06-11 01:30", date(2025, 6, 10)),  # 23:30 UTC in summer
                                                  ("2025-01-11 00:30", date(2025, 1, 10))])  # fmt: skip
def test_after_midnight_in_amsterdam_it_is_the_next_day_whatever_utc_says(
    freeze: Callable[[str], None], local: str, yesterday: date
) -> None:
    freeze(local)
    assert timezone.now().date() == yesterday  # in UTC
    today = timezone.localdate()
    assert When.around(Precision.EXACT, today).position(today) == Position.INSIDE
    assert not When.around(Precision.EXACT, yesterday).is_upcoming(today)


@pytest.mark.parametrize(
    ("day", "at", "iso"),
    [
        (date(2025, 3, 29), time(2, 30), "2025-03-29T02:30:00+01:00"),
        (date(2025, 3, 30), time(1, 59), "2025-03-30T01:59:00+01:00"),
        (date(2025, 3, 30), time(3, 0), "2025-03-30T03:00:00+02:00"),
        (date(2025, 10, 25), time(2, 30), "2025-10-25T02:30:00+02:00"),
        (date(2025, 10, 26), time(3, 0), "2025-10-26T03:00:00+01:00"),
        (date(2025, 7, 1), time(9, 0), "2025-07-01T09:00:00+02:00"),
    ],
)
def test_a_start_has_the_offset_of_its_moment(day: date, at: time, iso: str) -> None:
    assert When.around(Precision.EXACT, day, starts_at=at).iso_start == iso


def test_an_hour_that_is_skipped_in_spring_is_counted_on_from_before() -> None:
    when = When.around(Precision.EXACT, date(2025, 3, 30), starts_at=time(2, 30))
    assert when.iso_start == "2025-03-30T03:30:00+02:00"


def test_an_hour_that_comes_twice_in_autumn_is_the_first_of_the_two() -> None:
    when = When.around(Precision.EXACT, date(2025, 10, 26), starts_at=time(2, 30))
    assert when.iso_start == "2025-10-26T02:30:00+02:00"


@pytest.mark.parametrize(("evening", "hours"), [(date(2025, 3, 29), 11), (date(2025, 10, 25), 13)])
def test_a_night_with_a_clock_change_is_told_as_long_as_it_is(evening: date, hours: int) -> None:
    when = When.around(Precision.EXACT, evening, evening + timedelta(days=1), time(20), time(8))
    start, end = (datetime.fromisoformat(moment or "") for moment in (when.iso_start, when.iso_end))
    assert end - start == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (
            When.around(Precision.EXACT, date(2023, 10, 5), None, time(9), time(10)),
            "2023-10-05T09:00:00+02:00",
            "2023-10-05T10:00:00+02:00",
        ),
        (When.around(Precision.EXACT, date(2023, 10, 5)), "2023-10-05", None),
        (When.around(Precision.EXACT, date(2023, 10, 5), date(2023, 10, 7)), "2023-10-05", "2023-10-07"),
        (
            When.around(Precision.EXACT, date(2023, 12, 31), date(2024, 1, 1), time(20), time(1)),
            "2023-12-31T20:00:00+01:00",
            "2024-01-01T01:00:00+01:00",
        ),
        (When.around(Precision.DAY_PART, date(2023, 4, 17), day_part="afternoon"), "2023-04-17", None),
        (When.around(Precision.MID_MONTH, date(2023, 6, 15)), None, None),
        (When.around(Precision.YEAR, date(2023, 6, 15)), None, None),
        (When(Precision.UNKNOWN), None, None),
    ],
)
def test_machines_are_told_what_is_known_and_no_more(when: When, start: str | None, end: str | None) -> None:
    assert (when.iso_start, when.iso_end) == (start, end)


# Whatever is filled in

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@st.composite
def whens(draw: st.DrawFn) -> When:
    day = draw(DAYS)
    return When.around(
        draw(st.sampled_from(Precision)),
        draw(st.just(day) | st.none()),
        draw(st.none() | st.integers(-3, 40).map(lambda days: day + timedelta(days=days))),
        draw(st.none() | TIMES),
        draw(st.none() | TIMES),
        draw(st.sampled_from(["", *DayPart])),
    )


@given(whens())
def test_a_date_made_of_its_own_parts_is_itself(when: When) -> None:
    again = When.around(when.precision, when.first, when.last, when.starts_at, when.ends_at, when.day_part)
    assert again == when


@given(whens(), st.integers(0, 400))
def test_every_day_of_a_period_makes_the_same_period(when: When, step: int) -> None:
    if when.first is not None and when.last is not None and not when.is_decided:
        day = min(when.first + timedelta(days=step), when.last)
        assert When.around(when.precision, day) == when


@given(whens(), DAYS)
def test_a_date_has_words_in_both_languages_on_every_day(when: When, today: date) -> None:
    for language in ("nl", "en"):
        wording, sentence = when.wording(language), when.sentence(today, language)
        assert wording
        assert when.short(language)
        assert wording in sentence
        assert "%" not in sentence


@given(st.lists(whens(), max_size=12), st.randoms())
def test_the_order_is_the_same_however_the_dates_are_shuffled(dates: list[When], random: object) -> None:
    numbered = list(enumerate(dates))

    def in_order(rows: list[tuple[int, When]]) -> list[tuple[int, When]]:
        return sorted(rows, key=lambda row: (row[1].agenda, row[0]))

    shuffled = numbered.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_order(shuffled) == in_order(numbered)
    assert in_order(in_order(numbered)) == in_order(numbered)


@given(st.lists(whens(), max_size=12), DAYS)
def test_what_is_over_stands_before_what_is_to_come(dates: list[When], today: date) -> None:
    states = [when.is_upcoming(today) for when in sorted(dates, key=lambda when: when.agenda)]
    assert states == sorted(states)


@given(whens(), whens())
def test_the_search_has_the_same_order(one: When, other: When) -> None:
    def number(when: When) -> int:
        facts = WorkFacts(starts=when.first, ends=when.last, starts_at=when.begun_by, is_dated=True)
        packed = agenda(facts)
        assert packed is not None
        assert 0 < packed < 2**63
        return packed

    assert (number(one) < number(other)) == (one.agenda < other.agenda)
    assert (number(one) == number(other)) == (one.agenda == other.agenda)
