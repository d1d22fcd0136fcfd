"""Meetings in the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from events.viewsets import EventChooserViewSet, EventSeriesViewSet, event_chooser_viewset


@hooks.register("register_admin_viewset")
def register_event_chooser() -> EventChooserViewSet:
    """Choose meetings wherever a fact points at one."""
    return event_chooser_viewset


register_snippet(EventSeriesViewSet)
