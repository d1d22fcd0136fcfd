"""The facts of meetings, circles and reports as readers see them: on the page, in lists, in print, in the editor."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from events.choices import Attendance, EventStatus
from legro_cms.core.bilingual import active_language
from legro_cms.core.fact_rows import Fact, FactRow, one, rows_of
from legro_cms.core.languages import WorkLink

if TYPE_CHECKING:
    from events.models import EventPage, EventPerson, LearningCirclePage, SessionReportPage


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A line in a list of meetings; ``link`` only where anyone may follow it."""

    date: str
    place: str
    status: str
    title: str
    link: WorkLink | None


def meeting_rows(meetings: Iterable[tuple["EventPage", WorkLink | None]]) -> list[MeetingRow]:
    """Meetings with their links, as a list on the page of a circle or of another meeting shows them."""
    return [
        MeetingRow(date_line(meeting), where_line(meeting), status(meeting), meeting.title, link)
        for meeting, link in meetings
    ]


AT_THE_TOP = ("when", "meetings", "where")
"""Rows that a page shows before everything else, also on a phone."""
IN_SECTIONS = ("status", "people", "perspectives")
"""Rows that a page shows in a way of their own."""


def rows_by_place(rows: Sequence[FactRow]) -> dict[str, list[FactRow]]:
    """When and where, which readers of an announcement look for first, and what the list further down adds to that."""
    return {
        "top_rows": [row for row in rows if row.name in AT_THE_TOP],
        "other_rows": [row for row in rows if row.name not in (*AT_THE_TOP, *IN_SECTIONS)],
    }


def event_fact_rows(page: "EventPage") -> list[FactRow]:
    """All facts of a meeting in display order."""
    return rows_of(_event_facts(page))


def _event_facts(page: "EventPage") -> Iterator[Fact]:
    yield from _announced(page)
    yield "people", _("With"), tuple(f"{row.get_role_display()}: {row.label}" for row in shown_people(page)), False
    yield "target-groups", _("For whom"), tuple(group.name for group in page.terms["target_groups"]), False
    yield "approaches", _("Approach followed"), tuple(one_.name for one_ in page.terms["approaches"]), False
    yield "series", _("Part of"), one(page.series.resolved.name if page.series is not None else ""), False


def shown_people(page: "EventPage") -> "list[EventPerson]":
    """Those of whom there is something to say: once a consent has ended, nothing may be left of a row."""
    return [row for row in page.people.all() if row.label]


def _announced(page: "EventPage", *, took_place: bool = False) -> Iterator[Fact]:
    """What a report repeats of its meeting."""
    yield "when", _("When"), (date_line(page, took_place=took_place),), True
    yield "where", _("Where"), tuple(place_lines(page)), True
    yield "status", _("Status"), one(status(page)), False
    yield "event-kind", _("Kind of meeting"), one(page.get_event_kind_display()), False
    yield "hosts", _("Organised by"), tuple(host.name for host in page.terms["hosts"]), False


def date_line(page: "EventPage", *, took_place: bool = False) -> str:
    """The date in words, or that an announced one has passed undecided.

    A meeting with a report or a recording did take place, even if nobody wrote down on which day.
    """
    if took_place or page.is_recorded or page.report_link is not None:
        return page.when.wording(active_language())
    return page.when.sentence(timezone.localdate(), active_language())


def status(page: "EventPage | LearningCirclePage") -> str:
    """That a meeting or a circle is off; nothing as long as it goes on."""
    return "" if page.event_status == EventStatus.SCHEDULED else str(page.get_event_status_display())


def place_lines(page: "EventPage") -> Iterator[str]:
    """The location with its address, or as much of the place as is known; and that one can take part online."""
    spot = place(page)
    if page.attendance == Attendance.ONLINE or (page.location is None and not spot):
        yield str(page.get_attendance_display())
        return
    if page.location is None:
        yield spot
    else:
        location = page.location.resolved
        yield location.name
        yield from filter(None, (location.street_address, f"{location.postal_code} {location.town}".strip()))
    if page.attendance == Attendance.HYBRID:
        yield _("Also online")


def place(page: "EventPage") -> str:
    """Town and municipality in a line, as far as they are known."""
    location = None if page.location is None else page.location.resolved
    town = page.place_name or (location.town if location is not None else "")
    municipality = page.municipality or (location.municipality if location is not None else None)
    names = [town, municipality.name if municipality is not None else ""]
    return ", ".join(dict.fromkeys(name for name in names if name))


def event_card_facts(page: "EventPage", *, took_place: bool = False) -> list[str]:
    """What a card says of a meeting in one line: when, where, and whether it is off."""
    return [fact for fact in (date_line(page, took_place=took_place), where_line(page), status(page)) if fact]


def where_line(page: "EventPage") -> str:
    """Where it is in a line; empty when that is not known."""
    return str(page.get_attendance_display()) if page.attendance == Attendance.ONLINE else place(page)


def circle_fact_rows(page: "LearningCirclePage") -> list[FactRow]:
    """All facts of a learning circle in display order."""
    return rows_of(_circle_facts(page))


def _circle_facts(page: "LearningCirclePage") -> Iterator[Fact]:
    programme = page.programme
    yield "when", _("When"), one(programme.period(timezone.localdate(), active_language())), True
    yield "meetings", _("Meetings"), one(programme.count()), True
    yield "status", _("Status"), one(status(page)), False
    yield "hosts", _("Organised by"), tuple(host.name for host in page.terms["hosts"]), False
    yield "experts", _("Guided by experts of"), tuple(expert.name for expert in page.terms["experts"]), False
    yield "target-groups", _("For whom"), tuple(group.name for group in page.terms["target_groups"]), False


def circle_card_facts(page: "LearningCirclePage") -> list[str]:
    """What a card says of a circle in one line."""
    programme = page.programme
    period = programme.period(timezone.localdate(), active_language())
    return [fact for fact in (period, programme.count(), status(page)) if fact]


def report_fact_rows(page: "SessionReportPage") -> list[FactRow]:
    """The facts of a report: those of its meeting, and who was there."""
    return rows_of(_report_facts(page))


def _report_facts(page: "SessionReportPage") -> Iterator[Fact]:
    if page.event is not None:
        yield from _announced(page.event, took_place=True)
    yield "perspectives", _("Who was there"), tuple(perspectives(page)), False


def perspectives(page: "SessionReportPage") -> Iterator[str]:
    """From which side people looked, with how many they were: "residents: 12 people"."""
    for row in page.perspectives.all():
        yield f"{row.name}: {row.head_count}"


def report_card_facts(page: "SessionReportPage") -> list[str]:
    """What a card says of a report in one line: when and where the session was."""
    return [] if page.event is None else event_card_facts(page.event, took_place=True)
