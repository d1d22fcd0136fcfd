"""Cases that were mapped at a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class ReportCase(Orderable):
    """An example that a session put on the map; its case then names the session."""

    page = ParentalKey("events.SessionReportPage", on_delete=models.CASCADE, related_name="report_cases")
    case = models.ForeignKey(
        "casebook.CasePage", verbose_name=_("case"), on_delete=models.CASCADE, related_name="report_cases"
    )

    panels = [FieldPanel("case")]

    class Meta(Orderable.Meta):
        verbose_name = _("mapped case")
        verbose_name_plural = _("mapped cases")

    def __str__(self) -> str:
        return str(self.case)
