"""Making everything that the search holds anew from the pages, while the site goes on."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from search.documents import document, vocabulary
from search.indexing import chunks, refresh_many, work_keys
from search.models import Entry, Word
from search.storing import add_words

_BATCH = 500
Progress = Callable[[int, int], None]
"""Told how many works are done, and how many there are."""


def rebuild(progress: Progress) -> int:
    """Describe every work again and drop words that no entry uses; the number of entries that were not right.

    Works lot by lot, so memory stays flat and an editor waits for one lot at most. Safe to run at any time,
    and again.
    """
    keys = sorted(work_keys() | set(Entry.objects.values_list("translation_key", flat=True)))
    changed, done = 0, 0
    for chunk in chunks(keys):
        changed += refresh_many(chunk)
        done += len(chunk)
        progress(done, len(keys))
    prune_words()
    return changed


def prune_words() -> int:
    """Drop the words that no entry uses any more; how many there were.

    An entry that changes meanwhile may use a word that is being dropped: its words are added again.
    """
    seen: dict[UUID, int] = {}
    used: set[tuple[str, str]] = set()
    names = list(document(None).columns)
    for entry in Entry.objects.iterator(chunk_size=_BATCH):
        seen[entry.translation_key] = entry.revision
        used |= vocabulary({name: getattr(entry, name) for name in names})
    unused = sorted(set(Word.objects.values_list("language", "word")) - used)
    for start in range(0, len(unused), _BATCH):
        with transaction.atomic():
            for language in {language for language, _word in unused[start : start + _BATCH]}:
                words = [word for code, word in unused[start : start + _BATCH] if code == language]
                Word.objects.filter(language=language, word__in=words).delete()
    for entry in Entry.objects.iterator(chunk_size=_BATCH):
        if seen.get(entry.translation_key) != entry.revision:
            add_words(vocabulary({name: getattr(entry, name) for name in names}))
    return len(unused)
