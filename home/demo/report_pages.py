"""Making the session reports that are missing."""

from datetime import date
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from casebook.models import CasePage
from events.models import ReportCase, ReportIndexPage, ReportPerspective, ReportPresentation, SessionReportPage
from home.demo import blocks, dates, event_pages, files, uploads
from home.demo.files import Row
from home.demo.publishing import number_rows, publish

SOURCE = "nl"
WORDS = (
    "title",
    "summary",
    "question",
    "outcome",
    "discussion",
    "learning_experience",
    "research",
    "policy",
    "practice",
)


@transaction.atomic
def make_reports(today: date) -> list[Page]:
    """Make and publish the missing reports in Dutch, all or none; one whose meeting is gone stays away."""
    made: list[Page] = []
    for row in files.reports():
        page = in_language(row, SOURCE)
        index = ReportIndexPage.objects.get(locale=page.locale)
        page.event = event_pages.source_of(row["event"])
        if page.event is None or report_in(row, page.locale) or page.slug_is_taken(page.slug, index):
            continue
        set_facts(page, row, today)
        number_rows(page)
        index.add_child(instance=page)
        publish(page)
        made.append(page)
    return made


def in_language(row: Row, language: str) -> SessionReportPage:
    """An unsaved report with the words of one language."""
    words = row[language]
    return SessionReportPage(
        locale=Locale.objects.get(language_code=language),
        translation_key=files.report_key(row["slug"]),
        slug=row["slug"],
        live=False,
        learning_levels=[
            {"type": "level", "value": level, "id": files.block_id(row["slug"], "level", number)}
            for number, level in enumerate(words["learning_levels"])
        ],
        body=blocks.body(row["body"], language, row["slug"]),
        **{name: words[name] for name in WORDS},
    )


def set_facts(page: SessionReportPage, row: Row, today: date) -> None:
    """Presentations, perspectives and the cases that were mapped, as far as these exist."""
    page.first_published_at = dates.published_at(row, today)
    keys = [files.case_key(slug) for slug in row["cases"]]
    cases = {case.translation_key: case for case in CasePage.objects.filter(translation_key__in=keys) if case.is_source}
    rows: dict[str, Any] = {
        "presentations": [presentation(fields) for fields in row["presentations"]],
        "perspectives": [ReportPerspective(**fields) for fields in row["perspectives"]],
        "report_cases": [ReportCase(case=cases[key]) for key in keys if key in cases],
    }
    for name, value in rows.items():
        setattr(page, name, value)


def presentation(fields: Row) -> ReportPresentation:
    """One presentation, with its slides if there are any."""
    slides = uploads.document(fields["slides"]) if "slides" in fields else None
    return ReportPresentation(**{**fields, "slides": slides})


def report_in(row: Row, locale: Locale) -> SessionReportPage | None:
    """A report's page in one language."""
    return SessionReportPage.objects.filter(translation_key=files.report_key(row["slug"]), locale=locale).first()


def untranslated() -> list[tuple[Page, Page]]:
    """Dutch reports without an English one, each with an unsaved page of the English words."""
    dutch, english = (Locale.objects.get(language_code=code) for code in files.LANGUAGES)
    return [
        (source, in_language(row, "en"))
        for row in files.reports()
        if (source := report_in(row, dutch)) is not None and report_in(row, english) is None
    ]
