"""Pages about a theme."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models.term_page import TermPage
from home.term_groups import Group, groups_of_theme
from legro_cms.core.models import Term, Theme


class ThemePage(TermPage):
    """Editors say here what a theme is about; its cases, meetings and reports gather below by themselves."""

    kind = "theme"
    term_name = "theme"

    theme = models.OneToOneField(
        Theme,
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="page",
        help_text=_("Works of its sub-themes are shown too. A theme has one page."),
    )

    fact_fields = ("theme",)
    required_facts = ("theme",)
    exclude_fields_in_copy = ["theme"]

    content_panels = TermPage.panels_around("theme")

    class Meta:
        verbose_name = _("theme page")
        verbose_name_plural = _("theme pages")

    def groups(self, term: Term, language: str) -> Iterable[Group]:
        """Cases, meetings to come and past ones, reports."""
        return groups_of_theme(term, language)
