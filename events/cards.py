"""What cards in lists show of other works, read for many cards at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext as _

from events.choices import EventStatus
from events.registration import RegistrationState

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage

AnyEvent = TypeVar("AnyEvent", bound="EventPage")

UNSAID = (RegistrationState.NONE, RegistrationState.CANCELLED, RegistrationState.PAST)


def with_works_around(pages: "QuerySet[AnyEvent]") -> "QuerySet[AnyEvent]":
    """Meetings (source pages) with the keys of circle and report, public or not, and whether they were recorded."""
    from events.models import EventRecording, LearningCirclePage, SessionReportPage

    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - pages.model.steplen)
    circles = LearningCirclePage.objects.filter(path=above)
    reports = SessionReportPage.objects.filter(event=OuterRef("pk"), locale=F("source_locale"))
    return pages.annotate(
        circle_key=Subquery(circles.order_by().values("translation_key")[:1]),
        report_key=Subquery(reports.order_by().values("translation_key")[:1]),
        is_recorded=Exists(EventRecording.objects.filter(page=OuterRef("pk"))),
    )


def event_state(page: "EventPage") -> str:
    """Whether one can take part, or what there is to look back on besides a report; often there is nothing to say.

    That a meeting is off stands among its facts.
    """
    if page.event_status != EventStatus.SCHEDULED:
        return ""
    if page.is_upcoming:
        return registration_state(page)
    if page.is_recorded:
        return _("With a recording")
    return _("Report follows") if page.awaits_report and page.report_link is None else ""


def registration_state(page: "EventPage | LearningCirclePage") -> str:
    """Whether one can take part, where that is a matter of registration and the page does not say otherwise."""
    state = page.state_of_registration
    return "" if state in UNSAID else str(state.label)


def meetings_of(circles: Iterable["LearningCirclePage"]) -> dict[int, list["EventPage"]]:
    """The meetings of circles (source pages) that are published and not hidden by themselves, by the circle's key."""
    from events.models import EventPage

    by_path = {circle.path: circle for circle in circles if circle.pk is not None}
    meetings: dict[int, list[EventPage]] = defaultdict(list)
    if not by_path:
        return meetings
    below = Q()
    for circle in by_path.values():
        below |= Q(path__startswith=circle.path, depth=circle.depth + 1, locale=circle.locale_id)
    shown = EventPage.objects.live().filter(below, alias_of=None, is_private=False, view_restrictions=None)
    for meeting in shown.select_related("location__municipality", "municipality"):
        meetings[by_path[meeting.path[: -meeting.steplen]].pk].append(meeting)
    for rows in meetings.values():
        rows.sort(key=lambda meeting: (meeting.when.agenda, meeting.pk))
    return meetings
