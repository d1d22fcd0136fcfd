"""Organisations that take part in the network or in its cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is."""

    MUNICIPALITY = "municipality", _("Municipality")
    NATIONAL = "national", _("National organisation or ministry")
    HEALTH_SERVICE = "health-service", _("Health service or care")
    KNOWLEDGE = "knowledge", _("Knowledge institute")
    RESIDENTS = "residents", _("Residents’ organisation")
    EDUCATION = "education", _("School or childcare")
    NETWORK = "network", _("Network")
    ADVISER = "adviser", _("Adviser")
    BUSINESS = "business", _("Business")
    OTHER = "other", _("Other")


class OrganisationRelation(models.TextChoices):
    """How an organisation relates to the network."""

    PARTNER = "partner", _("Partner of the network")
    WEBINARS = "webinars", _("Organises the webinars with it")
    APPROACH = "approach", _("Brings an approach")
    EXPERT = "expert", _("Guides the learning circle")
    MUNICIPALITY = "municipality", _("Municipality of the province")
    NONE = "none", _("Takes part in a case only")


class Organisation(Term):
    """An organisation, named once for all cases, events and the list of partners."""

    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER)
    relation = models.CharField(
        _("relation to the network"),
        max_length=20,
        choices=OrganisationRelation.choices,
        default=OrganisationRelation.NONE,
    )
    website = models.URLField(_("website"), blank=True)
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text=_("Where the organisation is itself a municipality or belongs to one."),
    )

    class Meta(Term.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
