"""The search room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finds works in both languages; knows no page type."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Connect the receivers and checks, and register the dimensions that every work may have."""
        from search import checks, dimensions, signals  # noqa: F401

        dimensions.register_shared()
