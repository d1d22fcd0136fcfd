"""Putting works into the tables without pages: 50,000 pages would take Wagtail most of an hour."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import Any

import django
from django.db import connection, transaction

from search.documents import Document, Work, document
from search.models import Concept, Entry, EntryTerm, GlossaryTerm, Posting, TitleStart, Word
from search.storing import add_words
from tests.bench.models import StockPage, field_name
from tests.bench.texts import DIMENSIONS, work

LOT = 500
AHEAD = 4  # lots that are made before they are needed: all of them would fill the memory
Lot = tuple[list[Work], list[Document]]


def load(first: int, last: int, body: int | None = None) -> None:
    """Write the works from ``first`` up to and without ``last``, as entries and as stock Wagtail's pages.

    ``body`` is the number of words of their bodies; None leaves it to chance.
    """
    known: set[tuple[str, str]] = set()
    for works, documents in _lots(range(first, last), partial(work, body=body)):
        words = frozenset().union(*(one.words for one in documents)) - known
        with transaction.atomic():
            _write_entries(works, documents)
            add_words(words)
            StockPage.objects.bulk_create(page for one in works for page in _pages(one))
        known |= words


def empty() -> None:
    """Take away what an earlier run has loaded."""
    with connection.cursor() as cursor:
        for model in (Posting, EntryTerm, TitleStart, Word, Entry, GlossaryTerm, Concept, StockPage):
            cursor.execute(f"delete from {model._meta.db_table}")  # noqa: S608


def _lots(numbers: range, make: Callable[[int], Work]) -> Iterator[Lot]:
    """The works lot by lot, analysed by as many processes as there are processors."""
    parts = [numbers[begin : begin + LOT] for begin in range(0, len(numbers), LOT)]
    if len(parts) == 1:
        yield _lot(numbers, make)
        return
    context = get_context("spawn")  # a fork would share the connection to the database
    with ProcessPoolExecutor(min(len(parts), os.cpu_count() or 1), context, initializer=django.setup) as pool:
        waiting: deque[Future[Lot]] = deque()
        for part in parts:
            waiting.append(pool.submit(_lot, part, make))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        yield from (future.result() for future in waiting)


def _lot(numbers: Iterable[int], make: Callable[[int], Work]) -> Lot:
    works = [make(number) for number in numbers]
    return works, [document(one) for one in works]


def _write_entries(works: list[Work], documents: list[Document]) -> None:
    entries = Entry.objects.bulk_create(
        Entry(translation_key=one.translation_key, revision=1, **written.columns)
        for one, written in zip(works, documents, strict=True)
    )
    rows = list(zip(entries, documents, strict=True))
    _write(
        EntryTerm._meta.db_table,
        ("entry_id", "dimension", "value"),
        ((entry.pk, name, value) for entry, one in rows for name, value in one.terms),
    )
    _write(
        Posting._meta.db_table,
        ("term", "entry_id", "impact"),
        ((term, entry.pk, impact) for entry, one in rows for term, impact in one.postings.items()),
    )


def _write(table: str, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """A hundred rows an entry: as model instances they would take most of the time."""
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"copy {table} ({names}) from stdin") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"insert into {table} ({names}) values ({marks})", list(rows))  # noqa: S608


def _pages(work: Work) -> Iterator[StockPage]:
    facts = {field_name(name): sorted(work.facts.terms.get(name, ())) for name in DIMENSIONS} | {"kind": [work.kind]}
    for language, text in work.texts.items():
        yield StockPage(
            translation_key=work.translation_key,
            language=language,
            title=text.title,
            summary=text.summary,
            body=text.body,
            names=work.facts.names[language],
            **facts,
        )
