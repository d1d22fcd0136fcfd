"""Reading the collection: works with their versions' names, and the judged queries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from legro_cms.core.works import WorkFacts, WorkText
from search.documents import Work

FOLDER = Path(__file__).parent
THEMES = {
    "Spelen, bewegen en ontmoeten": "Play, move and meet",
    "Gezonde en ongezonde voedselomgeving": "Healthy and unhealthy food environment",
    "Sociale gevolgen van rookverboden": "Social implications of smoking bans",
    "Overig": "Other",
}
_DUTCH_THEMES = {english: dutch for dutch, english in THEMES.items()}


@dataclass(frozen=True)
class JudgedQuery:
    """A question of a visitor on a page in ``language``, with the grades of the documents that answer it."""

    name: str
    language: str
    text: str
    judgements: dict[str, int]


def queries() -> list[JudgedQuery]:
    """The judged queries."""
    return [JudgedQuery(row["id"], row["locale"], row["text"], row["judgements"]) for row in _rows("queries-dev.jsonl")]


def works() -> Iterator[tuple[Work, dict[str, str]]]:
    """Every case as one work, with the name of its document in each language."""
    rows = list(_rows("corpus.jsonl"))
    translations = {row["translation_of"]: row for row in rows if row["translation_of"]}
    for number, row in enumerate(row for row in rows if not row["translation_of"]):
        versions = {row["locale"]: row}
        if row["id"] in translations:
            versions["en"] = translations[row["id"]]
        texts = {
            language: WorkText(version["title"], version["summary"], version["body"])
            for language, version in versions.items()
        }
        work = Work(UUID(int=number + 1), "case", row["locale"], texts, _facts(row))
        yield work, {language: version["id"] for language, version in versions.items()}


def _facts(row: dict[str, Any]) -> WorkFacts:
    themes = [_DUTCH_THEMES.get(theme, theme) for theme in row["themes"]]
    return WorkFacts(
        names={
            "nl": "\n".join([*themes, *row["municipalities"]]),
            "en": "\n".join([*(THEMES[theme] for theme in themes), *row["municipalities"]]),
        }
    )


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (FOLDER / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
