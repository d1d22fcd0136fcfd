"""Parts of which works describe themselves to the search."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.utils import translation

from legro_cms.core.bilingual import language_codes, read
from legro_cms.core.models import BasePage, Term


def stream_parts(page: BasePage, *names: str) -> list[str]:
    """The words of the page's streams in the page's own language, one text a block."""
    with translation.override(page.locale.language_code):
        return [
            str(part)
            for name in names
            for part in page._meta.get_field(name).get_searchable_content(getattr(page, name))  # type: ignore[union-attr]
        ]


def as_lines(parts: Iterable[str]) -> str:
    """The parts that say anything, one a line."""
    return "\n".join(part.strip() for part in parts if part)


def lineage(terms: Iterable[Any]) -> list[Any]:
    """The terms with all those under which a work that carries them is found too."""
    return [found for term in terms for found in term.lineage()]


def slugs(terms: Iterable[Term]) -> frozenset[str]:
    """The slugs of the terms, each once."""
    return frozenset(term.slug for term in terms)


def names(terms: Iterable[Any], others: Iterable[str] = (), *bilingual: tuple[str, Iterable[Any]]) -> dict[str, str]:
    """What a work is found by besides its words, by language: each name once.

    ``terms`` have a ``name`` in both languages, ``others`` are called the same in every language, and ``bilingual``
    are rows with another bilingual attribute, such as ``("country", places)``.
    """
    named = [("name", list(terms)), *((name, list(rows)) for name, rows in bilingual)]
    same = list(others)

    def found(language: str) -> Iterator[str]:
        first, *rest = ([read(row, name, language) for row in rows] for name, rows in named)
        return chain(first, same, *rest)

    return {language: "\n".join(dict.fromkeys(filter(None, found(language)))) for language in language_codes()}
