"""Whether one can register now, and if not, why not."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as format_date
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
    PAST = "past", _("The date has passed")


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
        help_text=_("The last day on which one can register. Empty: until it begins."),
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

    def registration_state(
        self, today: date, *, is_cancelled: bool, is_past: bool, is_too_late: bool
    ) -> RegistrationState:
        """The state on ``today`` (Europe/Amsterdam): what is over or off outweighs what the dates say.

        ``is_too_late`` is said of what takes place today, or over several days, and cannot be joined any more.
        """
        opens, closes = self.registration_opens, self.registration_closes
        states = (
            (is_cancelled, RegistrationState.CANCELLED),
            (is_past, RegistrationState.PAST),
            (not self.registration_url and opens is None and not self.is_full, RegistrationState.NONE),
            (is_too_late or (closes is not None and closes < today), RegistrationState.CLOSED),
            (self.is_full, RegistrationState.FULL),
            (not self.registration_url or (opens is not None and today < opens), RegistrationState.NOT_YET),
        )
        return next((state for holds, state in states if holds), RegistrationState.OPEN)

    @property
    def state_of_registration(self) -> RegistrationState:
        """The state today; what one registers for knows whether it is off or over."""
        raise NotImplementedError

    @property
    def is_registration_open(self) -> bool:
        """Whether the link to the form is shown."""
        return self.state_of_registration == RegistrationState.OPEN

    @property
    def has_registration(self) -> bool:
        """Whether one can or could register, so that readers are told when that is over."""
        return bool(self.registration_url or self.registration_opens or self.registration_closes or self.is_full)

    @property
    def registration_host(self) -> str:
        """The site to which the link leads."""
        return (urlsplit(self.registration_url).hostname or "").removeprefix("www.")


def registration_words(page: Any) -> str:
    """The state of registration for a meeting or circle in a sentence, with the day that matters; "" without one."""
    facts, state, today = page.facts, page.state_of_registration, timezone.localdate()
    opens, closes = facts.registration_opens, facts.registration_closes
    if state == RegistrationState.NONE or not facts.has_registration:
        return ""
    if state == RegistrationState.NOT_YET and opens is not None and today < opens:
        return _text("Registration opens on %(day)s.") % {"day": format_date(opens, "j F Y")}
    if state == RegistrationState.OPEN and closes is not None:
        return _text("You can register until %(day)s.") % {"day": format_date(closes, "j F Y")}
    if state == RegistrationState.CLOSED and closes is not None and closes < today:
        return _text("Registration closed on %(day)s.") % {"day": format_date(closes, "j F Y")}
    return str(_WORDS[state])


_WORDS = {
    RegistrationState.NOT_YET: _("Registration has not opened yet."),
    RegistrationState.OPEN: _("Registration is open."),
    RegistrationState.FULL: _("Fully booked."),
    RegistrationState.CLOSED: _("Registration has closed."),
    RegistrationState.CANCELLED: _("Cancelled: you cannot register any more."),
    RegistrationState.PAST: _("The date has passed: you cannot register any more."),
}

REGISTRATION_FACTS = ("registration_url", "registration_opens", "registration_closes", "is_full")
