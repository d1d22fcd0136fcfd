"""What the index pages of the rooms have in common: an introduction, and a list with words and filters."""

from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from legro_cms.core.models import BasePage
from legro_cms.core.structured_data import breadcrumb_list
from legro_cms.core.works import WorkText
from search.formats import format_response, wanted_format
from search.learning import learn
from search.listing import Listing, build_listing
from search.query import USUAL_SORTS, Sort
from search.question import Question


class WorkIndexPage(BasePage):
    """Readers search the works of a room here.

    ``kinds`` are those it lists, ``filters`` the dimensions and ``sorts`` the orders that it offers.
    """

    kinds: ClassVar[tuple[str, ...]] = ()
    filters: ClassVar[tuple[str, ...]] = ()
    sorts: ClassVar[tuple[Sort, ...]] = USUAL_SORTS
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1

    intro = models.TextField(
        _("introduction"), max_length=400, blank=True, help_text=_("What readers find here, in one or two sentences.")
    )

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def describe_text(self) -> WorkText:
        """The introduction describes the list to other sites."""
        return WorkText(title=self.title, summary=self.search_description or self.intro, body="")

    def question(self, request: HttpRequest, **options: Any) -> Question:
        """What a reader asks of the list; with further options of ``Question.of``."""
        base_url = self.get_url(request) or request.path
        return Question.of(
            request, kinds=self.kinds, dimensions=self.filters, sorts=self.sorts, base_url=base_url, **options
        )

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The page, or what it lists in the format that the address asks for."""
        wanted = None if kwargs.get("moved") else wanted_format(request)
        if wanted is None:
            response = super().serve(request, *args, **kwargs)
            listing = (getattr(response, "context_data", None) or {}).get("listing")
            if isinstance(listing, Listing):
                learn(request, listing.result, response)
            return response
        return format_response(request, self.question(request), wanted)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the list; the other language's one is a link away with the same question."""
        context = super().get_context(request, *args, **kwargs)
        listing = build_listing(self.question(request))
        other = {alternate.language for alternate in context["alternates"]}
        return context | {
            "listing": listing,
            "language_links": [
                replace(link, url=listing.query.url(link.url)) if link.language in other else link
                for link in context["language_links"]
            ],
            "structured_data": [breadcrumb_list(self, context)],
        }
