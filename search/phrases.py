"""Words between quotation marks: only works that hold them next to each other are found.

Function words between them do not matter, nor do inflections: the text is compared by its stems.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection

from search.language import LANGUAGES, normalise, stems, term, words
from search.models import Entry, Posting

MOST_PHRASES = 3
MOST_CANDIDATES = 300
"""Entries whose texts are read: of those with the words of all phrases the ones in which they weigh most."""
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_POSTING = Posting._meta.db_table

Wording = tuple[str, tuple[str, ...]]
"""A language, and the stems of a phrase in it, in order."""
Phrase = Sequence[Wording]
"""The ways to say what was quoted, of which a work holds any one."""


def quotes(text: str, language: str) -> list[str]:
    """The quoted parts of a text that are of several words, of which one says something in the page's language."""
    parts = (part for part in _QUOTED.findall(text) if len(list(words(part))) > 1 and any(stems(part, language)))
    return list(parts)[:MOST_PHRASES]


def phrase_of(quote: str, translations: Sequence[Wording] = ()) -> Phrase:
    """What was quoted as words of each language, and by its names in the glossary."""
    typed = [(language, tuple(stem for _word, stem in stems(quote, language))) for language in LANGUAGES]
    return [wording for wording in dict.fromkeys([*typed, *translations]) if wording[1]]


def entries_that_hold(phrases: Sequence[Phrase]) -> frozenset[int]:
    """The entries that hold every phrase in one of its wordings; two queries whatever their number."""
    asked = [(number, wording) for number, phrase in enumerate(phrases) for wording in phrase]
    if not asked:
        return frozenset()
    candidates: dict[int, list[tuple[int, Wording]]] = defaultdict(list)
    for place, pk in _candidates(asked):
        candidates[pk].append(asked[place])
    entries = Entry.objects.public().in_bulk(candidates)
    wanted = {number for number, _wording in asked}
    return frozenset(pk for pk, entry in entries.items() if _held(entry, candidates[pk]) == wanted)


def _candidates(asked: Sequence[tuple[int, Wording]]) -> list[tuple[int, int]]:
    """The place of a wording and an entry that holds all of its stems, wherever they stand.

    Only entries with such a wording of every phrase; how much of a phrase they hold is what its best wording weighs.
    """
    rows = [
        (term(stem, language), phrase, place, len(set(found)))
        for place, (phrase, (language, found)) in enumerate(asked)
        for stem in dict.fromkeys(found)
    ]
    row = "(cast(%s as varchar(48)), cast(%s as integer), cast(%s as integer), cast(%s as integer))"
    sql = f"""
        with wanted (term, phrase, place, needed) as (values {", ".join([row] * len(rows))}),
        worded as (
            select w.phrase, w.place, p.entry_id, sum(p.impact) as weight
            from wanted w join {_POSTING} p on p.term = w.term
            group by w.phrase, w.place, p.entry_id having count(*) = max(w.needed)
        ),
        phrased as (select entry_id, phrase, max(weight) as weight from worded group by entry_id, phrase),
        heaviest as (
            select entry_id from phrased group by entry_id having count(*) = %s
            order by sum(weight) desc, entry_id desc limit {MOST_CANDIDATES}
        )
        select place, entry_id from worded where entry_id in (select entry_id from heaviest)
    """  # noqa: S608 - only names of this module go into the text, all values are parameters
    values = [value for row in rows for value in row]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, len({phrase for phrase, _wording in asked})])
        return list(cursor.fetchall())


def _held(entry: Entry, asked: Iterable[tuple[int, Wording]]) -> set[int]:
    """The numbers of the phrases of which a wording stands in the entry; each of its texts is analysed once."""
    texts = {language: _texts(entry, language) for language in {language for _number, (language, _stems) in asked}}
    return {
        number for number, (language, wanted) in asked if any(_stand_together(text, wanted) for text in texts[language])
    }


def _texts(entry: Entry, language: str) -> list[tuple[str, ...]]:
    """The stems of all that an entry says in a language, in order."""
    texts = (*entry.words_in(language), *getattr(entry, f"names_{language}").split("\n"))
    return [tuple(stem for _word, stem in stems(normalise(text), language)) for text in texts]


def _stand_together(text: Sequence[str], wanted: Sequence[str]) -> bool:
    if not all(stem in text for stem in wanted):
        return False
    return any(text[start : start + len(wanted)] == wanted for start in range(len(text) - len(wanted) + 1))
