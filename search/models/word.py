"""The words that the entries are written in."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models.functions import Length


class WordQuerySet(models.QuerySet["Word"]):
    """Parts of the vocabulary."""

    def starting_with(self, initials: Iterable[str], lengths: range) -> Self:
        """Words that begin with one of these letters and have about so many letters.

        The lower bound lets the index be used; what comes after the letter depends on the database's order of letters.
        """
        begin = models.Q()
        for initial in initials:
            begin |= models.Q(word__gte=initial, word__startswith=initial)
        return self.alias(letters=Length("word")).filter(begin, letters__gte=lengths.start, letters__lt=lengths.stop)


class Word(models.Model):
    """A word as it is written (lower case, with its diacritics), to correct a misspelt query with.

    Rows are added with an entry and taken away by a rebuild only: a count or a deletion here would make every
    two editors who publish at the same time wait for, or deadlock on, the same common words. How often a word
    occurs is what the postings of its stem say; a word whose stem has none is not suggested.
    """

    pk = models.CompositePrimaryKey("language", "word")
    language = models.CharField(max_length=12)
    word = models.CharField(max_length=40)

    objects = WordQuerySet.as_manager()

    def __str__(self) -> str:
        return self.word
