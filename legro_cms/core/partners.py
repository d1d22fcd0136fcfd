"""The organisations that a relation connects to the network, counted by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, npgettext_lazy
from wagtail.blocks import MultipleChoiceBlock, StructBlock, StructValue

from legro_cms.core.models import Organisation, OrganisationKind, OrganisationRelation
from legro_cms.core.number_words import in_words

COUNTED = {
    OrganisationKind.MUNICIPALITY: npgettext_lazy("counted", "municipality", "%(words)s municipalities", "number"),
    OrganisationKind.NATIONAL: ngettext_lazy("national organisation", "%(words)s national organisations", "number"),
    OrganisationKind.HEALTH_SERVICE: ngettext_lazy("health service", "%(words)s health services", "number"),
    OrganisationKind.KNOWLEDGE: ngettext_lazy("knowledge institute", "%(words)s knowledge institutes", "number"),
    OrganisationKind.RESIDENTS: ngettext_lazy(
        "residents’ organisation", "%(words)s residents’ organisations", "number"
    ),
    OrganisationKind.EDUCATION: ngettext_lazy("school", "%(words)s schools", "number"),
    OrganisationKind.NETWORK: ngettext_lazy("network", "%(words)s networks", "number"),
    OrganisationKind.ADVISER: ngettext_lazy("adviser", "%(words)s advisers", "number"),
    OrganisationKind.BUSINESS: ngettext_lazy("business", "%(words)s businesses", "number"),
    OrganisationKind.OTHER: ngettext_lazy("other organisation", "%(words)s other organisations", "number"),
}
"""What a heading calls so many organisations of a kind; a single one needs no number."""


@dataclass(frozen=True, slots=True)
class PartnerGroup:
    """The organisations of a kind under a heading such as "Six municipalities"."""

    heading: str
    organisations: tuple[Organisation, ...]


def partner_groups(relations: Iterable[str]) -> list[PartnerGroup]:
    """Organisations of today with one of the relations, by kind in the order of the kinds; one query."""
    order = {kind.value: place for place, kind in enumerate(OrganisationKind)}
    found = sorted(
        Organisation.objects.current().filter(relation__in=list(relations)).by_name(), key=lambda one: order[one.kind]
    )
    return [
        _group(OrganisationKind(kind), tuple(organisations))
        for kind, organisations in groupby(found, key=lambda one: one.kind)
    ]


def _group(kind: OrganisationKind, organisations: tuple[Organisation, ...]) -> PartnerGroup:
    number = len(organisations)
    return PartnerGroup(capfirst(COUNTED[kind] % {"number": number, "words": in_words(number)}), organisations)


def relation_choices() -> list[tuple[str, Any]]:
    """How an organisation may relate to the network, but for those that only took part in a case."""
    return [choice for choice in OrganisationRelation.choices if choice[0] != OrganisationRelation.NONE]


class PartnersBlock(StructBlock):
    """The organisations of the vocabulary by kind, counted; nobody has to keep a list of them by hand."""

    relations = MultipleChoiceBlock(
        label=_("Which organisations"),
        choices=relation_choices,
        widget=CheckboxSelectMultiple,
        default=[OrganisationRelation.PARTNER.value],
        search_index=False,
        help_text=_("By their relation to the network, which stands with each organisation in the vocabulary."),
    )

    class Meta:
        icon = "group"
        label = _("Organisations by kind")
        template = "blocks/partners_block.html"

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add the organisations of today, grouped and counted; one query."""
        return super().get_context(value, parent_context) | {"groups": partner_groups(value["relations"])}
