"""The first page of each language."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import HomeSectionsBlock
from home.highlights import sections, wishes
from home.structured_data import home_structured_data
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.fact_rows import FactRow, rows_of
from legro_cms.core.models import BasePage, CustomImage
from legro_cms.core.panels import SourceFactsPanel
from legro_cms.core.works import WorkText


class HomePage(BasePage):
    """Editors welcome readers here; one for each language, made with the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "casebook.CaseIndexPage",
        "events.EventIndexPage",
        "events.ReportIndexPage",
        "home.StandardPage",
        "home.ThemePage",
        "home.ApproachPage",
        "home.ContactPage",
    ]
    max_count_per_parent = 2

    intro = models.TextField(
        _("introduction"),
        max_length=400,
        help_text=_("What the network is for, in one or two sentences."),
    )
    hero_image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    sections = StreamField(
        HomeSectionsBlock(required=False),
        verbose_name=_("sections"),
        blank=True,
        help_text=_(
            "What stands below the search box, in this order, in both languages. Empty: everything. A section "
            "without anything to show stays away."
        ),
    )

    fact_fields = ("sections",)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("hero_image"),
        SourceFactsPanel(heading=_("Facts")),
        FieldPanel("sections"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def fact_rows(self) -> list[FactRow]:
        """The sections, for the editor of the other language's home page."""
        field = self._meta.get_field("sections")
        names = tuple(str(field.stream_block.child_blocks[name].label) for name, _count in wishes(self.facts.sections))  # type: ignore[union-attr]
        return rows_of([("sections", capfirst(str(_("sections"))), names, True)])

    @property
    def share_image(self) -> CustomImage | None:
        """The picture at the top."""
        return self.hero_image if self.hero_image is not None and self.hero_image.may_be_shared else None

    def describe_text(self) -> WorkText:
        """The home page is no search result, yet its introduction describes it to other sites."""
        return WorkText(title=self.title, summary=self.search_description or self.intro, body="")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the sections, and who the site is of."""
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "sections": list(sections(wishes(self.facts.sections), context["language"])),
            "structured_data": home_structured_data(request, context),
        }
