"""What a case led to, and how firmly that is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from casebook.choices import Certainty
from legro_cms.core.bilingual import Bilingual


class CaseResult(Orderable):
    """One result in both languages, since its number is the same in each."""

    page = ParentalKey("casebook.CasePage", on_delete=models.CASCADE, related_name="case_results")
    text_nl = models.CharField(
        _("result (Dutch)"),
        max_length=250,
        help_text=_("One sentence with its number, for example “41 of the 52 benches are used every day”."),
    )
    text_en = models.CharField(_("result (English)"), max_length=250, blank=True)
    certainty = models.CharField(_("known how"), max_length=20, choices=Certainty.choices)
    source_nl = models.CharField(
        _("source (Dutch)"),
        max_length=250,
        blank=True,
        help_text=_("Who counted or said so, and when; needed for something measured."),
    )
    source_en = models.CharField(_("source (English)"), max_length=250, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)

    text = Bilingual("text")
    source = Bilingual("source")

    panels = [
        FieldRowPanel([FieldPanel("text_nl"), FieldPanel("text_en")]),
        FieldPanel("certainty"),
        FieldRowPanel([FieldPanel("source_nl"), FieldPanel("source_en")]),
        FieldPanel("source_url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("result")
        verbose_name_plural = _("results")

    def __str__(self) -> str:
        return self.text
