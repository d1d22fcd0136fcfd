"""The same works as stock Wagtail would index them: a document per language version, facts in filter fields."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.search import index

from tests.bench.texts import DIMENSIONS


class ListedField(models.JSONField):
    """Several values in one column. Stock Wagtail would join a table per dimension, which costs it more."""


@ListedField.register_lookup
class Holds(models.Lookup[bool]):
    """Whether the value is among them; to stock Wagtail, which reads only its name, an ordinary filter."""

    lookup_name = "exact"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The same text on every database."""
        column, params = self.process_lhs(compiler, connection)
        return f"cast({column} as text) like %s", [*params, f'%"{self.rhs}"%']


def field_name(dimension: str) -> str:
    """A dimension's name as a field."""
    return dimension.replace("-", "_")


class StockPage(index.Indexed, models.Model):
    """A work in one language, with the fields that a page of Wagtail filters by as well."""

    translation_key = models.UUIDField()
    language = models.CharField(max_length=2)
    live = models.BooleanField(default=True)
    title = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    names = models.TextField()
    theme = ListedField()
    municipality = ListedField()
    year = ListedField()
    status = ListedField()
    target_group = ListedField()
    kind = ListedField()

    search_fields: ClassVar = [
        index.SearchField("title", boost=3),
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("names"),
        index.FilterField("live"),
        index.FilterField("language"),
        *(index.FilterField(field_name(dimension)) for dimension in DIMENSIONS),
    ]

    class Meta:
        app_label = "bench"

    def __str__(self) -> str:
        return self.title
