"""Keeping the entries equal to what the pages say.

The order of things matters: lock the entry first, then read the pages. Of two editors who publish the two
languages at the same moment the second one then reads what the first one wrote; read before the lock, and one
of the languages is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page

from legro_cms.core.models import BasePage, work_models
from legro_cms.core.public import is_public, restricted_paths
from search.documents import Document, Work, document
from search.models import Entry
from search.pushing import announce
from search.storing import stored, write

CHUNK = 100  # works in one transaction: small enough that nobody waits long for the rows it holds


def refresh(translation_key: UUID) -> None:
    """Make the entry of a work what its pages say now."""
    refresh_many([translation_key])


def refresh_terms(dimension: str, values: Iterable[str]) -> None:
    """Describe every work again that carries one of the values in the dimension."""
    carrying = Entry.objects.filed_under(dimension, values)
    refresh_many(list(carrying.values_list("translation_key", flat=True)))


def refresh_terms_again(dimension: str, values: Iterable[str]) -> None:
    """After the commit, describe those works that were published with the old term while it was being changed."""
    transaction.on_commit(lambda: refresh_terms(dimension, values), robust=True)


def refresh_many(translation_keys: Iterable[UUID]) -> int:
    """Make the entries of these works what their pages say now; the number of entries that changed.

    Keys that belong to no work are passed over. The keys are taken in a fixed order, so that two editors
    cannot wait for each other in a ring.
    """
    return sum(_refresh_chunk(chunk) for chunk in chunks(sorted(set(translation_keys))))


def withdraw(translation_keys: Iterable[UUID]) -> None:
    """Hide works at once, before whatever it is that makes them private is saved."""
    for chunk in chunks(sorted(set(translation_keys))):
        with transaction.atomic():
            _write_differences({entry: document(None) for entry in _locked(chunk)})


def chunks(keys: Iterable[UUID]) -> Iterator[list[UUID]]:
    """The keys in lots of a transaction's size."""
    rest = iter(keys)
    while lot := list(islice(rest, CHUNK)):
        yield lot


def work_keys() -> set[UUID]:
    """The keys of all works, public or not."""
    pages = Page.objects.filter(content_type__in=_work_types(), alias_of=None)
    return set(pages.values_list("translation_key", flat=True).iterator(chunk_size=2_000))


def read_works(translation_keys: Iterable[UUID]) -> dict[UUID, Work]:
    """The public works with these keys as their pages describe them; public is what has a public source."""
    locales = Locale.objects.in_bulk()
    restricted = restricted_paths()
    versions: dict[UUID, dict[str, BasePage]] = {}
    by_type: dict[type[BasePage], list[BasePage]] = {}
    for page in Page.objects.filter(translation_key__in=list(translation_keys), alias_of=None).specific():
        if isinstance(page, BasePage) and page.is_work and is_public(page, restricted):
            page.locale = locales[page.locale_id]
            versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
            by_type.setdefault(type(page), []).append(page)
    for model, pages in by_type.items():
        model.complete_descriptions(pages)
    return {key: work for key, pages in versions.items() if (work := _work(pages)) is not None}


def _work(pages: dict[str, BasePage]) -> Work | None:
    for language, page in pages.items():
        if page.is_source:
            for version in pages.values():
                version.facts = page
            return Work(
                translation_key=page.translation_key,
                kind=page.kind,
                source_language=language,
                texts={code: version.describe_text() for code, version in pages.items()},
                facts=page.describe_facts(),
                published_at=page.first_published_at,
            )
    return None


def _work_types() -> list[int]:
    return [content_type.pk for content_type in ContentType.objects.get_for_models(*work_models()).values()]


@transaction.atomic
def _refresh_chunk(keys: list[UUID]) -> int:
    _make_missing(keys)
    entries = _locked(keys)
    works = read_works(entry.translation_key for entry in entries)
    return _write_differences({entry: document(works.get(entry.translation_key)) for entry in entries})


def _make_missing(keys: list[UUID]) -> None:
    """Entries for works that have none yet: only a row that exists can be locked."""
    known = set(Entry.objects.filter(translation_key__in=keys).values_list("translation_key", flat=True))
    if unknown := [key for key in keys if key not in known]:
        pages = Page.objects.filter(translation_key__in=unknown, content_type__in=_work_types(), alias_of=None)
        found = sorted(set(pages.values_list("translation_key", flat=True)))
        Entry.objects.bulk_create((Entry(translation_key=key) for key in found), ignore_conflicts=True)


def _locked(keys: list[UUID]) -> list[Entry]:
    entries = Entry.objects.filter(translation_key__in=keys).order_by("translation_key")
    return list(entries.select_for_update())


def _write_differences(wanted: dict[Entry, Document]) -> int:
    if not wanted:
        return 0
    before = stored(wanted, next(iter(wanted.values())).columns)
    changes = [(entry, one) for entry, one in wanted.items() if not before[entry.pk].holds(one)]
    if changes:
        write(changes, before)
        announce()
    return len(changes)
