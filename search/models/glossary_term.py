"""The names that a concept goes by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from search.language import FINGERPRINT, normalise, stems
from search.models.concept import Concept
from search.starts import starts

LONGEST_KEY = 200


class GlossaryLanguage(models.TextChoices):
    """The language of a word (ISO 639-1)."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")


def tidy(text: str) -> str:
    """The text as it is kept: composed letters, single spaces, without the soft hyphens that copying brings along."""
    seen = (letter for letter in normalise(text) if unicodedata.category(letter) != "Cf")
    return " ".join("".join(seen).split())


def key_of(text: str, language: str) -> str:
    """By what a search meets a term: its stems without stop words, in order; empty where nothing is left of it."""
    return " ".join(stem for _word, stem in stems(normalise(text), language))


START = "\n"
"""What stands before each beginning."""


class GlossaryTermQuerySet(models.QuerySet["GlossaryTerm"]):
    """Terms by how they begin."""

    def beginning_with(self, beginnings: Iterable[bytes]) -> Self:
        """Those of which a word begins in one of these ways (see ``search.starts``)."""
        fits = models.Q(pk__in=())
        for beginning in beginnings:
            fits |= models.Q(starts__contains=f"{START}{beginning.decode(errors='ignore')}")
        return self.filter(fits)


class GlossaryTerm(models.Model):
    """A word, or a few words, of one language. The first one of a language is the one that readers are shown.

    The key depends on the rules of analysis, so the fingerprint of the rules that made it stands beside it. So do its
    beginnings, for readers who type: the database looks through some thousands of them in a millisecond.
    """

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(_("language"), max_length=2, choices=GlossaryLanguage.choices)
    text = models.CharField(_("word or words"), max_length=100)
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    key = models.CharField(max_length=LONGEST_KEY, editable=False)
    starts = models.TextField(editable=False)
    fingerprint = models.CharField(max_length=16, editable=False)

    sort_order_field = "sort_order"
    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ["sort_order", "pk"]
        indexes = [models.Index(fields=["language", "key"], name="search_glossaryterm_key")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the key of today's rules."""
        self.make_key()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Tidy what was typed or pasted."""
        super().clean()
        self.text = tidy(self.text)

    def make_key(self) -> None:
        """Set the key and the beginnings, and by which rules they were made."""
        begins = sorted(start.decode(errors="ignore") for start in starts(self.text, self.language))
        self.starts = "".join(f"{START}{start}" for start in begins)
        self.key, self.fingerprint = key_of(self.text, self.language), FINGERPRINT
