"""What the search is told of a case."""

from typing import TYPE_CHECKING

from django.utils import timezone
from wagtail.rich_text import get_text_for_indexing

from casebook.choices import CaseStatus
from legro_cms.core.describing import as_lines, lineage, names, slugs, stream_parts
from legro_cms.core.works import Dimension, WorkFacts, WorkText

if TYPE_CHECKING:
    from casebook.models import CasePage

RICH_TEXT = (
    "problem",
    "approach",
    "result",
    "did_not_work",
    "success_factors",
    "obstacles",
    "works_only_if",
)


def case_text(page: "CasePage") -> WorkText:
    """The words of a case's page, with the rows of the source that have a text in the page's language."""
    language = page.locale.language_code
    rich = [get_text_for_indexing(getattr(page, name)) for name in RICH_TEXT]
    facts = page.facts
    rows = [getattr(row, f"text_{language}") for row in facts.case_results.all()]
    rows += [getattr(row, f"caption_{language}") for row in facts.case_photos.all()]
    parts = [*rich, *stream_parts(page, "lessons", "body"), page.funding, page.people_needed, *rows]
    return WorkText(title=page.title, summary=page.summary, body=as_lines(parts))


def case_facts(page: "CasePage") -> WorkFacts:
    """The facts of a case, as values to filter by and names to search for."""
    themes = lineage(page.themes.all())
    places = list(page.case_places.all())
    towns = [town for place in places for town in place.municipalities()]
    terms: dict[str, frozenset[str]] = {
        Dimension.THEME: slugs(themes),
        Dimension.MUNICIPALITY: slugs(towns),
        Dimension.STATUS: frozenset([page.status] if page.status else []),
        Dimension.YEAR: frozenset(str(year) for year in years(page)),
        Dimension.TARGET_GROUP: slugs(lineage(page.target_groups.all())),
        Dimension.INSTRUMENT: slugs(lineage(page.instruments.all())),
        Dimension.APPROACH: slugs(lineage(page.approaches.all())),
        Dimension.SIZE: frozenset([page.size_class.value]),
        Dimension.COST: frozenset([page.cost_class.value]),
    }
    spots = [name for place in places for name in (place.village, place.place_name) if name]
    return WorkFacts(terms=terms, names=names([*towns, *themes], spots, ("country", places)))


def years(page: "CasePage") -> range:
    """Every year that the case belongs to; one that still runs belongs to all years up to this one.

    Of a case that is over and whose last year nobody wrote down, only the first is known.
    """
    if page.start_year is None:
        return range(0)
    is_over = page.status in (CaseStatus.DONE, CaseStatus.STOPPED)
    last = page.end_year or (page.start_year if is_over else max(page.start_year, timezone.localdate().year))
    return range(page.start_year, last + 1)
