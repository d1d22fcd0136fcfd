"""Cases that belong together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class CaseRelation(Orderable):
    """A pointer to another case that readers of this one should know."""

    page = ParentalKey("casebook.CasePage", on_delete=models.CASCADE, related_name="case_relations")
    case = models.ForeignKey(
        "casebook.CasePage", verbose_name=_("case"), on_delete=models.CASCADE, related_name="related_from"
    )

    panels = [FieldPanel("case")]

    class Meta(Orderable.Meta):
        verbose_name = _("related case")
        verbose_name_plural = _("related cases")

    def __str__(self) -> str:
        return str(self.case)
