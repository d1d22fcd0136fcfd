"""What somebody who is typing may be looking for. The database answers, whichever engine answers searches.

Titles come from a table made for it, words of the glossary from a column; themes and municipalities are known. So an
answer takes four statements, and what editors save is suggested at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from legro_cms.core.languages import links_for
from legro_cms.core.models import work_models
from search.models import TitleStart
from search.starts import start_of
from search.suggested_terms import Source, Suggestion, terms_beginning_with

LEAST_LETTERS = 2
MOST = 8
_READ = 3 * MOST
"""Rows of beginnings that are read for the titles: several words of one title may begin with what was typed."""

LABELS: Mapping[Source, Promise] = {
    Source.TITLE: _("Pages"),
    Source.THEME: _("Themes"),
    Source.MUNICIPALITY: _("Municipalities"),
    Source.GLOSSARY: _("Words to search for"),
}


@dataclass(frozen=True)
class Group:
    """Suggestions from one source."""

    source: Source
    label: str | Promise
    suggestions: Sequence[Suggestion]


def suggest(text: str, language: str) -> list[Group]:
    """At most eight suggestions for what a reader of ``language`` has typed so far, each source getting its share.

    What was typed must be the beginning of a word, and of those after it; two letters are the least.
    """
    typed = start_of(text)
    if len(typed.decode(errors="ignore")) < LEAST_LETTERS:
        return []
    found = {Source.TITLE: _titles(typed, language), **terms_beginning_with((typed,), language)}
    shares = _shares({source: len(suggestions) for source, suggestions in found.items()})
    return [Group(one, LABELS[one], found[one][: shares[one]]) for one in Source if shares[one]]


def _titles(typed: bytes, language: str) -> list[Suggestion]:
    """Pages, those first whose title begins with what was typed: a stretch of the index, and their addresses."""
    rows = (
        TitleStart.objects.filter(language=language, key__gte=typed, key__lt=typed + b"\xff", entry__is_public=True)
        .order_by("key", "entry")
        .values_list("entry__translation_key", "entry__kind", f"entry__title_key_{language}")[:_READ]
    )
    in_order = sorted(rows, key=lambda row: not bytes(row[2]).startswith(typed))
    kinds = dict(islice({key: kind for key, kind, _title in in_order}.items(), MOST))
    links = links_for(kinds, language)
    names = {model.kind: str(model._meta.verbose_name) for model in work_models()}
    return [
        Suggestion(link.title, link.url, link.text_language, names.get(kind, ""))
        for key, kind in kinds.items()
        if (link := links.get(key)) is not None
    ]


def _shares(found: Mapping[Source, int]) -> dict[Source, int]:
    """How many each source may show: one more each by turns, until there are eight or no more."""
    shares = dict.fromkeys(Source, 0)
    while hungry := [one for one in Source if shares[one] < found[one]][: MOST - sum(shares.values())]:
        for source in hungry:
            shares[source] += 1
    return shares
