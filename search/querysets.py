"""Listings of works: every list that visitors see starts here, where a work stands once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from search.models import Entry


class EntryQuerySet(models.QuerySet["Entry"]):
    """Named listings; all but ``public`` are meant to follow it."""

    def public(self) -> Self:
        """Works that anyone may read now."""
        return self.filter(is_public=True)

    def upcoming(self, on: date) -> Self:
        """Dated works that are not over on this day (in Europe/Amsterdam); today's and unknown dates are among them."""
        not_over = models.Q(ends__isnull=True) | models.Q(ends__gte=on)
        return self.filter(not_over, agenda__isnull=False)

    def past(self, on: date) -> Self:
        """Dated works whose last day was before this one."""
        return self.filter(agenda__isnull=False, ends__lt=on)

    def in_order(self) -> Self:
        """Dated works by their date, the first one first; ``reverse()`` for the latest first."""
        return self.order_by("agenda", "pk")

    def in_order_of(self, keys: Sequence[int]) -> list[Entry]:
        """Those of the works with these primary keys, in the order of the keys; one query."""
        found = self.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def filed_under(self, dimension: str, values: Iterable[str]) -> Self:
        """Works that carry one of the values in the dimension, each once."""
        from search.models import EntryTerm

        carrying = EntryTerm.objects.filter(entry=models.OuterRef("pk"), dimension=dimension, value__in=list(values))
        return self.filter(models.Exists(carrying))
