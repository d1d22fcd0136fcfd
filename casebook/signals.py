"""What changes cases without anyone saving one."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save

from casebook.choices import CostClass
from legro_cms.core.models import SiteSettings
from legro_cms.core.signals import term_changed
from legro_cms.core.works import Dimension


def connect() -> None:
    """Connect the receivers; called once, when the room starts."""
    post_save.connect(settings_saved, sender=SiteSettings, dispatch_uid="casebook.settings_saved")


@transaction.atomic
def settings_saved(raw: bool = False, **kwargs: Any) -> None:
    """Another hourly rate may put cases into another cost class."""
    if not raw:
        term_changed.send(sender=SiteSettings, dimension=Dimension.COST, values=set(CostClass.values))
