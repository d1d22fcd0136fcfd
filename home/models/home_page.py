"""The first page of each language."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from casebook.models import CaseIndexPage
from home.highlights import core_themes, latest_cases
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.models import BasePage
from legro_cms.core.works import WorkText


class HomePage(BasePage):
    """Editors welcome readers here; one for each language, made with the site."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "casebook.CaseIndexPage",
        "events.EventIndexPage",
        "events.ReportIndexPage",
        "home.StandardPage",
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

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("hero_image"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def describe_text(self) -> WorkText:
        """The home page is no search result, yet its introduction describes it to other sites."""
        return WorkText(title=self.title, summary=self.search_description or self.intro, body="")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the numbered themes and the newest cases."""
        casebook = self.get_children().live().type(CaseIndexPage).first()
        casebook_url = (casebook.get_url(request) if casebook else None) or ""
        return super().get_context(request, *args, **kwargs) | {
            "casebook_url": casebook_url,
            "themes": core_themes(casebook_url),
            "latest_cases": latest_cases(),
        }
