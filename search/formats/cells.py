"""Text for the cells of a table that somebody opens in a spreadsheet."""

import re
import unicodedata
from collections.abc import Iterator

_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, full-width forms included (OWASP, "CSV injection")."""
_SEPARATORS = frozenset(",;\t\r\n，；")
"""Where a spreadsheet may begin a new cell, whatever the file is separated by: it goes by its own language."""
_QUOTES = frozenset("\"'")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters, and what XML has no room for."""


def plain(text: str) -> str:
    """One line without characters that XML or a spreadsheet refuses."""
    return " ".join(_UNWRITABLE.sub(" ", text).split())


def guarded(text: str) -> str:
    """The line with an apostrophe before what would be calculated; a tab or line break at the beginning is gone."""
    return disarmed(plain(text))


def disarmed(text: str) -> str:
    """The text with an apostrophe before each sign that may begin a formula: at the beginning or after a separator."""
    if _FORMULA_STARTS.isdisjoint(text):  # nearly always, and a table has many cells
        return text
    return "".join(f"'{one}" if begins else one for one, begins in _letters(text))


def rearmed(text: str) -> str:
    """What was disarmed, exactly as it was before."""
    kept: list[str] = []
    for one, begins in _letters(text):
        if begins and kept and kept[-1] == "'":
            kept.pop()
        kept.append(one)
    return "".join(kept)


def _letters(text: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it may begin a formula: nothing but space, quotes or what nobody sees before it."""
    is_first = True
    for one in text:
        yield one, is_first and one in _FORMULA_STARTS
        is_first = one in _SEPARATORS or (is_first and _is_passed_over(one))


def _is_passed_over(one: str) -> bool:
    return one.isspace() or one in _QUOTES or unicodedata.category(one) == "Cf"
