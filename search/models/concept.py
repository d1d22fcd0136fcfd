"""What the search takes for the same thing: a line of the glossary."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from legro_cms.core.models import Theme


class Concept(ClusterableModel):
    """A thing that goes by several names; who searches for one of them also finds works that use another.

    Editors keep it. Nothing of it is stored with the works: a search looks the words up, so a change works at once.
    """

    theme = models.ForeignKey(
        Theme,
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="concepts",
        help_text=_("The theme that is offered first to a reader whose search for this finds nothing. May stay empty."),
    )

    class Meta:
        verbose_name = _("concept")
        verbose_name_plural = _("glossary")

    def __str__(self) -> str:
        """The first word of each language, as it was given: "rookvrij = smoke-free"."""
        firsts: dict[str, str] = {}
        for term in self.terms.all():
            firsts.setdefault(term.language, term.text)
        return " = ".join(firsts[language] for language in sorted(firsts, reverse=True)) or _text("(no words yet)")
