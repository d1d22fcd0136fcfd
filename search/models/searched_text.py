"""What readers search for and do not find, week by week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Self

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT: Final = 80
"""Letters of a text that is kept; who types more is telling a story, which may be somebody's."""
MOST_TEXTS_A_WEEK: Final = 5_000
"""Rows of a week: whoever sends nonsense by the million fills no disk, and the numbers go on."""


class Outcome(models.TextChoices):
    """How much a search found."""

    FOUND = "found", _("Enough")
    FEW = "few", _("Few results")
    NONE = "none", _("No results")


def week_of(day: date) -> int:
    """The week of a day by ISO 8601, as one number that grows with time: 202653 is followed by 202701."""
    year, week, _weekday = day.isocalendar()
    return year * 100 + week


class SearchedTextQuerySet(models.QuerySet["SearchedText"]):
    """Searches of some weeks."""

    def totals(self) -> Self:
        """The numbers of all searches, whatever their text."""
        return self.filter(text="")

    def texts(self) -> Self:
        """The texts that are kept."""
        return self.exclude(text="")

    def since(self, day: date) -> Self:
        """From the week of a day on."""
        return self.filter(week__gte=week_of(day))

    def count_one(self, week: int, language: str, outcome: Outcome, text: str) -> None:
        """Count a search, and its text unless that is empty or the week is full: one statement, safe side by side.

        The total comes first for everybody, so no two searches wait for each other.
        """
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [week, language, outcome.value, *_of_text(week, language, outcome, text)])

    def forget(self, today: date) -> int:
        """Take away what is older than a year, and texts that too few have typed to be shown within six weeks."""
        old = self.filter(week__lt=week_of(today - KEPT))
        rare = self.texts().values("language", "text").annotate(all=models.Sum("times"), last=models.Max("week"))
        rare = rare.filter(all__lt=SHOWN_FROM, last__lt=week_of(today - RARE_KEPT), text=models.OuterRef("text"))
        of_rare = self.texts().filter(models.Exists(rare.filter(language=models.OuterRef("language"))))
        return sum(rows.delete()[0] for rows in (old, of_rare))


SHOWN_FROM: Final = 3
"""Times that a text must have been typed before anybody sees it."""
KEPT: Final = timedelta(weeks=52)
"""How long the numbers and texts of a week stay after it."""
RARE_KEPT: Final = timedelta(weeks=6)
"""How long a text waits for others who type the same."""


class SearchedText(models.Model):
    """How often a text was searched for in a week with too few results; and with an empty text, all searches of a week.

    Nothing of it leads to who searched: no moment, no address, no session, only counts by week and language.
    """

    pk = models.CompositePrimaryKey("week", "language", "outcome", "text")
    week = models.PositiveIntegerField(_("week"))
    language = models.CharField(_("language"), max_length=12)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome.choices)
    text = models.CharField(_("text"), max_length=LONGEST_TEXT)
    times = models.PositiveIntegerField(_("times"))

    objects = SearchedTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("searched text")
        verbose_name_plural = _("searched texts")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.text


_TABLE: Final = SearchedText._meta.db_table
_COUNT: Final = f"""
    insert into {_TABLE} (week, language, outcome, text, times)
    select %s, %s, %s, '', 1 where true
    union all
    select %s, %s, %s, %s, 1
    where %s <> '' and (
        (select count(*) from {_TABLE} where week = %s) < %s
        or exists (select 1 from {_TABLE} where week = %s and language = %s and outcome = %s and text = %s)
    )
    on conflict (week, language, outcome, text) do update set times = {_TABLE}.times + 1
"""  # noqa: S608


def _of_text(week: int, language: str, outcome: Outcome, text: str) -> list[int | str]:
    """The parameters of the second row."""
    row: list[int | str] = [week, language, outcome.value, text]
    return [*row, text, week, MOST_TEXTS_A_WEEK, *row]
