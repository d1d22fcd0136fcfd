"""Words between quotation marks: only works that hold them next to each other are found.

Function words between them do not matter, nor do inflections: the text is compared by its stems.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import connection

from search.language import LANGUAGES, normalise, stems, term, words
from search.models import Entry, Posting

MOST_PHRASES = 3
MOST_CANDIDATES = 300
"""Entries whose texts are read: those in which the words of the phrases weigh most."""
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_POSTING = Posting._meta.db_table

Wording = tuple[str, tuple[str, ...]]
"""A language, and the stems of a phrase in it, in order."""
Phrase = Sequence[Wording]
"""The wordings of a phrase, of which a work holds any one."""


def quoted(text: str) -> list[str]:
    """The quoted parts of a text that are of several words."""
    return [part for part in _QUOTED.findall(text) if len(list(words(part))) > 1][:MOST_PHRASES]


def wordings(phrase: str, names: Sequence[Wording] = ()) -> Phrase:
    """A phrase as words of each language, and by its names in the glossary."""
    typed = [(language, tuple(stem for _word, stem in stems(phrase, language))) for language in LANGUAGES]
    return [wording for wording in dict.fromkeys([*typed, *names]) if wording[1]]


def entries_that_hold(phrases: Sequence[Phrase]) -> frozenset[int]:
    """The entries that hold every phrase in one of its wordings; two queries whatever their number."""
    asked = [(number, wording) for number, phrase in enumerate(phrases) for wording in phrase]
    candidates = _candidates([wording for _number, wording in asked]) if asked else []
    texts = Entry.objects.public().in_bulk({entry for _place, entry in candidates})
    held: dict[int, set[int]] = {pk: set() for pk in texts}
    for place, pk in candidates:
        number, wording = asked[place]
        if pk in texts and number not in held[pk] and _holds(texts[pk], wording):
            held[pk].add(number)
    wanted = {number for number, _wording in asked}
    return frozenset(pk for pk, found in held.items() if found == wanted)


def _candidates(asked: Sequence[Wording]) -> list[tuple[int, int]]:
    """The place of a wording and an entry that holds all of its stems, wherever they stand."""
    rows = [
        (term(stem, language), place, len(set(found)))
        for place, (language, found) in enumerate(asked)
        for stem in dict.fromkeys(found)
    ]
    marks = ", ".join(["(cast(%s as varchar(48)), cast(%s as integer), cast(%s as integer))"] * len(rows))
    sql = f"""
        with wanted (term, place, needed) as (values {marks})
        select w.place, p.entry_id from wanted w join {_POSTING} p on p.term = w.term
        group by w.place, p.entry_id having count(*) = max(w.needed)
        order by sum(p.impact) desc, p.entry_id desc, w.place limit {MOST_CANDIDATES}
    """  # noqa: S608 - only names of this module go into the text, all values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for row in rows for value in row])
        return list(cursor.fetchall())


def _holds(entry: Entry, wording: Wording) -> bool:
    language, wanted = wording
    texts = (*entry.words_in(language), *getattr(entry, f"names_{language}").split("\n"))
    return any(_stand_together([stem for _word, stem in stems(normalise(text), language)], wanted) for text in texts)


def _stand_together(text: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(tuple(text[start : start + len(wanted)]) == wanted for start in range(len(text) - len(wanted) + 1))
