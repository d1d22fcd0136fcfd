"""What a colleague can take over: plans, letters, drawings."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from legro_cms.core.bilingual import Bilingual


class CaseMaterial(Orderable):
    """A document of this site, or a link to one elsewhere."""

    page = ParentalKey("casebook.CasePage", on_delete=models.CASCADE, related_name="case_materials")
    document = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_materials",
    )
    url = models.URLField(_("address elsewhere"), blank=True)
    title_nl = models.CharField(_("title (Dutch)"), max_length=160, blank=True)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)

    title = Bilingual("title")

    panels = [
        FieldPanel("document"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("title_nl"), FieldPanel("title_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def __str__(self) -> str:
        return self.shown_title

    @property
    def shown_title(self) -> str:
        """The title given here, else the document's own."""
        return self.title or (self.document.shown_title if self.document else self.url)

    def clean(self) -> None:
        """Ask for a document or an address, and for a title where the address has none."""
        super().clean()
        if bool(self.document_id) == bool(self.url):
            raise ValidationError(_text("Choose a document or give an address, not both."))
        if self.url and not self.title_nl and not self.title_en:
            raise ValidationError({"title_nl": _text("Say what stands at this address.")})
