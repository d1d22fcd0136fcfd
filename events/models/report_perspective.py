"""Who was there."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.fact_rows import number


class ReportPerspective(Orderable):
    """From which side people looked at the question, and how many of them."""

    page = ParentalKey("events.SessionReportPage", on_delete=models.CASCADE, related_name="perspectives")
    name_nl = models.CharField(_("perspective (Dutch)"), max_length=80, help_text=_("For example “bewoners”."))
    name_en = models.CharField(_("perspective (English)"), max_length=80, blank=True)
    people = models.PositiveSmallIntegerField(
        _("people"), null=True, blank=True, validators=[MinValueValidator(1)], help_text=_("Empty: not counted.")
    )

    name = Bilingual("name")

    panels = [FieldRowPanel([FieldPanel("name_nl"), FieldPanel("name_en"), FieldPanel("people")])]

    class Meta(Orderable.Meta):
        verbose_name = _("perspective")
        verbose_name_plural = _("perspectives")

    def __str__(self) -> str:
        return self.name

    @property
    def head_count(self) -> str:
        """How many they were, in the active language."""
        if self.people is None:
            return _text("not counted")
        return ngettext("%(count)s person", "%(count)s people", self.people) % {"count": number(self.people)}
