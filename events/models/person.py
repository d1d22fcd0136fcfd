"""People who have a part in a meeting: by what they are, and by name only if they agreed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from legro_cms.core.bilingual import Bilingual


class Person(Orderable):
    """Somebody who speaks or helps, of an organisation or on their own."""

    function_nl = models.CharField(
        _("function (Dutch)"), max_length=120, blank=True, help_text=_("For example “onderzoeker gezonde stad”.")
    )
    function_en = models.CharField(_("function (English)"), max_length=120, blank=True)
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("The function is enough."))
    has_consent = models.BooleanField(
        _("agreed to be named"), default=False, help_text=_("Without it a name cannot be kept.")
    )
    consent_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which the name may be shown; then it is taken away."),
    )

    function = Bilingual("function")

    person_panels = [
        FieldRowPanel([FieldPanel("function_nl"), FieldPanel("function_en")]),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("has_consent"), FieldPanel("consent_until")]),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Name, function and organisation as far as they may be shown, in the active language."""
        return ", ".join(part for part in (self.shown_name, self.position) if part)

    @property
    def position(self) -> str:
        """Function and organisation, in the active language: what the search may know of a person."""
        organisation = self.organisation.resolved.name if self.organisation is not None else ""
        return ", ".join(part for part in (self.function, organisation) if part)

    @property
    def shown_name(self) -> str:
        """The name, as long as this person agrees to be named (Europe/Amsterdam)."""
        holds = self.consent_until is None or timezone.localdate() <= self.consent_until
        return self.name if self.has_consent and holds else ""

    def clean(self) -> None:
        """Refuse a name without consent or without its end, and a row that says nothing of anybody."""
        super().clean()
        if self.name and not self.has_consent:
            raise ValidationError({"has_consent": _text("Does this person agree to be named on the site?")})
        if self.name and self.consent_until is None:
            raise ValidationError({"consent_until": _text("Until which day may the name be shown?")})
        if self.is_nobody():
            raise ValidationError({"function_nl": _text("Say at least which function or organisation it is.")})

    def is_nobody(self) -> bool:
        """Whether the row names neither a function nor an organisation nor a name."""
        return not (self.name or self.function_nl or self.function_en or self.organisation_id)
