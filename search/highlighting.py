"""Marking what matched, from the plan: both engines show the same, and neither store is asked.

Words are marked by their stem or by those of their parts, in the text that the reader is shown.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.language import Word, normalise, stems_that_find, word_counts, words
from search.models import Entry
from search.plan import QueryPlan

EXCERPT_LENGTH = 220
_BEFORE = 60  # letters shown before the first match of an excerpt
ELLIPSIS = "…"


@dataclass(frozen=True)
class Highlights:
    """The words of a hit as its reader sees them."""

    title: SafeString
    excerpt: SafeString
    matched_words: tuple[str, ...]


def highlight(entry: Entry, language: str, plan: QueryPlan) -> Highlights:
    """Title and excerpt of an entry's words in ``language``, and the words that matched.

    The excerpt is the summary, unless only the text has a match: then the part of it around the first one.
    """
    shown = _highlight(entry, language, plan.stems(language))
    return shown if shown.matched_words else _highlight(entry, language, plan.all_stems(language))


def _highlight(entry: Entry, language: str, wanted: Collection[str]) -> Highlights:
    title, summary, text = (normalise(part) for part in entry.words_in(language))
    in_title, in_summary = matches(title, language, wanted), matches(summary, language, wanted)
    excerpt, found = mark(_cut(summary, 0), in_summary), in_summary
    if not in_summary and (in_text := matches(text, language, wanted, within=EXCERPT_LENGTH)):
        excerpt, found = _window(text, in_text)
    words = [*in_title, *found] or matches(normalise(getattr(entry, f"names_{language}")), language, wanted)
    return Highlights(mark(title, in_title), excerpt, tuple(dict.fromkeys(word.text for word in words)))


def matches(text: str, language: str, wanted: Collection[str], within: int | None = None) -> list[Word]:
    """The words of a normalised text that wanted stems find; those ``within`` so many letters of the first one."""
    found: list[Word] = []
    if not wanted:  # a list without a search: taking its texts apart was an eighth of the page
        return found
    wanted = frozenset(wanted)
    telling = {word for word in word_counts(text) if not wanted.isdisjoint(stems_that_find(word, language))}
    for word in words(text, among=telling) if telling else ():
        if within and found and word.start > found[0].start + within:
            break
        found.append(word)
    return found


def mark(text: str, words: Collection[Word], offset: int = 0) -> SafeString:
    """The text, escaped, with the words in ``<mark>``; ``offset`` is where it begins in the words' text."""
    parts, position = [], 0
    for word in words:
        start, end = word.start - offset, word.end - offset
        if start < position or end > len(text):
            continue
        parts += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
        position = end
    return mark_safe("".join([*parts, escape(text[position:])]))  # noqa: S308 - every part is escaped above


def _window(text: str, found: list[Word]) -> tuple[SafeString, list[Word]]:
    """The part of a text around its first match, and the matches in it."""
    start = found[0].start - _BEFORE
    start = text.find(" ", start) + 1 if start > 0 else 0
    start = min(start, found[0].start)
    part = _cut(text, start)
    inside = [word for word in found if word.end <= start + len(part)]
    return SafeString(ELLIPSIS if start else "") + mark(part, inside, start), inside


def _cut(text: str, start: int) -> str:
    """At most an excerpt's length from ``start``, ended at a word, on one line."""
    part = text[start : start + EXCERPT_LENGTH].replace("\n", " ")
    if start + EXCERPT_LENGTH >= len(text):
        return part
    return part.rpartition(" ")[0].rstrip(" ,;:.") + ELLIPSIS if " " in part else part + ELLIPSIS
