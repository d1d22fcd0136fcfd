"""A date that says no more than is known: an interval of days with its precision, never a made-up hour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from django.utils import translation

from events import wording
from events.periods import BEGUN_BY, DECIDED, DayPart, Precision, period

__all__ = ["AMSTERDAM", "DayPart", "Position", "Precision", "When"]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""All days and hours of events are those on the clocks in the Netherlands."""


class Position(StrEnum):
    """Where a day stands in relation to the date: before, in or after its period."""

    BEFORE = "before"
    INSIDE = "inside"
    AFTER = "after"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The days from ``first`` to ``last``, both included; both None when no date is known.

    Make one with :meth:`around`, which keeps the parts in line with each other. ``starts_at`` is on the first day and
    ``ends_at`` on the last, in Europe/Amsterdam. An exact day without hours is a known day whose hours are not.
    """

    precision: Precision
    first: date | None = None
    last: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    day_part: DayPart | str = ""

    @classmethod
    def around(
        cls,
        precision: Precision,
        day: date | None,
        last: date | None = None,
        starts_at: time | None = None,
        ends_at: time | None = None,
        day_part: DayPart | str = "",
    ) -> Self:
        """The date of this precision that ``day`` lies in; what the precision has no place for is left out.

        Without a day the date is unknown. Only an exact date has hours or a last day of its own, and a last day before
        the first is no last day; ``events.date_rules`` tells editors so before it comes to this.
        """
        precision = Precision(precision)
        if day is None or precision == Precision.UNKNOWN:
            return cls(Precision.UNKNOWN)
        first, end = period(precision, day)
        if precision == Precision.EXACT:
            return cls(precision, first, max(first, last or first), starts_at, ends_at)
        if precision == Precision.DAY_PART:
            return cls(precision, first, end, day_part=DayPart(day_part) if day_part else "")
        return cls(precision, first, end)

    def wording(self, language: str) -> str:
        """The date in words: "mid-June 2023", "Thursday 5 October 2023, 09:00–10:00"."""
        with translation.override(language):
            return wording.in_full(self)

    def short(self, language: str) -> str:
        """The date in few words, without weekday and hours: "5 Oct 2023"."""
        with translation.override(language):
            return wording.in_short(self)

    def sentence(self, today: date, language: str) -> str:
        """What a page says of the date on this day: the wording, or that nothing came of the announcement."""
        if not self.is_undecided(today):
            return self.wording(language)
        with translation.override(language):
            return wording.undecided(self)

    def position(self, today: date) -> Position:
        """Where ``today`` (a day in Europe/Amsterdam) stands."""
        if self.first is None or self.last is None:
            return Position.UNKNOWN
        if today < self.first:
            return Position.BEFORE
        return Position.INSIDE if today <= self.last else Position.AFTER

    def is_upcoming(self, today: date) -> bool:
        """Whether it may still come: today and the last day of a vague period count, and so does an unknown date."""
        return self.position(today) != Position.AFTER

    def has_begun(self, now: datetime) -> bool:
        """Whether it has certainly begun: its hour has come, its part of the day is over, or its first day is.

        Inside a vague period nobody knows.
        """
        if self.first is None or not self.is_decided:
            return self.position(_day(now)) == Position.AFTER
        start = None if self.begun_by is None else moment(self.first, self.begun_by)
        return self.first < _day(now) or (start is not None and start <= now)

    def has_ended(self, now: datetime) -> bool:
        """Whether it is over for certain: its last hour has come, or its last day is past."""
        if self.last is not None and self.ends_at is not None:
            return moment(self.last, self.ends_at) <= now
        return self.position(_day(now)) == Position.AFTER

    @property
    def is_decided(self) -> bool:
        """Whether the day is known."""
        return self.precision in DECIDED

    def is_undecided(self, today: date) -> bool:
        """Whether the announced period has passed without a day being set."""
        return not self.is_decided and self.position(today) == Position.AFTER

    @property
    def begun_by(self) -> time | None:
        """When it has begun at the latest, as far as that is known: the hour, or the end of the part of the day."""
        return BEGUN_BY[DayPart(self.day_part)] if self.day_part else self.starts_at

    @property
    def agenda(self) -> tuple[date, date, time]:
        """What dates are ordered by: the last day, the first day, the hour; what is unknown comes last."""
        return self.last or date.max, self.first or date.max, self.begun_by or time.max

    @property
    def iso_start(self) -> str | None:
        """The start for machines (ISO 8601), with its offset; a mere day where the hour is open, else None."""
        return self._iso(self.first, self.starts_at) if self.is_decided else None

    @property
    def iso_end(self) -> str | None:
        """The end in the same form; None where the page says nothing of it."""
        if not self.is_decided or (self.ends_at is None and self.last == self.first):
            return None
        return self._iso(self.last, self.ends_at)

    @staticmethod
    def _iso(day: date | None, at: time | None) -> str | None:
        if day is None:
            return None
        return day.isoformat() if at is None else moment(day, at).isoformat()


def _day(now: datetime) -> date:
    return now.astimezone(AMSTERDAM).date()


def moment(day: date, at: time) -> datetime:
    """The moment at which clocks in the Netherlands show this time.

    As RFC 5545 (3.3.5) has it: an hour that occurs twice is the first of the two, and one that a clock change skips is
    counted on with the offset before the change, so 02:30 on 30 March 2025 is what the clocks show as 03:30.
    """
    return datetime.combine(day, at, AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)


def is_skipped(day: date, at: time) -> bool:
    """Whether clocks never show this time on this day, since they are put forward over it."""
    return moment(day, at).time() != at
