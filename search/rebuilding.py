"""Making everything that the search holds anew from the pages, while the site goes on."""

from __future__ import annotations

from collections.abc import Callable

from search.documents import vocabulary
from search.glossary.writing import vocabulary_of
from search.indexing import chunks, refresh_many, work_keys
from search.language import LANGUAGES
from search.models import Entry, GlossaryTerm, Word
from search.storing import add_words

_BATCH = 500
Progress = Callable[[int, int], None]
"""Told how many works are done, and how many there are."""


def rebuild(progress: Progress) -> int:
    """Describe every work again and drop words that no entry uses; the number of entries that were not right.

    Works lot by lot, so memory stays flat and an editor waits for one lot at most. Safe to run at any time,
    and again.
    """
    known = work_keys()
    known.update(Entry.objects.values_list("translation_key", flat=True).iterator(chunk_size=_BATCH))
    keys, changed, done = sorted(known), 0, 0
    for chunk in chunks(keys):
        changed += refresh_many(chunk)
        done += len(chunk)
        progress(done, len(keys))
    renew_words()
    return changed


def renew_words() -> int:
    """Add the words that are missing and drop those that neither an entry nor the glossary uses; how many were dropped.

    An entry or a concept that changes meanwhile may use a word that is being dropped: their words are added again.
    """
    seen: dict[int, int] = {}
    used = vocabulary_of(GlossaryTerm.objects.all())
    for entry in Entry.objects.iterator(chunk_size=_BATCH):
        seen[entry.pk] = entry.revision
        used |= _words_of(entry)
    add_words(used)
    dropped = 0
    for language in LANGUAGES:
        words = Word.objects.filter(language=language)
        unused = [word for word in words.values_list("word", flat=True) if (language, word) not in used]
        for start in range(0, len(unused), _BATCH):
            dropped += words.filter(word__in=unused[start : start + _BATCH]).delete()[0]
    add_words(vocabulary_of(GlossaryTerm.objects.all()))
    revisions = Entry.objects.values_list("pk", "revision").iterator(chunk_size=_BATCH)
    for pk in [pk for pk, revision in revisions if seen.get(pk) != revision]:
        add_words(_words_of(Entry.objects.get(pk=pk)))
    return dropped


def _words_of(entry: Entry) -> frozenset[tuple[str, str]]:
    return vocabulary(vars(entry))
