"""The facets that only cases have."""

from functools import partial

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from casebook.choices import CaseStatus, CostClass, SizeClass
from legro_cms.core.works import Dimension as Name
from search.dimensions import Dimension, Option, register


def options(choices: type[TextChoices]) -> list[Option]:
    """The choices in their own order; what is unknown is one of them."""
    return [Option(str(value), str(label)) for value, label in choices.choices]


def register_all() -> None:
    """Make the facets known to the search."""
    register(Dimension(Name.STATUS, _("Status"), partial(options, CaseStatus)))
    register(Dimension(Name.SIZE, _("Size of the place"), partial(options, SizeClass)))
    register(Dimension(Name.COST, _("Cost in the first year"), partial(options, CostClass)))
