"""The events room: meetings, learning circles and session reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Meetings, learning circles and session reports."""

    name = "events"
    verbose_name = _("Meetings")

    def ready(self) -> None:
        """Register the facets of meetings with the search, and connect the receivers."""
        from events import dimensions, signals

        dimensions.register_all()
        signals.connect()
