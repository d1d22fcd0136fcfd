"""The casebook room: cases, and everything a municipality does with them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasebookConfig(AppConfig):
    """Cases and their index page."""

    name = "casebook"
    verbose_name = _("Casebook")

    def ready(self) -> None:
        """Register the facets of cases with the search, and connect the receivers."""
        from casebook import dimensions, signals

        dimensions.register_all()
        signals.connect()
