"""Which entries hold a term, and how much it weighs there."""

from django.db import models

from search.models.entry import Entry


class Posting(models.Model):
    """A stem (``nl:speeltuin``) in an entry.

    ``impact`` is the BM25 weight without the part that depends on other entries, so that writing an entry
    touches its own rows only. It is a whole number (ten-thousandths): sums of whole numbers are the same in
    every database, sums of fractions are not, and with them the order of two hits would not be.
    """

    pk = models.CompositePrimaryKey("term", "entry")
    term = models.CharField(max_length=48)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings")
    impact = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.term} in {self.entry_id}"
