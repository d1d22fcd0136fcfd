"""Listings of works: every list that visitors see starts here, where a work stands once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from search.models import Entry  # noqa: F401 - named in the base class below


class EntryQuerySet(models.QuerySet["Entry"]):
    """Named listings; all but ``public`` are meant to follow it."""

    def public(self) -> Self:
        """Works that anyone may read now."""
        return self.filter(is_public=True)

    def of_kinds(self, *kinds: str) -> Self:
        """Works of these kinds (``"case"``)."""
        return self.filter(kind__in=kinds)

    def in_language(self, language: str) -> Self:
        """Works with words of their own in this language, not only a fallback."""
        return self.filter(**{f"live_{language}": True})

    def filed_under(self, dimension: str, values: Iterable[str]) -> Self:
        """Works that carry one of the values in the dimension, each once."""
        from search.models import EntryTerm

        carrying = EntryTerm.objects.filter(entry=models.OuterRef("pk"), dimension=dimension, value__in=list(values))
        return self.filter(models.Exists(carrying))

    def upcoming(self, on: date) -> Self:
        """Works with a date that is not over on this day, soonest first; what ends today is upcoming."""
        return self.filter(Q(ends__gte=on) | Q(ends=None, starts__gte=on)).order_by("starts", "pk")

    def newest(self) -> Self:
        """Latest published first."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")
