"""Places where people meet."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term


class Location(Term):
    """A building or spot with an address, for meetings of the network."""

    street_address = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    town = models.CharField(_("town or village"), max_length=80, blank=True)
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="locations",
    )

    class Meta(Term.Meta):
        verbose_name = _("location")
        verbose_name_plural = _("locations")
