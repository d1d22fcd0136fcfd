"""When a meeting is, as precisely as it is known."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.date_rules import DATE_FIELDS, date_columns, when_errors, when_from
from events.periods import DayPart, Precision
from events.when import When


class DateFields(models.Model):
    """An interval of days with its precision; any day of a period may be filled in."""

    if TYPE_CHECKING:
        facts: Any

    precision = models.CharField(
        _("how precisely the date is known"), max_length=20, choices=Precision.choices, default=Precision.EXACT
    )
    first_day = models.DateField(
        _("day"), null=True, blank=True, help_text=_("For a period, any day in it: 1 June for “early June” will do.")
    )
    last_day = models.DateField(
        _("until"), null=True, blank=True, help_text=_("Only of a meeting that lasts several days.")
    )
    starts_at = models.TimeField(_("starts at"), null=True, blank=True, help_text=_("Empty when not known yet."))
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    day_part = models.CharField(_("part of the day"), max_length=10, choices=DayPart.choices, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse dates that contradict themselves, and store the whole period that the day lies in."""
        super().clean()
        values = {name: getattr(self, name) for name in DATE_FIELDS}
        if errors := when_errors(values):
            raise ValidationError(errors)
        for name, value in date_columns(values).items():
            setattr(self, name, value)

    @property
    def when(self) -> When:
        """When the meeting is, as precisely as it is known."""
        return when_from({name: getattr(self.facts, name) for name in DATE_FIELDS})

    @property
    def is_upcoming(self) -> bool:
        """Whether it may still come; today is upcoming."""
        return self.when.is_upcoming(timezone.localdate())
