"""Presentations given at a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from events.models.person import Person
from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models import CustomDocument


class ReportPresentation(Person):
    """What somebody told, with the slides."""

    page = ParentalKey("events.SessionReportPage", on_delete=models.CASCADE, related_name="presentations")
    title_nl = models.CharField(_("title (Dutch)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    slides = models.ForeignKey(
        CustomDocument,
        verbose_name=_("slides"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="presentations",
    )

    title = Bilingual("title")

    panels = [
        FieldRowPanel([FieldPanel("title_nl"), FieldPanel("title_en")]),
        *Person.person_panels,
        FieldPanel("slides"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("presentation")
        verbose_name_plural = _("presentations")

    def __str__(self) -> str:
        return self.title

    def is_nobody(self) -> bool:
        """The title says enough where nobody noted who spoke."""
        return False
