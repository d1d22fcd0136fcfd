"""The facets that only meetings have."""

from django.utils.translation import gettext_lazy as _

from events.choices import EventKind
from legro_cms.core.works import Dimension as Name
from search.dimensions import Dimension, Option, register

CIRCLE = "circle"
"""A learning circle among the kinds of meetings."""


def event_kinds() -> list[Option]:
    """The kinds of meetings, and the learning circles themselves."""
    kinds = [Option(str(value), str(label)) for value, label in EventKind.choices]
    return [*kinds, Option(CIRCLE, str(_("Learning circle")))]


def register_all() -> None:
    """Make the facets known to the search."""
    register(Dimension(Name.EVENT_KIND, _("Kind of meeting"), event_kinds))
