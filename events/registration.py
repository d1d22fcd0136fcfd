"""Whether one can register now, and if not, why not."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _


class RegistrationState(models.TextChoices):
    """What a visitor can do about taking part today."""

    NONE = "none", _("No registration")
    NOT_YET = "not-yet", _("Registration has not opened yet")
    OPEN = "open", _("Registration is open")
    FULL = "full", _("Fully booked")
    CLOSED = "closed", _("Registration has closed")
    CANCELLED = "cancelled", _("Cancelled")
    PAST = "past", _("Has taken place")


class RegistrationFields(models.Model):
    """Registration by a form elsewhere; both days belong to the period in which one can register."""

    registration_url = models.URLField(
        _("registration form"),
        blank=True,
        help_text=_("The address of the form. Readers are told to which site it leads."),
    )
    registration_opens = models.DateField(
        _("registration opens on"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    registration_closes = models.DateField(
        _("registration closes on"),
        null=True,
        blank=True,
        help_text=_("The last day on which one can register. Empty: until it takes place."),
    )
    is_full = models.BooleanField(_("fully booked"), default=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a registration that closes before it opens."""
        super().clean()
        opens, closes = self.registration_opens, self.registration_closes
        if opens is not None and closes is not None and closes < opens:
            raise ValidationError({"registration_closes": _text("This is before the day on which it opens.")})

    def registration_state(self, today: date, *, is_cancelled: bool, is_past: bool) -> RegistrationState:
        """The state on ``today`` (Europe/Amsterdam): what is over or off outweighs what the dates say."""
        opens, closes = self.registration_opens, self.registration_closes
        states = (
            (is_cancelled, RegistrationState.CANCELLED),
            (is_past, RegistrationState.PAST),
            (not self.registration_url and opens is None and not self.is_full, RegistrationState.NONE),
            (closes is not None and closes < today, RegistrationState.CLOSED),
            (self.is_full, RegistrationState.FULL),
            (not self.registration_url or (opens is not None and today < opens), RegistrationState.NOT_YET),
        )
        return next((state for holds, state in states if holds), RegistrationState.OPEN)


REGISTRATION_FACTS = ("registration_url", "registration_opens", "registration_closes", "is_full")
