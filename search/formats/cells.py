"""Text for the cells of a table that somebody opens in a spreadsheet."""

import unicodedata

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, full-width forms included (OWASP, "CSV injection")."""
_NOT_IN_XML = "\ufffe\uffff"


def plain(text: str) -> str:
    """One line without characters that XML or a spreadsheet refuses."""
    kept = (" " if unicodedata.category(one) in ("Cc", "Cs") or one in _NOT_IN_XML else one for one in text)
    return " ".join("".join(kept).split())


def guarded(text: str) -> str:
    """The line with an apostrophe before what would be calculated; a tab or line break at the beginning is gone."""
    line = plain(text)
    invisible = next((place for place, one in enumerate(line) if unicodedata.category(one) != "Cf"), 0)
    return f"'{line}" if line.startswith(_FORMULA_STARTS, invisible) else line
