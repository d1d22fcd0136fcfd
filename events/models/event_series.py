"""Meetings that return."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models import Term


class EventSeries(Term):
    """A row of meetings under one name, such as the webinars of every first Thursday."""

    description_nl = models.TextField(_("description (Dutch)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    description = Bilingual("description")

    class Meta(Term.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")
