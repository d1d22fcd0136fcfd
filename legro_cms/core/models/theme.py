"""Themes: what a work is about."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.models.term import Term
from legro_cms.core.works import Dimension


class Theme(Term):
    """A theme of the network; a sub-term belongs to its parent, so a filter on the parent finds it."""

    dimension = Dimension.THEME

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The wider theme; a search for that theme also finds works with this one."),
    )
    is_core = models.BooleanField(
        _("central theme"), default=False, help_text=_("One of the network's numbered themes.")
    )
    description_nl = models.TextField(_("description (Dutch)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)

    description = Bilingual("description")

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def clean(self) -> None:
        """Refuse a theme that would become part of itself."""
        super().clean()
        seen, parent = {self.pk}, self.parent
        while parent is not None:
            if parent.pk is not None and parent.pk in seen:
                raise ValidationError({"parent": _text("A theme cannot be part of itself.")})
            seen.add(parent.pk)
            parent = parent.parent

    def lineage(self) -> list[Self]:
        """Itself, what it was merged into, and every wider theme."""
        themes: dict[int, Self] = {}
        for term in super().lineage():
            while term is not None and term.pk not in themes:
                themes[term.pk] = term
                term = term.parent
        return list(themes.values())
