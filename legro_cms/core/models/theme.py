"""Themes: what a work is about."""

from typing import Self, cast

from django.db import models
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
        self.refuse_ring("parent", self.parent)

    def onward(self) -> list[Self]:
        """What it was merged into, else the wider theme: a merged one belongs where the other does."""
        return super().onward() or ([] if self.parent is None else [cast("Self", self.parent)])
