"""Reading a case's facts for its page in as few queries as they need, however many rows there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.languages import WorkLink, links_to, with_pages_above
from legro_cms.core.models import Contact, SiteSettings

if TYPE_CHECKING:
    from casebook.models import CasePage

TERM_FIELDS = ("themes", "target_groups", "instruments")


@dataclass(frozen=True, slots=True)
class TermName:
    """A term as readers see it: the one that stands for it today."""

    slug: str
    name_nl: str
    name_en: str

    name = Bilingual("name")


def is_drafted(page: "CasePage", name: str) -> bool:
    """Whether the page brings a list of its own along instead of the one in the database."""
    return page.pk is None or name in (getattr(page, "_cluster_related_objects", None) or {})


def case_terms(page: "CasePage") -> dict[str, list[TermName]]:
    """Themes, target groups and instruments of a case, each once and in the editors' order.

    A draft brings its own along; of a saved page the three lists are read in one query.
    """
    if any(is_drafted(page, name) for name in TERM_FIELDS):
        rows = [
            (name, term.slug, term.name_nl, term.name_en)
            for name in TERM_FIELDS
            for term in (one.resolved for one in getattr(page, name).all())
        ]
    else:
        first, *others = (_named_terms(page, name) for name in TERM_FIELDS)
        rows = [row[1:] for row in first.union(*others).order_by("position", "shown_nl")]
    terms: dict[str, list[TermName]] = {name: [] for name in TERM_FIELDS}
    for name, *columns in dict.fromkeys(rows):
        terms[name].append(TermName(*columns))
    return terms


def _named_terms(page: "CasePage", name: str) -> QuerySet:
    model: Any = page._meta.get_field(name).related_model
    return (
        model.objects.filter(cases=page)
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


def load_facts(page: "CasePage", request: HttpRequest) -> None:
    """Read the rows of facts of a source page, with what each of them points at: one query a list.

    A page that was never saved, as in the preview of a new one, carries its rows along.
    """
    from casebook.models import CaseMaterial, CaseParticipant, CasePhoto, CasePlace

    page.site_settings = SiteSettings.load(request_or_site=request)
    if page.contact_id is not None:
        page.contact = Contact.objects.select_related("organisation", "successor").get(pk=page.contact_id)
    if page.pk is None:
        return
    lists: list[tuple[str, QuerySet]] = [
        ("case_places", CasePlace.objects.select_related("municipality", "present_municipality")),
        ("case_participants", CaseParticipant.objects.select_related("organisation__merged_into")),
        ("case_photos", CasePhoto.objects.select_related("image")),
        ("case_materials", CaseMaterial.objects.select_related("document")),
    ]
    prefetch_related_objects([page], *(Prefetch(name, queryset=rows) for name, rows in lists), "case_results")
    towns = [place.municipality for place in page.case_places.all() if place.municipality is not None]
    prefetch_related_objects([town for town in towns if town.is_former], "successors")


def case_links(page: "CasePage", language: str) -> dict[str, list[WorkLink]]:
    """Public cases that readers of this one should know, by the reason why; one query."""
    from casebook.models import CasePage, CaseRelation

    related: Any = CaseRelation.objects.filter(page=page.pk).values("case")
    if is_drafted(page, "case_relations"):
        related = [row.case_id for row in page.case_relations.all()]
    adopters = CasePage.objects.filter(adopted_from__isnull=False, adopted_from=page.pk)
    reasons = {
        "related": Q(pk__in=related),
        "adopted_from": Q(pk=page.adopted_from_id),
        "adopted_by": Q(pk__in=adopters.values("pk")),
    }
    named = reasons["related"] | reasons["adopted_from"] | reasons["adopted_by"]
    pages = list(with_pages_above(named).annotate(**{name: _is_among(reason) for name, reason in reasons.items()}))
    links = links_to(pages, language)
    return {
        name: list(
            dict.fromkeys(
                links[key] for page in pages if getattr(page, name) and (key := page.translation_key) in links
            )
        )
        for name in reasons
    }


def _is_among(reason: Q) -> Exists:
    from casebook.models import CasePage

    return Exists(CasePage.objects.filter(reason, translation_key=OuterRef("translation_key")))
