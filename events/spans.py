"""From when to when, in words: what a row of dates amounts to, in months or vaguer, with the grammar it needs."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from django.utils import translation
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.periods import Precision
from events.when import When

AS_THEY_ARE = frozenset({Precision.SEASON, Precision.YEAR})
"""Vaguer than a month: the months at their ends are nobody's."""


class Grammar(StrEnum):
    """What stands before a date: English has two words for it, Dutch has none before "begin april" or "najaar 2026"."""

    ON = "on"
    IN = "in"
    ABOUT = "about"


def begins(when: When, language: str) -> str:
    """When a row of meetings starts: "Begins on 17 April 2027", "Begins in mid-June 2027"."""
    with translation.override(language):
        texts = {
            Grammar.ON: _("Begins on %(first)s"),
            Grammar.IN: _("Begins in %(first)s"),
            Grammar.ABOUT: pgettext("part of a month, or a season", "Begins in %(first)s"),
        }
        return texts[_grammar(when)] % {"first": _day_of(when)}


def runs(dates: Sequence[When], language: str, *, is_complete: bool) -> str:
    """From when to when a row of meetings goes on; as long as a date is missing, only since when."""
    with translation.override(language):
        first, last = _ends_of(dates)
        if not is_complete:
            return _("Has been going on since %(first)s") % {"first": first}
        if first == last:
            return _("Takes place in %(first)s") % {"first": first}
        return _("Runs from %(first)s to %(last)s") % {"first": _without_year(first, last), "last": last}


def was_held(dates: Sequence[When], language: str) -> str:
    """From when to when a row of meetings, the days of which are known, was."""
    with translation.override(language):
        first, last = _ends_of(dates)
        if first == last:
            return _("Was held in %(first)s") % {"first": first}
        return _("Was held from %(first)s to %(last)s") % {"first": _without_year(first, last), "last": last}


def _grammar(when: When) -> Grammar:
    if when.is_decided:
        return Grammar.ON
    return Grammar.IN if when.precision in (Precision.WEEK, Precision.MONTH, Precision.YEAR) else Grammar.ABOUT


def _day_of(when: When) -> str:
    """The day in full where it is known, else the period."""
    if when.is_decided and when.first is not None:
        return format_date(when.first, "j F Y")
    return when.short(translation.get_language() or "")


def _ends_of(dates: Sequence[When]) -> tuple[str, str]:
    """The month, or the vaguer period, in which the first of the dates begins and that in which the last one ends."""
    return _month_of(dates[0], dates[0].first), _month_of(dates[-1], dates[-1].last)


def _month_of(when: When, day: date | None) -> str:
    if when.precision in AS_THEY_ARE or day is None:
        return when.short(translation.get_language() or "")
    return format_date(day, "F Y")


def _without_year(first: str, last: str) -> str:
    """ "April" instead of "April 2026" where the year follows anyway."""
    words, year = first.rsplit(" ", 1) if " " in first else (first, "")
    return words if year and last.endswith(f" {year}") else first
