"""Reading the facts of meetings, circles and reports for their pages in as few queries as they need."""

from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from legro_cms.core.languages import WorkLink, links_for

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage, SessionReportPage


def load_event(page: "EventPage", request: HttpRequest) -> None:
    """Read the rows of a meeting's source page, with what each of them points at: one query a list.

    A page that was never saved, as in the preview of a new one, carries its rows along.
    """
    page.load_contact(request)
    if page.pk is not None:
        prefetch_related_objects([page], *event_lists())


def event_lists(prefix: str = "") -> list[Any]:
    """The lists of a meeting to read ahead; with ``prefix`` those of the meeting that a report is about."""
    from events.models import EventPerson

    people: QuerySet[Any] = EventPerson.objects.select_related("organisation__merged_into")
    return [Prefetch(f"{prefix}people", queryset=people), f"{prefix}recordings"]


def event_links(page: "EventPage", language: str) -> dict[str, WorkLink]:
    """Links to the report of a meeting and to the circle it belongs to, as far as these are public; one query."""
    from events.models import LearningCirclePage, SessionReportPage

    if page.pk is None:
        return {}
    reports = SessionReportPage.objects.filter(event=page).values_list("translation_key", flat=True)
    circles = LearningCirclePage.objects.filter(path=page.path[: -page.steplen]).values_list(
        "translation_key", flat=True
    )
    wanted = {"report": reports.first(), "circle": circles.first()}
    links = links_for([key for key in wanted.values() if key is not None], language)
    return {name: links[key] for name, key in wanted.items() if key in links}


def load_circle(page: "LearningCirclePage", request: HttpRequest) -> None:
    """Read whom to call; the meetings are read where they are first asked for."""
    page.load_contact(request)


def circle_links(page: "LearningCirclePage", language: str) -> list[tuple["EventPage", WorkLink]]:
    """The meetings of a circle that anyone may see, in order, each with its link; one query for the links."""
    links = links_for([meeting.translation_key for meeting in page.meetings], language)
    return [(meeting, links[key]) for meeting in page.meetings if (key := meeting.translation_key) in links]


def load_report(page: "SessionReportPage", request: HttpRequest) -> None:
    """Read the rows of a report's source page and of its meeting."""
    from events.models import EventPage, ReportPresentation

    if page.event_id is not None:
        place = ("location__municipality", "municipality")
        page.event = EventPage.objects.select_related(*place).prefetch_related(*event_lists()).get(pk=page.event_id)
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
