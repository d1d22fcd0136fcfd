"""Reading the facts of meetings, circles and reports for their pages in as few queries as they need."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import (
    CharField,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    prefetch_related_objects,
)
from django.http import HttpRequest
from django.utils import timezone

from legro_cms.core.languages import WorkLink, links_for
from legro_cms.core.models import Location
from search.models import Entry

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage, SessionReportPage

MOST_OF_SERIES = 5
"""Coming meetings of a series that a page names; the agenda has them all."""


def load_event(page: "EventPage", request: HttpRequest) -> None:
    """Read the rows of a meeting's source page, with what each of them points at: one query a list.

    A page that was never saved, as in the preview of a new one, carries its rows along.
    """
    from events.models import EventPerson

    page.load_contact(request)
    if page.location_id is not None:
        page.location = Location.objects.select_related("municipality", "merged_into__municipality").get(
            pk=page.location_id
        )
    if page.pk is not None:
        people = EventPerson.objects.select_related("organisation__merged_into")
        prefetch_related_objects([page], Prefetch("people", queryset=people), "recordings")


def event_links(page: "EventPage", language: str) -> dict[str, Any]:
    """Where a meeting's report, its circle and the coming meetings of its series stand, as far as these are public."""
    keys, coming = keys_around(page), coming_in_series(page)
    links = links_for([*keys.values(), *(meeting.translation_key for meeting in coming)], language)
    return {
        "report": links.get(keys["report"]) if "report" in keys else None,
        "circle": links.get(keys["circle"]) if "circle" in keys else None,
        "series": [(meeting, links[key]) for meeting in coming if (key := meeting.translation_key) in links],
    }


def keys_around(page: "EventPage") -> dict[str, UUID]:
    """The keys of the works that a meeting belongs to: its report and its circle; one query."""
    from events.models import LearningCirclePage, SessionReportPage

    if page.pk is None:
        return {}
    above = page.path[: -page.steplen]
    found = [
        pages.order_by().values_list(Value(name, output_field=CharField()), "translation_key")
        for name, pages in (
            ("report", SessionReportPage.objects.filter(event=page)),
            ("circle", LearningCirclePage.objects.filter(path=above)),
        )
    ]
    return dict(found[0].union(found[1]))


def coming_in_series(page: "EventPage") -> list["EventPage"]:
    """The next public meetings of the same series, in order; one query."""
    from events.models import EventPage

    if page.series is None:
        return []
    series = page.series.resolved.pk
    entries = Entry.objects.public().upcoming(timezone.localdate())
    agenda = entries.filter(translation_key=OuterRef("translation_key")).values("agenda")
    others = EventPage.objects.filter(Q(series=series) | Q(series__merged_into=series), locale=F("source_locale"))
    return list(
        others.exclude(pk=page.pk)
        .annotate(agenda=Subquery(agenda))
        .filter(agenda__isnull=False)
        .order_by("agenda", "pk")[:MOST_OF_SERIES]
    )


def circle_links(page: "LearningCirclePage", language: str) -> list[tuple["EventPage", WorkLink | None]]:
    """The meetings of a circle in order, each with its link as far as anyone may follow it; one query for the links."""
    links = links_for([meeting.translation_key for meeting in page.meetings], language)
    return [(meeting, links.get(meeting.translation_key)) for meeting in page.meetings]


def load_report(page: "SessionReportPage", request: HttpRequest) -> None:
    """Read the rows of a report's source page and of its meeting."""
    from events.models import EventPage, ReportPresentation

    if page.event_id is not None:
        place = ("location__municipality", "location__merged_into__municipality", "municipality")
        page.event = EventPage.objects.select_related(*place).prefetch_related("recordings").get(pk=page.event_id)
        page.event.load_contact(request)
    if page.pk is None:
        return
    presentations = ReportPresentation.objects.select_related("organisation__merged_into", "slides")
    prefetch_related_objects(
        [page], Prefetch("presentations", queryset=presentations), "perspectives", "report_cases__case"
    )


def report_links(page: "SessionReportPage", language: str) -> dict[str, Any]:
    """Links to the meeting and to the mapped cases, as far as these are public; one query."""
    cases = [row.case.translation_key for row in page.report_cases.all()]
    meeting = page.event.translation_key if page.event is not None else None
    links = links_for([key for key in (meeting, *cases) if key is not None], language)
    return {
        "event": links.get(meeting) if meeting is not None else None,
        "cases": [links[key] for key in dict.fromkeys(cases) if key in links],
    }
