"""Works as they leave the site in another form than its pages: what feeds, downloads and the API say of each.

It is what the pages show to anyone, and nothing else: entries are public or empty, and of people they know nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from legro_cms.core.bilingual import language_codes
from legro_cms.core.languages import WorkLink, links_to, with_pages_above
from search.dimensions import Choices, Option
from search.models import Entry, EntryTerm

BATCH = 500


@dataclass(frozen=True)
class Record:
    """A work with its link for readers of each language, its facts in display order, and when it last changed."""

    entry: Entry
    links: Mapping[str, WorkLink]
    facts: Mapping[str, Sequence[Option]]
    changed: Mapping[str, datetime]

    def changed_for(self, language: str) -> datetime | None:
        """When the page that readers of ``language`` get was last published, or the source with the facts was."""
        shown = (self.entry.text_language(language), self.entry.source_language)
        return max((self.changed[code] for code in shown if code in self.changed), default=None)


def read_entries(keys: Sequence[int]) -> Iterator[list[Entry]]:
    """The works with these keys in their order, in batches; without those that were withdrawn meanwhile."""
    for start in range(0, len(keys), BATCH):
        yield Entry.objects.public().in_order_of(keys[start : start + BATCH])


def read_records(entries: Collection[Entry], choices: Iterable[Choices], language: str | None = None) -> list[Record]:
    """Records of entries in their order, in two queries.

    Left out is a work that has just gone, and one that readers of ``language`` (of any, where none is named) cannot
    reach: a whole language may be closed to the public.
    """
    choices = list(choices)
    held: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names = [one.name for one in choices]
    terms = EntryTerm.objects.filter(entry__in=entries, dimension__in=names)
    for pk, dimension, value in terms.values_list("entry", "dimension", "value"):
        held[pk][dimension].add(value)
    pages = list(with_pages_above(Q(translation_key__in=[entry.translation_key for entry in entries])))
    links = {code: links_to(pages, code) for code in language_codes()}
    reached = links[language].keys() if language else set().union(*links.values())
    changed = _changed(pages)
    return [
        Record(
            entry,
            {code: own[key] for code, own in links.items() if key in own},
            {one.name: shown_options(one, held[entry.pk][one.name]) for one in choices},
            changed[key],
        )
        for entry in entries
        if (key := entry.translation_key) in reached
    ]


def shown_options(choices: Choices, held: Collection[str]) -> list[Option]:
    """The values of a work as its page names them, in display order.

    Entries also carry what those values lead to: the wider themes, and the former name of a municipality.
    """
    options = [option for option in choices.options if option.value in held]
    current = [option for option in options if option.current] or options
    wider = {option.parent for option in current}
    return [option for option in current if option.value not in wider]


def _changed(pages: Iterable[Page]) -> dict[UUID, dict[str, datetime]]:
    changed: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    for page in pages:
        if page.last_published_at is not None:
            changed[page.translation_key][page.locale.language_code] = page.last_published_at
    return changed
