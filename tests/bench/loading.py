"""Putting works into the tables without pages: 50,000 pages would take Wagtail most of an hour."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction

from search.documents import Document, Work, document
from search.models import Entry, EntryTerm, Posting
from search.storing import add_words
from tests.bench.models import StockPage, field_name
from tests.bench.texts import DIMENSIONS, work

LOT = 500
ROWS = 5_000


def load(first: int, last: int) -> None:
    """Write the works from ``first`` up to and without ``last``, as entries and as stock Wagtail's pages."""
    for begin in range(first, last, LOT):
        works = [work(number) for number in range(begin, min(begin + LOT, last))]
        with transaction.atomic():
            _write_entries(works, [document(one) for one in works])
            StockPage.objects.bulk_create(page for one in works for page in _pages(one))


def _write_entries(works: list[Work], documents: list[Document]) -> None:
    entries = Entry.objects.bulk_create(
        Entry(translation_key=one.translation_key, revision=1, **written.columns)
        for one, written in zip(works, documents, strict=True)
    )
    rows = list(zip(entries, documents, strict=True))
    EntryTerm.objects.bulk_create(
        (EntryTerm(entry=entry, dimension=name, value=value) for entry, one in rows for name, value in one.terms),
        batch_size=ROWS,
    )
    with connection.cursor() as cursor:  # a hundred an entry: as model instances they would take most of the time
        cursor.executemany(
            f"insert into {Posting._meta.db_table} (term, entry_id, impact) values (%s, %s, %s)",  # noqa: S608
            [(term, entry.pk, impact) for entry, one in rows for term, impact in one.postings.items()],
        )
    add_words(frozenset().union(*(one.words for one in documents)))


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
