"""Reading a collection: works with their versions' names, and judged queries, a JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from legro_cms.core.works import WorkFacts, WorkText
from search.documents import Work
from search.language import LANGUAGES

Versions = Mapping[str, str]
"""Language to the name of a work's document in it."""


@dataclass(frozen=True)
class JudgedQuery:
    """A question of a visitor on a page in ``language``, with the grades of the documents that answer it."""

    name: str
    language: str
    text: str
    kind: str
    judgements: dict[str, int]


def read_queries(file: Path) -> list[JudgedQuery]:
    """The judged queries of a file: ``id``, ``locale``, ``text``, ``kind``, ``judgements``."""
    return [
        JudgedQuery(row["id"], row["locale"], row["text"], row.get("kind", ""), row["judgements"])
        for row in _rows(file)
    ]


def read_works(file: Path) -> Iterator[tuple[Work, Versions]]:
    """Every work of a file of documents, with the names of its documents.

    A document has ``id``, ``locale``, ``translation_of`` (or null), ``title``, ``summary``, ``body``, ``themes`` (names
    in its language) and ``municipalities``.
    """
    rows = list(_rows(file))
    translations = {row["translation_of"]: row for row in rows if row["translation_of"]}
    themes = _themes(rows)
    for number, row in enumerate(row for row in rows if not row["translation_of"]):
        versions = {row["locale"]: row}
        if translation := translations.get(row["id"]):
            versions[translation["locale"]] = translation
        texts = {
            language: WorkText(version["title"], version["summary"], version["body"])
            for language, version in versions.items()
        }
        work = Work(UUID(int=number + 1), "case", row["locale"], texts, _facts(row, themes))
        yield work, {language: version["id"] for language, version in versions.items()}


def _themes(rows: list[dict[str, Any]]) -> dict[str, Mapping[str, str]]:
    """The names of each theme by language, by any of them: a translation names the same themes in the same order."""
    by_name = {row["id"]: row for row in rows}
    themes: dict[str, Mapping[str, str]] = {}
    for row in rows:
        if source := by_name.get(row["translation_of"]):
            for name, other in zip(source["themes"], row["themes"], strict=True):
                themes[name] = themes[other] = {source["locale"]: name, row["locale"]: other}
    return themes


def _facts(row: dict[str, Any], themes: Mapping[str, Mapping[str, str]]) -> WorkFacts:
    """Names of themes and places, in both languages as on the site; the themes' where a translation tells them."""
    return WorkFacts(
        names={
            language: "\n".join(
                [*(themes.get(theme, {}).get(language, theme) for theme in row["themes"]), *row["municipalities"]]
            )
            for language in LANGUAGES
        }
    )


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
