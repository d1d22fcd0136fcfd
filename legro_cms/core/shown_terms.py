"""The terms of a work as readers see them, read in one query however many vocabularies a work has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Coalesce

from legro_cms.core.bilingual import Bilingual

if TYPE_CHECKING:
    from legro_cms.core.models import BasePage


@dataclass(frozen=True, slots=True)
class TermName:
    """A term as readers see it: the one that stands for it today."""

    slug: str
    name_nl: str
    name_en: str

    name = Bilingual("name")


def is_drafted(page: "BasePage", name: str) -> bool:
    """Whether the page brings a list of its own along instead of the one in the database."""
    return page.pk is None or name in (getattr(page, "_cluster_related_objects", None) or {})


def shown_terms(page: "BasePage") -> dict[str, list[TermName]]:
    """The terms of a work by the names of its ``term_fields``, each once and in the editors' order.

    A draft brings its own along; of a saved page all lists are read in one query.
    """
    names = page.term_fields
    if any(is_drafted(page, name) for name in names):
        rows = [
            (name, term.slug, term.name_nl, term.name_en)
            for name in names
            for term in (one.resolved for one in getattr(page, name).all())
        ]
    else:
        first, *others = (_named_terms(page, name) for name in names)
        rows = [row[1:] for row in first.union(*others).order_by("position", "shown_nl")]
    terms: dict[str, list[TermName]] = {name: [] for name in names}
    for name, *columns in dict.fromkeys(rows):
        terms[name].append(TermName(*columns))
    return terms


def _named_terms(page: "BasePage", name: str) -> QuerySet:
    field: Any = page._meta.get_field(name)
    return (
        field.related_model.objects.filter(**{field.related_query_name(): page})
        .annotate(
            position=Coalesce("merged_into__order", "order"),
            field=Value(name, output_field=CharField()),
            shown=Coalesce("merged_into__slug", "slug"),
            shown_nl=Coalesce("merged_into__name_nl", "name_nl"),
            shown_en=Coalesce("merged_into__name_en", "name_en"),
        )
        .order_by()
        .values_list("position", "field", "shown", "shown_nl", "shown_en")
    )
