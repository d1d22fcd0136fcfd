"""Approaches: ways of working that several cases and visits share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models.term import Term
from legro_cms.core.works import Dimension


class Approach(Term):
    """A named way of working, such as the healthy living room, with the organisation that brought it."""

    dimension = Dimension.APPROACH

    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="approaches",
        help_text=_("Who brought the approach."),
    )
    description_nl = models.TextField(_("description (Dutch)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    description = Bilingual("description")

    class Meta(Term.Meta):
        verbose_name = _("approach")
        verbose_name_plural = _("approaches")
