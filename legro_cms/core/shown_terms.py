"""The terms of a work as readers see them, read in one query however many vocabularies a work has."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce

from legro_cms.core.bilingual import Bilingual

if TYPE_CHECKING:
    from legro_cms.core.models.described_page import DescribedPage


@dataclass(frozen=True, slots=True)
class TermName:
    """A term as readers see it: the one that stands for it today."""

    slug: str
    name_nl: str
    name_en: str

    name = Bilingual("name")


def is_drafted(page: "DescribedPage", name: str) -> bool:
    """Whether the page brings a list of its own along instead of the one in the database."""
    return page.pk is None or name in (getattr(page, "_cluster_related_objects", None) or {})


def shown_terms(page: "DescribedPage") -> dict[str, list[TermName]]:
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


def shown_themes(pages: Iterable["DescribedPage"]) -> dict[int, list[TermName]]:
    """The themes of works of any kind as readers see them, by the key of the page; one query for all of them."""
    by_model: dict[type[DescribedPage], list[int]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page.pk)
    if not by_model:
        return {}
    first, *others = (_themes_by_page(model, pks) for model, pks in by_model.items())
    themes: dict[int, list[TermName]] = defaultdict(list)
    for pk, _position, *columns in dict.fromkeys(first.union(*others).order_by("position", "shown_nl")):
        themes[pk].append(TermName(*columns))
    return themes


def _themes_by_page(model: Any, pks: list[int]) -> QuerySet:
    field = model._meta.get_field("themes")
    rows = field.remote_field.through.objects.filter(**{f"{field.m2m_field_name()}__in": pks})
    return (
        rows.annotate(
            filed=F(field.m2m_field_name()),
            position=Coalesce("theme__merged_into__order", "theme__order"),
            shown=Coalesce("theme__merged_into__slug", "theme__slug"),
            shown_nl=Coalesce("theme__merged_into__name_nl", "theme__name_nl"),
            shown_en=Coalesce("theme__merged_into__name_en", "theme__name_en"),
        )
        .order_by()
        .values_list("filed", "position", "shown", "shown_nl", "shown_en")
    )


def _named_terms(page: "DescribedPage", name: str) -> QuerySet:
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
