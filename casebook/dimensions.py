"""The facets that only cases have."""

from django.utils.translation import gettext_lazy as _

from casebook.choices import CaseStatus
from legro_cms.core.works import Dimension as Name
from search.dimensions import Dimension, Option, register


def statuses() -> list[Option]:
    """How far cases have come, in that order."""
    return [Option(str(value), str(label)) for value, label in CaseStatus.choices]


def register_all() -> None:
    """Make the facets known to the search."""
    register(Dimension(Name.STATUS, _("Status"), statuses))
