"""Where a meeting is, as far as that is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import Attendance
from legro_cms.core.models import Location, Municipality


class PlaceFields(models.Model):
    """A location with its address, or only a town or municipality; online, or both."""

    attendance = models.CharField(
        _("where one takes part"), max_length=20, choices=Attendance.choices, default=Attendance.UNDECIDED
    )
    location = models.ForeignKey(
        Location,
        verbose_name=_("location"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("A building or spot with its address."),
    )
    place_name = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Where only the town or village is known.")
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Empty: that of the location."),
    )

    class Meta:
        abstract = True


PLACE_FACTS = ("attendance", "location", "place_name", "municipality")
