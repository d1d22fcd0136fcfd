"""What a page tells the rest of the site about itself.

A *work* is a page that visitors read: a case, a report, a meeting, a standard page. The search knows no page
type; it receives the descriptions below and stores them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Years that a work can be about; one outside them is a slip of the keyboard."""


class Dimension(StrEnum):
    """Names of the facets that a work's facts fall into, as they stand in URLs and in the search."""

    THEME = "theme"
    MUNICIPALITY = "municipality"
    STATUS = "status"
    YEAR = "year"
    TARGET_GROUP = "target-group"
    INSTRUMENT = "instrument"
    APPROACH = "approach"
    EVENT_KIND = "event-kind"
    SIZE = "size"
    COST = "cost"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class WorkText:
    """The words of one language version, as plain text.

    ``body`` is everything worth finding besides title and summary, without markup, one part a line.
    """

    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What all language versions of a work share.

    ``terms`` maps a dimension to the values (slugs) that the work is filed under; ``names`` maps a language code to the
    names of its places and themes in that language, which are searchable whatever language the words are in;
    ``starts`` and ``ends`` are days in Europe/Amsterdam, ``starts_at`` the time on the first of them, for the order
    within a day; ``is_dated`` says that the work has a date, also while nobody knows it yet.
    """

    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    starts: date | None = None
    ends: date | None = None
    starts_at: time | None = None
    is_dated: bool = False
