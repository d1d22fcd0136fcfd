"""Meetings of which readers still expect something."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.choices import EventStatus
from events.models import EventPage, EventRecording
from events.periods import DECIDED
from home.attention.rows import Row, edit_address
from legro_cms.core.fact_rows import day


def _past(today: date) -> QuerySet[EventPage]:
    """Published meetings without a public report whose last day is over, the latest first."""
    meetings = EventPage.objects.live().filter(
        locale=F("source_locale"), last_day__lt=today, event_status=EventStatus.SCHEDULED
    )
    return meetings.exclude(report__live=True).select_related("report").order_by("-last_day", "-pk")


def unreported(today: date) -> Iterator[Row]:
    """Meetings that took place, and whose pages promise a report."""
    recorded = Exists(EventRecording.objects.filter(page=OuterRef("pk")))
    for meeting in _past(today).filter(precision__in=DECIDED).exclude(recorded):
        if not meeting.awaits_report:
            continue
        report = getattr(meeting, "report", None)
        when = {"day": day(meeting.last_day)}
        if report is None:
            yield Row(meeting.draft_title, edit_address(meeting.pk), _("Was on %(day)s; there is no report.") % when)
        else:
            why = _("Was on %(day)s; the report is a draft.") % when
            yield Row(meeting.draft_title, edit_address(report.pk), why)


def undated(today: date) -> Iterator[Row]:
    """Meetings that were announced for a period that is over, and never got a day."""
    recorded = Exists(EventRecording.objects.filter(page=OuterRef("pk")))
    for meeting in _past(today).exclude(precision__in=DECIDED).filter(report=None).exclude(recorded):
        why = _("Was announced for %(date)s.") % {"date": meeting.when.wording(get_language() or "nl")}
        yield Row(meeting.draft_title, edit_address(meeting.pk), why)
