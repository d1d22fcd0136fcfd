"""Text for the cells of a table that somebody opens in a spreadsheet."""

import unicodedata
from collections.abc import Iterator

_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, full-width forms included (OWASP, "CSV injection")."""
_SEPARATORS = frozenset(",;\t\r\n，；")
"""Where a spreadsheet may begin a new cell, whatever the file is separated by: it goes by its own language."""
_QUOTES = frozenset("\"'")
_NOT_IN_XML = "\ufffe\uffff"


def plain(text: str) -> str:
    """One line without characters that XML or a spreadsheet refuses."""
    kept = (" " if unicodedata.category(one) in ("Cc", "Cs") or one in _NOT_IN_XML else one for one in text)
    return " ".join("".join(kept).split())


def guarded(text: str) -> str:
    """The line with an apostrophe before what would be calculated; a tab or line break at the beginning is gone."""
    return disarmed(plain(text))


def disarmed(text: str) -> str:
    """The text with an apostrophe before each sign that may begin a formula: at the beginning or after a separator."""
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
