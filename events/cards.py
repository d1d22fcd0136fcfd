"""What cards in lists show of other works, read for many cards at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from events.choices import EventStatus
from events.registration import RegistrationState
from legro_cms.core.languages import links_for

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage

UNSAID = (RegistrationState.NONE, RegistrationState.CANCELLED, RegistrationState.PAST)


def look_back(pages: Sequence["EventPage"], language: str) -> None:
    """Tell meetings where their reports are, as far as these are public, and which were recorded; three queries."""
    from events.models import EventRecording, SessionReportPage

    reports = SessionReportPage.objects.filter(event__in=pages, live=True).values_list("event", "translation_key")
    keys = dict(reports)
    links = links_for(keys.values(), language)
    recorded = set(EventRecording.objects.filter(page__in=pages).values_list("page", flat=True))
    for page in pages:
        page.report_link = links.get(keys[page.pk]) if page.pk in keys else None
        page.is_recorded = page.pk in recorded


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
    """The published meetings of circles (source pages) in order, by the circle's key; one query."""
    from events.models import EventPage

    by_path = {circle.path: circle for circle in circles if circle.pk is not None}
    meetings: dict[int, list[EventPage]] = defaultdict(list)
    if not by_path:
        return meetings
    below = Q()
    for circle in by_path.values():
        below |= Q(path__startswith=circle.path, depth=circle.depth + 1, locale=circle.locale_id)
    for meeting in (
        EventPage.objects.live().filter(below, alias_of=None).select_related("location__municipality", "municipality")
    ):
        meetings[by_path[meeting.path[: -meeting.steplen]].pk].append(meeting)
    for rows in meetings.values():
        rows.sort(key=lambda meeting: (meeting.when.agenda, meeting.pk))
    return meetings
