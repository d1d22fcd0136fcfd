"""What changes circles and reports without anyone saving one: their dates and themes are those of meetings."""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import post_page_move, pre_page_move

from legro_cms.core.models import Location, Organisation
from legro_cms.core.signals import work_changed

_left: ContextVar[int | None] = ContextVar("_left", default=None)
"""The page below which something stood that is being moved."""


def connect() -> None:
    """Connect the receivers; called once, when the room starts."""
    from events.models import EventPage, EventSeries

    for model in (Location, EventSeries, Organisation):
        post_save.connect(term_saved, sender=model, dispatch_uid=f"events.{model.__name__}_saved")
    work_changed.connect(follow_meetings, dispatch_uid="events.follow_meetings")
    post_delete.connect(meeting_deleted, sender=EventPage, dispatch_uid="events.meeting_deleted")
    pre_page_move.connect(meeting_leaves, dispatch_uid="events.meeting_leaves")
    post_page_move.connect(meeting_moved, dispatch_uid="events.meeting_moved")


def follow_meetings(sender: type, translation_keys: Iterable[UUID], **kwargs: Any) -> None:
    """Describe the reports and circles of changed meetings again; a generic ``Page`` may be one."""
    from events.models import EventPage, LearningCirclePage, SessionReportPage

    if not issubclass(sender, EventPage) and sender is not Page:
        return
    meetings = EventPage.objects.filter(translation_key__in=translation_keys, locale=F("source_locale"))
    rows = list(meetings.values_list("path", "report__translation_key"))
    above = {path[: -Page.steplen] for path, _report in rows}
    circles = LearningCirclePage.objects.filter(Q(path__in=above) | Q(pk=_left.get()))
    keys = {report for _path, report in rows if report is not None}
    keys |= set(circles.values_list("translation_key", flat=True) if rows else ())
    if keys:
        work_changed.send(sender=SessionReportPage, translation_keys=sorted(keys))


def term_saved(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Works here are found by the names of locations, series and organisations, and by where a location lies."""
    if raw:
        return
    for model, fields in _carriers(type(instance)):
        naming = Q()
        for name in fields:
            naming |= Q(**{name: instance}) | Q(**{f"{name}__merged_into": instance})
        if keys := sorted(set(model._default_manager.filter(naming).values_list("translation_key", flat=True))):
            work_changed.send(sender=model, translation_keys=keys)


def _carriers(term: type) -> list[tuple[type[Page], tuple[str, ...]]]:
    """The kinds of pages that name such a term, with the fields by which they do."""
    from events.models import EventPage, LearningCirclePage, SessionReportPage

    if term is Organisation:
        return [
            (EventPage, ("hosts", "people__organisation")),
            (LearningCirclePage, ("hosts", "experts")),
            (SessionReportPage, ("presentations__organisation",)),
        ]
    return [(EventPage, ("location" if term is Location else "series",))]


def meeting_deleted(instance: Any, **kwargs: Any) -> None:
    """A circle has one meeting less."""
    describe_circles([instance.path[: -Page.steplen]])


def meeting_leaves(parent_page_before: Page, **kwargs: Any) -> None:
    """A circle that loses a meeting is described in the transaction of the move, when it is no longer above it."""
    _left.set(parent_page_before.pk)


def meeting_moved(**kwargs: Any) -> None:
    """The move is done."""
    _left.set(None)


def describe_circles(paths: Iterable[str]) -> None:
    """Have the learning circles at these places of the tree described again."""
    from events.models import LearningCirclePage

    keys = LearningCirclePage.objects.filter(path__in=paths).values_list("translation_key", flat=True)
    if found := sorted(set(keys)):
        work_changed.send(sender=LearningCirclePage, translation_keys=found)
