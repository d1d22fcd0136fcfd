"""Comparing what the search holds with what the pages say: nothing may differ, ever.

Reads only. A difference means that a change went past the signals (a direct database edit, a crash while a
restriction was saved, a restored backup of one table), and a rebuild mends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from search.documents import Document, document
from search.indexing import chunks, read_works, work_keys
from search.models import Entry
from search.storing import Stored, missing_words, stored


class Damage(StrEnum):
    """The ways in which an entry can be wrong."""

    MISSING = "missing"
    ORPHAN = "orphan"
    FLAGS = "wrong flags"
    TEXT = "stale text"
    DATES = "stale dates"
    TERMS = "stale terms"
    STARTS = "stale suggestions"
    POSTINGS = "stale postings"
    IMPACTS = "stale impacts"
    WORDS = "missing words"
    FINGERPRINT = "wrong fingerprint"


@dataclass(frozen=True)
class Finding:
    """One damage of one work, with what an operator needs to look at it."""

    damage: Damage
    translation_key: UUID
    detail: str

    def __str__(self) -> str:
        return f"{self.damage}: {self.translation_key} {self.detail}".rstrip()


_FLAGS = ("is_public", "kind", "source_language", "live_")
_DATES = ("starts", "ends", "agenda", "published_at")


def findings() -> Iterator[Finding]:
    """Every difference between entries and pages, work by work."""
    keys = work_keys() | set(Entry.objects.values_list("translation_key", flat=True))
    for chunk in chunks(sorted(keys)):
        works = read_works(chunk)
        entries = {entry.translation_key: entry for entry in Entry.objects.filter(translation_key__in=chunk)}
        tables = stored(entries.values(), document(None).columns)
        for key in chunk:
            if key not in entries:
                if key in works:
                    yield Finding(Damage.MISSING, key, works[key].texts[works[key].source_language].title)
                continue
            entry, expected = entries[key], document(works.get(key))
            if entry.is_public and key not in works:
                yield Finding(Damage.ORPHAN, key, f"{entry} is shown, but no public page stands behind it")
                continue
            yield from (Finding(damage, key, detail) for damage, detail in _differences(tables[entry.pk], expected))


def _differences(actual: Stored, expected: Document) -> Iterator[tuple[Damage, str]]:
    by_damage: dict[Damage, list[str]] = {}
    for name, value in expected.columns.items():
        if actual.columns[name] != value:
            by_damage.setdefault(_damage_of(name), []).append(name)
    yield from ((damage, ", ".join(names)) for damage, names in by_damage.items())
    if actual.terms != expected.terms:
        terms = sorted(f"{dimension}={value}" for dimension, value in actual.terms ^ expected.terms)
        yield Damage.TERMS, _some(terms)
    if actual.title_starts != expected.title_starts:
        differing = actual.title_starts ^ expected.title_starts
        yield Damage.STARTS, _some(sorted(f"{language}:{key.decode(errors='replace')}" for language, key in differing))
    if actual.postings.keys() != expected.postings.keys():
        yield Damage.POSTINGS, _some(sorted(actual.postings.keys() ^ expected.postings.keys()))
    elif wrong := [term for term, impact in expected.postings.items() if actual.postings[term] != impact]:
        yield Damage.IMPACTS, _some(sorted(wrong))
    if lacking := missing_words(expected.words):
        yield Damage.WORDS, _some(sorted(f"{language}:{word}" for language, word in lacking))


def _damage_of(column: str) -> Damage:
    if column == "fingerprint":
        return Damage.FINGERPRINT
    if column.startswith(_FLAGS):
        return Damage.FLAGS
    return Damage.DATES if column in _DATES else Damage.TEXT


def _some(names: list[str]) -> str:
    """The first few of many names."""
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
