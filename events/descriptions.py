"""What the search is told of meetings, learning circles and reports."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import translation
from wagtail.rich_text import get_text_for_indexing

from events.dimensions import CIRCLE
from legro_cms.core.bilingual import read
from legro_cms.core.describing import as_lines, lineage, names, slugs, stream_parts
from legro_cms.core.works import Dimension, WorkFacts, WorkText

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage, SessionReportPage


def event_text(page: "EventPage") -> WorkText:
    """The words of a meeting's page, with what was said in its recordings.

    A transcript is found in its own language; in the language that the page was first written in, all of them are.
    Names of people stay out of the search.
    """
    language = page.locale.language_code
    parts = [page.audience, *stream_parts(page, "body")]
    with translation.override(language):
        parts += [person.position for person in page.facts.people.all()]
    for row in page.facts.recordings.all():
        parts.append(read(row, "title", language))
        if page.is_source or row.language == language:
            parts.append(get_text_for_indexing(row.transcript))
    return work_text(page, parts)


def circle_text(page: "LearningCirclePage") -> WorkText:
    """The words of a learning circle."""
    rich = [get_text_for_indexing(text) for text in (page.goals, page.eligibility, page.conditions)]
    return work_text(page, [*rich, *stream_parts(page, "questions", "body")])


def report_text(page: "SessionReportPage") -> WorkText:
    """The words of a report, with the rows of the source that have a text in the page's language."""
    language = page.locale.language_code
    fields = ("question", "outcome", "discussion", "learning_experience", "research", "policy", "practice")
    rich = [get_text_for_indexing(getattr(page, name)) for name in fields]
    with translation.override(language):
        rows = [f"{read(row, 'title', language)} {row.position}" for row in page.facts.presentations.all()]
    rows += [read(row, "name", language) for row in page.facts.perspectives.all()]
    return work_text(page, [*rich, *stream_parts(page, "learning_levels", "body"), *rows])


def work_text(page: Any, parts: Iterable[str]) -> WorkText:
    """Title, summary and everything else."""
    return WorkText(title=page.title, summary=page.summary, body=as_lines(parts))


def event_facts(page: "EventPage") -> WorkFacts:
    """The facts of a meeting, as values to filter by and names to search for."""
    themes = lineage(page.themes.all())
    location = None if page.location is None else page.location.resolved
    place = location.municipality if page.municipality is None and location is not None else page.municipality
    towns = lineage([place] if place is not None else [])
    approaches = lineage(page.approaches.all())
    called = [one.resolved for one in (location, page.series) if one is not None]
    named = [*towns, *themes, *approaches, *lineage(page.hosts.all()), *called]
    return WorkFacts(
        terms={
            Dimension.EVENT_KIND: frozenset([page.event_kind] if page.event_kind else []),
            Dimension.THEME: slugs(themes),
            Dimension.MUNICIPALITY: slugs(towns),
            Dimension.TARGET_GROUP: slugs(lineage(page.target_groups.all())),
            Dimension.APPROACH: slugs(approaches),
            Dimension.YEAR: years(page.first_day, page.last_day),
        },
        names=names(named, [page.place_name]),
        starts=page.when.first,
        ends=page.when.last,
        starts_at=page.when.begun_by,
        is_dated=True,
    )


def circle_facts(page: "LearningCirclePage") -> WorkFacts:
    """The facts of a learning circle; it lasts from its first meeting to its last."""
    themes = lineage(page.themes.all())
    programme = page.programme
    named = [*themes, *lineage(page.hosts.all()), *lineage(page.experts.all())]
    return WorkFacts(
        terms={
            Dimension.EVENT_KIND: frozenset([CIRCLE]),
            Dimension.THEME: slugs(themes),
            Dimension.TARGET_GROUP: slugs(lineage(page.target_groups.all())),
            Dimension.YEAR: frozenset().union(*(years(when.first, when.last) for when in programme.dates)),
        },
        names=names(named),
        starts=programme.first_day,
        ends=programme.last_day,
        is_dated=True,
    )


def report_facts(page: "SessionReportPage") -> WorkFacts:
    """A report is filed and found under what its meeting is filed under."""
    if page.event is None:
        return WorkFacts()
    facts = event_facts(page.event)
    kept = {name: values for name, values in facts.terms.items() if name != Dimension.EVENT_KIND}
    return WorkFacts(kept, facts.names, facts.starts, facts.ends, facts.starts_at, facts.is_dated)


def years(first: date | None, last: date | None) -> frozenset[str]:
    """Every year that the days lie in; none when no date is known."""
    if first is None or last is None:
        return frozenset()
    return frozenset(str(year) for year in range(first.year, last.year + 1))
