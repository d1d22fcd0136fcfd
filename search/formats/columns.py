"""The columns of a table of works, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from legro_cms.core.bilingual import language_codes
from legro_cms.core.models import work_models
from legro_cms.core.works import Dimension
from search.dimensions import Choices, load
from search.engines import get_engine
from search.query import SearchQuery
from search.records import Record, read_entries, read_records
from search.results import Found

FACTS = (
    Dimension.MUNICIPALITY,
    Dimension.THEME,
    Dimension.STATUS,
    Dimension.YEAR,
    Dimension.TARGET_GROUP,
    Dimension.SIZE,
    Dimension.COST,
)
"""Facts that have a column, under the name that their filter has."""
MAX_ROWS = 5_000
"""Works in a table; who needs all of a larger site asks the API, page by page."""

Cell = str | date | None


@dataclass(frozen=True)
class Column:
    """A column with its heading and its width in characters."""

    label: str
    width: int
    read: Callable[[Record], Cell]


@dataclass(frozen=True)
class Table:
    """The works that were found, a row each; the columns are in their reader's language."""

    columns: Sequence[Column]
    choices: Sequence[Choices]
    found: Found
    language: str

    def rows(self) -> Iterator[list[Cell]]:
        """The rows in order; works are read in batches of a constant number of queries."""
        for entries in read_entries(self.found.keys):
            for record in read_records(entries, self.choices, self.language):
                yield [column.read(record) for column in self.columns]


def make_table(request: HttpRequest, query: SearchQuery) -> Table:
    """The table of all works that a query finds, whatever page it was asked on; its language has to be the active one.

    It plans and searches once, however many works there are.
    """
    found = get_engine().find(query.replace(per_page=MAX_ROWS, facets=()))
    return Table(_columns(request, query.language, choices := load(FACTS)), choices, found, query.language)


def _columns(request: HttpRequest, language: str, choices: Sequence[Choices]) -> list[Column]:
    kinds = {model.kind: capfirst(str(model._meta.verbose_name)) for model in work_models()}
    languages = {code: capfirst(str(get_language_info(code)["name_translated"])) for code in language_codes()}

    def words(record: Record, place: int) -> str:
        return record.entry.words_in(record.entry.text_language(language))[place]

    def facts(one: Choices) -> Iterator[Column]:
        yield Column(str(one.dimension.label), 24, lambda record: _facts(record, one.name))
        if one.name == Dimension.MUNICIPALITY:
            yield Column(_("CBS code"), 14, lambda record: _codes(record, one.name))

    return [
        Column(_("Title"), 48, lambda record: words(record, 0)),
        Column(_("Summary"), 80, lambda record: words(record, 1)),
        Column(_("Kind"), 18, lambda record: kinds[record.entry.kind]),
        *(column for one in choices for column in facts(one)),
        Column(_("Date, at the earliest"), 14, lambda record: record.entry.starts),
        Column(_("Date, at the latest"), 14, lambda record: record.entry.ends),
        Column(_("Address"), 60, lambda record: request.build_absolute_uri(record.links[language].url)),
        Column(_("Language"), 14, lambda record: languages[record.entry.text_language(language)]),
        Column(_("Last changed"), 14, lambda record: _day(record, language)),
    ]


def _facts(record: Record, name: str) -> str:
    options = record.facts[name]
    if name == Dimension.YEAR:
        return ", ".join(_spans(sorted(int(option.value) for option in options)))
    return "; ".join(option.label for option in options)


def _codes(record: Record, name: str) -> str:
    """What other tables know the values by: GM1979 is what Statistics Netherlands calls Eemsdelta."""
    return "; ".join(option.code for option in record.facts[name])


def _spans(years: list[int]) -> Iterator[str]:
    """Years that follow each other as one: 2019, 2021–2024."""
    for _gap, run in groupby(enumerate(years), lambda pair: pair[1] - pair[0]):
        first, *others = [year for _place, year in run]
        yield f"{first}–{others[-1]}" if others else str(first)


def _day(record: Record, language: str) -> date | None:
    changed = record.changed_for(language)
    return None if changed is None else timezone.localdate(changed)
