"""Writing documents into the tables, and reading what is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.documents import Document
from search.models import Entry, EntryTerm, Posting, TitleStart, Word

_BATCH = 2_000
_TERM, _POSTING, _START = (model._meta.db_table for model in (EntryTerm, Posting, TitleStart))


@dataclass(frozen=True)
class Stored:
    """What the tables hold of an entry, comparable with a document."""

    columns: Mapping[str, Any]
    terms: frozenset[tuple[str, str]]
    postings: Mapping[str, int]
    title_starts: frozenset[tuple[str, bytes]]

    def holds(self, document: Document) -> bool:
        """Whether there is nothing to write."""
        return (self.columns, self.terms, self.postings, self.title_starts) == (
            document.columns,
            document.terms,
            document.postings,
            document.title_starts,
        )


def stored(entries: Iterable[Entry], names: Iterable[str]) -> dict[int, Stored]:
    """What the tables hold of some entries, with the columns of these names, by primary key; three queries."""
    by_pk = {entry.pk: entry for entry in entries}
    terms: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for pk, dimension, value in EntryTerm.objects.filter(entry__in=by_pk).values_list("entry", "dimension", "value"):
        terms[pk].add((dimension, value))
    postings: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, term, impact in Posting.objects.filter(entry__in=by_pk).values_list("entry", "term", "impact"):
        postings[pk][term] = impact
    starts: dict[int, set[tuple[str, bytes]]] = defaultdict(set)
    for pk, language, key in TitleStart.objects.filter(entry__in=by_pk).values_list("entry", "language", "key"):
        starts[pk].add((language, bytes(key)))
    names = list(names)
    return {
        pk: Stored(
            {name: _plain(getattr(entry, name)) for name in names},
            frozenset(terms[pk]),
            postings[pk],
            frozenset(starts[pk]),
        )
        for pk, entry in by_pk.items()
    }


def _plain(value: Any) -> Any:
    """Bytes as bytes: PostgreSQL's driver hands out views on its memory."""
    return bytes(value) if isinstance(value, memoryview) else value


def write(changes: Sequence[tuple[Entry, Document]], before: Mapping[int, Stored] | None = None) -> None:
    """Make the rows of entries those of their documents and raise their revisions; rows that are right stay.

    The revision is what tells a second search server that there is something to fetch. Only call this inside
    a transaction that holds the entries' rows, and only with entries that differ. ``before`` is what the tables hold of
    them, for a caller who has read it already.
    """
    held = before if before is not None else stored((entry for entry, _document in changes), ())
    for entry, document in changes:
        for name, value in document.columns.items():
            setattr(entry, name, value)
        entry.revision += 1
        entry.save()
    _write_terms(changes, held)
    _write_postings(changes, held)
    _write_title_starts(changes, held)
    add_words(frozenset().union(*(document.words for _entry, document in changes)))


def _write_terms(changes: Sequence[tuple[Entry, Document]], held: Mapping[int, Stored]) -> None:
    gone = [(entry.pk, *term) for entry, document in changes for term in held[entry.pk].terms - document.terms]
    new = [(entry.pk, *term) for entry, document in changes for term in sorted(document.terms - held[entry.pk].terms)]
    _run(f"delete from {_TERM} where entry_id = %s and dimension = %s and value = %s", gone)  # noqa: S608
    _run(f"insert into {_TERM} (entry_id, dimension, value) values (%s, %s, %s)", new)  # noqa: S608


def _write_postings(changes: Sequence[tuple[Entry, Document]], held: Mapping[int, Stored]) -> None:
    gone, new = [], []
    for entry, document in changes:
        old = held[entry.pk].postings
        gone += [(term, entry.pk) for term in old.keys() - document.postings.keys()]
        new += [(term, entry.pk, impact) for term, impact in document.postings.items() if old.get(term) != impact]
    _run(f"delete from {_POSTING} where term = %s and entry_id = %s", gone)  # noqa: S608
    _run(
        f"insert into {_POSTING} (term, entry_id, impact) values (%s, %s, %s) "  # noqa: S608
        "on conflict (term, entry_id) do update set impact = excluded.impact",
        new,
    )


def _write_title_starts(changes: Sequence[tuple[Entry, Document]], held: Mapping[int, Stored]) -> None:
    def rows(entry: Entry, starts: frozenset[tuple[str, bytes]]) -> list[tuple[str, bytes, int]]:
        return [(*start, entry.pk) for start in sorted(starts)]

    gone = [row for entry, one in changes for row in rows(entry, held[entry.pk].title_starts - one.title_starts)]
    new = [row for entry, one in changes for row in rows(entry, one.title_starts - held[entry.pk].title_starts)]
    _run(f"delete from {_START} where language = %s and key = %s and entry_id = %s", gone)  # noqa: S608
    _run(f"insert into {_START} (language, key, entry_id) values (%s, %s, %s)", new)  # noqa: S608


def _run(sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """A statement for many rows. The ORM would make an object of each, and fetch what it deletes: most of the time."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def missing_words(words: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the (language, word) pairs that the vocabulary lacks."""
    missing = set(words)
    by_language: dict[str, list[str]] = defaultdict(list)
    for language, word in missing:
        by_language[language].append(word)
    for language, asked in by_language.items():
        for start in range(0, len(asked), _BATCH):
            known = Word.objects.filter(language=language, word__in=asked[start : start + _BATCH])
            missing -= set(known.values_list("language", "word"))
    return missing


def add_words(words: Iterable[tuple[str, str]]) -> None:
    """Add words to the vocabulary, in a fixed order so that no two editors wait for each other in a ring."""
    Word.objects.bulk_create(
        (Word(language=language, word=word) for language, word in sorted(missing_words(words))),
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
