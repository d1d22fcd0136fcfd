"""What an entry is filed under."""

from django.db import models

from search.models.entry import Entry


class EntryTerm(models.Model):
    """A fact of a work as a filter and a facet see it: ``("municipality", "eemsdelta")``."""

    pk = models.CompositePrimaryKey("entry", "dimension", "value")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="terms", db_index=False)
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["dimension", "value", "entry"], name="search_entryterm_value")]

    def __str__(self) -> str:
        return f"{self.dimension}={self.value}"
