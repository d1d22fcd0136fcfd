"""What theme pages and approach pages have in common: words about a term, and the works that are filed under it."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.structured_data import term_structured_data
from home.term_forms import TermPageForm
from home.term_groups import Group
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.describing import as_lines, names, slugs, stream_parts
from legro_cms.core.fact_rows import FactRow, one, rows_of
from legro_cms.core.models import BasePage, Term
from legro_cms.core.panels import SourceFactsPanel
from legro_cms.core.works import WorkFacts, WorkText


class TermPage(BasePage):
    """A page about a term of the vocabulary; ``term_name`` is the field that names it."""

    is_work = True
    card_template = "home/components/standard_card.html"
    base_form_class = TermPageForm
    term_name: ClassVar[str] = ""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []

    intro = models.TextField(
        _("summary"), max_length=400, help_text=_("One or two sentences: what it is about. Shown in lists too.")
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("The lists of cases, meetings and reports follow it by themselves."),
    )

    class Meta:
        abstract = True

    @classmethod
    def panels_around(cls, name: str) -> list[Any]:
        """Words, and the term on the page that was written first."""
        return [
            *Page.content_panels,
            SourceFactsPanel(heading=_("Facts")),
            FieldPanel(name),
            FieldPanel("intro"),
            FieldPanel("body"),
        ]

    @cached_property
    def term(self) -> Term | None:
        """The term that stands today for the one the page is about."""
        chosen = getattr(self.facts, f"{self.term_name}_id")
        model: Any = self._meta.get_field(self.term_name).related_model
        term: Term | None = model.objects.select_related("merged_into").filter(pk=chosen).first()
        return None if term is None else term.merged_into or term

    @property
    def fact_rows(self) -> list[FactRow]:
        """The term, for the editor of a translation."""
        label = capfirst(str(self._meta.get_field(self.term_name).verbose_name))  # type: ignore[union-attr]
        return rows_of([(self.term_name, label, one("" if self.term is None else self.term.name), True)])

    def describe_text(self) -> WorkText:
        """The words of the page in its own language."""
        return WorkText(title=self.title, summary=self.intro, body=as_lines(stream_parts(self, "body")))

    def describe_facts(self) -> WorkFacts:
        """The page is filed under its own term, and found by the names of it."""
        chosen: Term | None = getattr(self, self.term_name)
        terms = [] if chosen is None else chosen.lineage()
        return WorkFacts({terms[0].dimension: slugs(terms)} if terms else {}, names(terms))

    def groups(self, term: Term, language: str) -> Iterable[Group]:
        """The works to show below the words."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the works that are filed under the term, and the description for search engines."""
        context = super().get_context(request, *args, **kwargs)
        groups = [] if self.term is None else list(self.groups(self.term, context["language"]))
        return context | {
            "groups": groups,
            "structured_data": term_structured_data(self, groups, context),
        }
