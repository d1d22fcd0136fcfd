"""Cases in words: what a municipality or village did, and what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from casebook import descriptions, panels
from casebook.fact_sheet import card_facts, fact_rows
from casebook.forms import CasePageForm
from casebook.loading import case_links, load_descriptions, load_facts
from casebook.models.case_facts import CaseFacts
from casebook.models.case_place import CasePlace
from casebook.permissions import CasePagePermissionTester
from casebook.structured_data import case_structured_data
from legro_cms.core.blocks import BodyBlock, LessonBlock
from legro_cms.core.fact_rows import FactRow
from legro_cms.core.fields import running_text
from legro_cms.core.languages import WorkLink
from legro_cms.core.models import CustomImage, User
from legro_cms.core.works import WorkFacts, WorkText


class CasePage(CaseFacts):
    """Editors and contributors write down here what was done somewhere, so that others can learn from it."""

    is_work = True
    kind = "case"
    shares_slug = True
    card_template = "casebook/components/case_card.html"
    card_has_facts = True
    base_form_class = CasePageForm

    parent_page_types = ["casebook.CaseIndexPage"]
    subpage_types: list[str] = []

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("Two sentences: what was done where, and what came of it. Shown in lists."),
    )
    problem = running_text(
        _("the problem"), _("What was wrong, for whom, and how did you know? Three to six sentences.")
    )
    approach = running_text(
        _("the approach"), _("What was done, step by step, and who did it? Enough for a colleague to do the same.")
    )
    result = running_text(
        _("the result so far"), _("What is different now, and for whom? Say so honestly when it is too early to tell.")
    )
    lessons = StreamField(
        [("lesson", LessonBlock())],
        verbose_name=_("lessons"),
        min_num=1,
        help_text=_("What should a colleague do the same, or otherwise? At least one."),
    )
    did_not_work = running_text(
        _("what did not work"),
        _("Setbacks help others most: what went wrong, and what did you do then?"),
        optional=True,
    )
    success_factors = running_text(_("what helped"), _("Without what would it have failed?"), optional=True)
    obstacles = running_text(_("what stood in the way"), _("Rules, money, people, time."), optional=True)
    works_only_if = running_text(
        _("works only if"), _("Under which conditions can another place do the same?"), optional=True
    )
    funding = models.CharField(
        _("funding"), max_length=250, blank=True, help_text=_("Who paid, from which budget or subsidy.")
    )
    people_needed = models.CharField(
        _("people needed"), max_length=250, blank=True, help_text=_("For example “2 volunteers a week, 1 official”.")
    )
    body = StreamField(
        BodyBlock(), verbose_name=_("more"), blank=True, help_text=_("Anything that does not fit above.")
    )

    edit_handler = panels.case_edit_handler

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @property
    def fact_rows(self) -> list[FactRow]:
        """The facts as readers see them, in the active language."""
        return fact_rows(self.facts)

    @property
    def card_facts(self) -> list[str]:
        """Place, period, status and cost, in the active language."""
        return card_facts(self.facts)

    def describe_text(self) -> WorkText:
        """The words of this page."""
        return descriptions.case_text(self)

    def describe_facts(self) -> WorkFacts:
        """The facts of the case."""
        return descriptions.case_facts(self)

    @property
    def share_image(self) -> CustomImage | None:
        """The first photo that may be shared."""
        images = (photo.image for photo in self.facts.case_photos.all())
        return next((image for image in images if image.may_be_shared), None)

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Rows of facts and terms, for many cases at once."""
        load_descriptions(pages)

    @classmethod
    def card_pages(cls, translation_keys: Iterable[UUID]) -> models.QuerySet[Self]:
        """Cases with the places that their cards show."""
        places = CasePlace.objects.select_related("municipality", "present_municipality")
        return (
            super()
            .card_pages(translation_keys)
            .prefetch_related(models.Prefetch("case_places", queryset=places), "case_places__municipality__successors")
        )

    @classmethod
    def complete_cards(cls, pages: Sequence[Self], links: Mapping[UUID, WorkLink]) -> None:
        """The rate by which own hours count in the cost, read once."""
        for page in pages:
            page.site_settings = pages[0].site_settings

    def permissions_for_user(self, user: User) -> CasePagePermissionTester:  # type: ignore[override]
        """Contributors also work on the drafts of their municipality's colleagues."""
        return CasePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add related cases and the description for search engines."""
        load_facts(self.facts, request)
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "case_links": case_links(self.facts, context["language"]),
            "structured_data": case_structured_data(self, context),
        }
