"""Listings of works: every list that visitors see starts here, where a work stands once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from search.models import Entry  # noqa: F401 - named in the base class below


class EntryQuerySet(models.QuerySet["Entry"]):
    """Named listings; all but ``public`` are meant to follow it."""

    def public(self) -> Self:
        """Works that anyone may read now."""
        return self.filter(is_public=True)

    def filed_under(self, dimension: str, values: Iterable[str]) -> Self:
        """Works that carry one of the values in the dimension, each once."""
        from search.models import EntryTerm

        carrying = EntryTerm.objects.filter(entry=models.OuterRef("pk"), dimension=dimension, value__in=list(values))
        return self.filter(models.Exists(carrying))
