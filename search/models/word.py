"""The words that the entries are written in."""

from django.db import models


class Word(models.Model):
    """A word as it is written (lower case, with its diacritics), to correct a misspelt query with.

    Rows are added with an entry and taken away by a rebuild only: a count or a deletion here would make every
    two editors who publish at the same time wait for, or deadlock on, the same common words. How often a word
    occurs is what the postings of its stem say; a word whose stem has none is not suggested.
    """

    pk = models.CompositePrimaryKey("language", "word")
    language = models.CharField(max_length=12)
    word = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.word
