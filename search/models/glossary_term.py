"""The names that a concept goes by."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from search.language import FINGERPRINT, normalise, stems
from search.models.concept import Concept

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


class GlossaryTerm(models.Model):
    """A word, or a few words, of one language. The first one of a language is the one that readers are shown.

    The key depends on the rules of analysis, so the fingerprint of the rules that made it stands beside it.
    """

    concept = ParentalKey(Concept, on_delete=models.CASCADE, related_name="terms")
    language = models.CharField(_("language"), max_length=2, choices=GlossaryLanguage.choices)
    text = models.CharField(_("word or words"), max_length=100)
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    key = models.CharField(max_length=LONGEST_KEY, editable=False)
    fingerprint = models.CharField(max_length=16, editable=False)

    sort_order_field = "sort_order"

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
        """Set the key, and by which rules it was made."""
        self.key, self.fingerprint = key_of(self.text, self.language), FINGERPRINT
