"""The casebook: the list of all cases, with words and filters to find one."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from legro_cms.core.models import BasePage
from legro_cms.core.structured_data import breadcrumb_list
from legro_cms.core.works import Dimension, WorkText
from search.listing import build_listing

FILTERS = (Dimension.THEME, Dimension.MUNICIPALITY, Dimension.STATUS, Dimension.YEAR)


class CaseIndexPage(BasePage):
    """Editors put new cases below it; readers search them here."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["casebook.CasePage"]
    max_count_per_parent = 1

    intro = models.TextField(
        _("introduction"), max_length=400, blank=True, help_text=_("What readers find here, in one or two sentences.")
    )

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("casebook")
        verbose_name_plural = _("casebooks")

    def describe_text(self) -> WorkText:
        """The introduction describes the casebook to other sites."""
        return WorkText(title=self.title, summary=self.search_description or self.intro, body="")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the cases that were asked for; the other language's casebook is one link away with the same question."""
        context = super().get_context(request, *args, **kwargs)
        listing = build_listing(
            request, kinds=["case"], dimensions=list(FILTERS), base_url=self.get_url(request) or request.path
        )
        other = {alternate.language for alternate in context["alternates"]}
        return context | {
            "listing": listing,
            "language_links": [
                replace(link, url=listing.query.url(link.url)) if link.language in other else link
                for link in context["language_links"]
            ],
            "structured_data": [breadcrumb_list(self, context)],
        }
