"""What changes cases without anyone saving one."""

from typing import Any

from casebook.choices import CostClass
from legro_cms.core.models import SiteSettings
from legro_cms.core.signals import hourly_rate_changed, term_changed
from legro_cms.core.works import Dimension


def connect() -> None:
    """Connect the receivers; called once, when the room starts."""
    hourly_rate_changed.connect(count_costs_again, dispatch_uid="casebook.count_costs_again")


def count_costs_again(**kwargs: Any) -> None:
    """Another hourly rate may put cases into another cost class."""
    term_changed.send(sender=SiteSettings, dimension=Dimension.COST, values=set(CostClass.values))
