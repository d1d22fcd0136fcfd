"""Whom a reader can call."""

from datetime import date
from typing import Self, cast

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models.vocabulary_row import VocabularyRow


class ContactQuerySet(models.QuerySet["Contact"]):
    """Listings of contacts."""

    def current(self) -> Self:
        """Contacts that answer today themselves."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gt=timezone.localdate()))


class Contact(VocabularyRow):
    """A role that answers questions, with the day it ends and who takes over then."""

    instead_of_deleting = _("Give it an end date, and a successor if there is one.")

    role_nl = models.CharField(
        _("role (Dutch)"), max_length=120, help_text=_("What readers call this person, for example “project leader”.")
    )
    role_en = models.CharField(_("role (English)"), max_length=120)
    name = models.CharField(
        _("name"), max_length=120, blank=True, help_text=_("Only with the person’s consent; the role is enough.")
    )
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contacts",
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=30,
        blank=True,
        validators=[RegexValidator(r"^\+?[0-9][0-9 ()-]{5,}$", _("Digits, spaces, brackets and hyphens only."))],
        help_text=_("With country code for colleagues across the border, for example +31 50 123 45 67."),
    )
    ends_on = models.DateField(
        _("until"), null=True, blank=True, help_text=_("From this day on the successor is shown instead.")
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("Empty: the general contact of the site takes over."),
    )

    role = Bilingual("role")

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["role_nl"]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.role, str(self.organisation or "")) if part)

    def clean(self) -> None:
        """Refuse a contact that cannot be reached, unless it has ended, and a ring of successors."""
        super().clean()
        has_ended = self.ends_on is not None and self.ends_on <= timezone.localdate()
        if not (self.email or self.phone or has_ended):
            raise ValidationError(_text("Give an e-mail address or a phone number."))
        seen, successor = {self.pk} - {None}, self.successor
        while successor is not None:
            if successor.pk in seen:
                raise ValidationError(
                    {"successor": _text("“%(term)s” leads back to this one.") % {"term": self.successor}}
                )
            seen.add(successor.pk)
            successor = successor.successor

    def on(self, day: date) -> Self | None:
        """Who answers on ``day``: this contact, a successor, or None when the general contact has to."""
        contact: Self | None = self
        seen: set[int | None] = set()
        while contact is not None and contact.ends_on is not None and contact.ends_on <= day:
            if contact.pk in seen:
                return None
            seen.add(contact.pk)
            contact = cast("Self | None", contact.successor)
        return contact


def current_contact(*contacts: Contact | None) -> Contact | None:
    """The first of these contacts, or who took over from them, that answers today."""
    today = timezone.localdate()
    for contact in contacts:
        if contact is not None and (current := contact.on(today)) is not None:
            return current
    return None
