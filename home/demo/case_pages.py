"""Making the invented cases that are missing."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from casebook.models import (
    CaseIndexPage,
    CaseMaterial,
    CasePage,
    CaseParticipant,
    CasePhoto,
    CasePlace,
    CaseRelation,
    CaseResult,
)
from home.demo import blocks, files, uploads
from home.demo.files import Row
from home.demo.publishing import publish
from home.demo.vocabulary import contact, municipality
from legro_cms.core.models import Approach, Instrument, Organisation, TargetGroup, Theme

WORDS = (
    "title",
    "summary",
    "problem",
    "approach",
    "result",
    "did_not_work",
    "success_factors",
    "obstacles",
    "works_only_if",
    "funding",
    "people_needed",
)
FACTS = (
    "status",
    "start_year",
    "end_year",
    "inhabitants",
    "cost_once_min",
    "cost_once_max",
    "cost_yearly_min",
    "cost_yearly_max",
    "price_year",
    "own_hours",
    "lead_time_months",
    "would_do_again",
    "review_date",
)


@transaction.atomic
def make_cases() -> list[Row]:
    """Make and publish the missing cases, all or none; returns their rows."""
    new = [(row, page) for row in files.cases() if (page := add_draft(row)) is not None]
    others = {row["slug"]: source_of(row) for row in files.cases()}
    for row, page in new:
        for name, value in facts_of(row).items():
            setattr(page, name, value)
        connect(page, row, others)
        publish(page)
    return [row for row, _page in new]


def add_draft(row: Row) -> CasePage | None:
    """A draft of the words below the casebook, so that others can name it; None when it or its address is there."""
    page = in_language(row, row["source_language"])
    index = CaseIndexPage.objects.get(locale=page.locale)
    if case_in(row, page.locale) is not None or page.slug_is_taken(page.slug, index):
        return None
    index.add_child(instance=page)
    return page


def in_language(row: Row, language: str) -> CasePage:
    """An unsaved page with the words of one language."""
    words = row[language]
    return CasePage(
        locale=Locale.objects.get(language_code=language),
        translation_key=files.case_key(row["slug"]),
        slug=row["slug"],
        live=False,
        lessons=blocks.lessons(words["lessons"], row["slug"]),
        body=blocks.body(row.get("body", []), language, row["slug"]),
        **{name: words.get(name, "") for name in WORDS},
    )


def facts_of(row: Row) -> dict[str, Any]:
    """Everything that the languages share, except what names another case."""
    return {name: row[name] for name in FACTS if name in row} | {
        "is_example": row["example"],
        "first_published_at": datetime.combine(row["published"], time(9), tzinfo=UTC),
        "contact": contact(row["contact"]),
        "themes": Theme.objects.filter(slug__in=row["themes"]),
        "target_groups": TargetGroup.objects.filter(slug__in=row.get("target_groups", [])),
        "instruments": Instrument.objects.filter(slug__in=row.get("instruments", [])),
        "approaches": Approach.objects.filter(slug__in=row.get("approaches", [])),
        "case_places": [place(fields) for fields in row["places"]],
        "case_participants": [participant(fields) for fields in row["participants"]],
        "case_results": [CaseResult(**fields) for fields in row["results"]],
        "case_photos": [photo(fields) for fields in row.get("photos", [])],
        "case_materials": [CaseMaterial(document=uploads.document(fields)) for fields in row.get("materials", [])],
    }


def place(fields: Row) -> CasePlace:
    """One place of a case, in the province or elsewhere."""
    return CasePlace(
        municipality=municipality(fields.get("municipality")),
        present_municipality=municipality(fields.get("present_municipality")),
        village=fields.get("village", ""),
        place_name=fields.get("place_name", ""),
        country_nl=fields.get("country_nl", ""),
        country_en=fields.get("country_en", ""),
    )


def participant(fields: Row) -> CaseParticipant:
    """One organisation that took part in a case."""
    return CaseParticipant(organisation=Organisation.objects.get(slug=fields["organisation"]), role=fields["role"])


def photo(fields: Row) -> CasePhoto:
    """One drawing of a case with its captions."""
    return CasePhoto(image=uploads.image(fields), caption_nl=fields["caption_nl"], caption_en=fields["caption_en"])


def connect(page: CasePage, row: Row, others: Mapping[str, CasePage | None]) -> None:
    """Name the other cases that this one belongs with, as far as they exist."""
    page.adopted_from = others[row["adopted_from"]] if "adopted_from" in row else None
    related = [others[slug] for slug in row["related"]]
    page.case_relations.set([CaseRelation(case=case) for case in related if case is not None])


def source_of(row: Row) -> CasePage | None:
    """The page on which a case was first written."""
    return case_in(row, Locale.objects.get(language_code=row["source_language"]))


def case_in(row: Row, locale: Locale) -> CasePage | None:
    """A case's page in one language."""
    return CasePage.objects.filter(translation_key=files.case_key(row["slug"]), locale=locale).first()


def untranslated() -> list[tuple[Page, Page]]:
    """Sources of which the translation is written but has no page yet, each with an unsaved page of its words."""
    pairs: list[tuple[Page, Page]] = []
    for row in files.cases():
        for language in files.LANGUAGES:
            source = source_of(row) if language in row and language != row["source_language"] else None
            if source is not None and case_in(row, Locale.objects.get(language_code=language)) is None:
                pairs.append((source, in_language(row, language)))
    return pairs
