"""Reading a case's facts for its page in as few queries as they need, however many rows there are."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.http import HttpRequest
from wagtail.models import Page

from legro_cms.core.languages import WorkLink, links_to, with_pages_above
from legro_cms.core.shown_terms import is_drafted

if TYPE_CHECKING:
    from casebook.models import CasePage


def load_facts(page: "CasePage", request: HttpRequest) -> None:
    """Read the rows of facts of a source page, with what each of them points at: one query a list.

    A page that was never saved, as in the preview of a new one, carries its rows along.
    """
    from casebook.models import CaseMaterial, CaseParticipant, CasePhoto, CasePlace

    page.load_contact(request)
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


def load_descriptions(pages: "Sequence[CasePage]") -> None:
    """Read what the search is told of these cases, with what their terms were merged into and stand below."""
    from casebook.models import CasePlace

    places = CasePlace.objects.select_related("municipality__merged_into", "present_municipality")
    rows = ("case_results", "case_photos", Prefetch("case_places", queryset=places))
    terms = ("target_groups", "instruments", "approaches")
    merged = (f"{name}__merged_into" for name in terms)
    prefetch_related_objects(pages, *rows, "themes__merged_into", "themes__parent", *merged)
    towns = [place.municipality for page in pages for place in page.case_places.all() if place.municipality is not None]
    prefetch_related_objects([town for town in towns if town.is_former], "successors")
    if pages:
        settings = pages[0].site_settings
        for page in pages:
            page.site_settings = settings


def case_links(page: "CasePage", language: str) -> dict[str, list[WorkLink]]:
    """Public cases and reports that readers of this one should know, by the reason why; one query."""
    from casebook.models import CasePage, CaseRelation

    related: Any = CaseRelation.objects.filter(page=page.pk).values("case")
    if is_drafted(page, "case_relations"):
        related = [row.case_id for row in page.case_relations.all()]
    adopters = CasePage.objects.filter(adopted_from__isnull=False, adopted_from=page.pk)
    reports: Any = [] if page.pk is None else page.report_cases.values("page")
    reasons = {
        "related": Q(pk__in=related),
        "adopted_from": Q(pk=page.adopted_from_id),
        "adopted_by": Q(pk__in=adopters.values("pk")),
        "mapped_in": Q(pk__in=reports),
    }
    named = reduce(or_, reasons.values())
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
    return Exists(Page.objects.filter(reason, translation_key=OuterRef("translation_key")))
