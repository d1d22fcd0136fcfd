"""Instruments: which legal or financial means were used."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term
from legro_cms.core.works import Dimension


class Instrument(Term):
    """An instrument of the Omgevingswet (environment and planning act) or another means of a municipality."""

    dimension = Dimension.INSTRUMENT

    is_omgevingswet = models.BooleanField(
        _("of the Omgevingswet"), default=False, help_text=_("One of the core instruments of that act.")
    )

    class Meta(Term.Meta):
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
