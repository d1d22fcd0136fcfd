"""Instruments: which legal or financial means were used."""

from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term
from legro_cms.core.works import Dimension


class Instrument(Term):
    """An instrument of the Omgevingswet (environment and planning act) or another means of a municipality."""

    dimension = Dimension.INSTRUMENT

    class Meta(Term.Meta):
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
