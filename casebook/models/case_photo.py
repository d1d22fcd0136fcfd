"""Photos of a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from legro_cms.core.bilingual import Bilingual


class CasePhoto(Orderable):
    """A picture with its caption in both languages; the first one stands at the top of the page."""

    page = ParentalKey("casebook.CasePage", on_delete=models.CASCADE, related_name="case_photos")
    image = models.ForeignKey(
        "core.CustomImage", verbose_name=_("picture"), on_delete=models.PROTECT, related_name="case_photos"
    )
    caption_nl = models.CharField(_("caption (Dutch)"), max_length=250, blank=True)
    caption_en = models.CharField(_("caption (English)"), max_length=250, blank=True)

    caption = Bilingual("caption")

    panels = [FieldPanel("image"), FieldRowPanel([FieldPanel("caption_nl"), FieldPanel("caption_en")])]

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.caption or str(self.image)
