"""What was asked of a list of works: what its page, its feed and its downloads have in common before any search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext, ngettext

from legro_cms.core.bilingual import active_language
from legro_cms.core.models import work_models
from search.dimensions import Choices, load
from search.query import USUAL_SORTS, SearchQuery, Sort

NameWorks = Callable[[SearchQuery, int], str]


@dataclass(frozen=True)
class Chip:
    """A chosen value, and the search without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class Question:
    """A query with the list at ``base_url`` that it was put to, in the words of its reader.

    ``choices`` are the filters that the list offers; ``name_works`` says what a number of its works is called where a
    kind's own name does not do.
    """

    query: SearchQuery
    choices: Sequence[Choices]
    base_url: str
    name_works: NameWorks | None = None

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        *,
        kinds: Iterable[str] = (),
        dimensions: Iterable[str] = (),
        base_url: str,
        sorts: Sequence[Sort] = USUAL_SORTS,
        periods: bool = False,
        name_works: NameWorks | None = None,
    ) -> Self:
        """The question of a request: ``kinds`` of works (all when empty), with filters for these dimensions.

        ``periods`` splits dated works into what is to come and what is over.
        """
        choices = load(dimensions)
        today = timezone.localdate() if periods else None
        query = SearchQuery.from_params(request.GET, active_language(), kinds, choices, sorts=sorts, today=today)
        return cls(query, choices, base_url, name_works)

    @property
    def url(self) -> str:
        """The address of the page that answers it."""
        return self.query.url(self.base_url)

    @property
    def chips(self) -> list[Chip]:
        """The values that narrow it."""
        return [
            Chip(one.by_value[value].label, self.query.toggle(one.name, value).url(self.base_url))
            for one in self.choices
            for value in self.query.values(one.name)
        ]

    def heading(self, total: int, correction: str | None = None) -> str:
        """What was found, in a line: "14 cases for ‘heat’"."""
        found = gettext("%(count)s %(works)s") % {"count": localize(total), "works": self.works_named(total)}
        if not self.query.text:
            return found
        return gettext("%(found)s for ‘%(text)s’") % {"found": found, "text": correction or self.query.text}

    def works_named(self, count: int) -> str:
        """What a number of the works that are asked for is called: "case", "cases"."""
        if self.name_works:
            return self.name_works(self.query, count)
        models = [model for model in work_models() if model.kind in self.query.kinds]
        if len(models) == 1:
            meta = models[0]._meta
            return str(meta.verbose_name if count == 1 else meta.verbose_name_plural)
        return ngettext("result", "results", count)
