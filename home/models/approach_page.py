"""Pages about a way of working."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.models.term_page import TermPage
from home.term_groups import Group, groups_of_approach
from legro_cms.core.models import Approach, Term


class ApproachPage(TermPage):
    """Editors explain here how an approach works; the cases and visits that followed it gather below by themselves."""

    kind = "approach"
    term_name = "approach"

    approach = models.OneToOneField(
        Approach,
        verbose_name=_("approach"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="page",
        help_text=_("Private visits are counted on the page, and not shown. An approach has one page."),
    )

    fact_fields = ("approach",)
    required_facts = ("approach",)
    exclude_fields_in_copy = ["approach"]

    content_panels = TermPage.panels_around("approach")

    class Meta:
        verbose_name = _("approach page")
        verbose_name_plural = _("approach pages")

    def groups(self, term: Term, language: str) -> Iterable[Group]:
        """Visits, of which the private ones are a mere number, and cases."""
        return groups_of_approach(term, language)
