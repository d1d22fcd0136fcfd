"""Cases: what a municipality or village did, at what cost, and what came of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from casebook import descriptions, panels
from casebook.choices import CaseStatus, CostClass, SizeClass, WouldDoAgain
from casebook.classes import cost_class, first_year_cost, size_class
from casebook.fact_sheet import card_facts, fact_rows
from casebook.forms import CasePageForm
from casebook.loading import case_links, load_descriptions, load_facts
from casebook.models.case_place import CasePlace
from casebook.permissions import CasePagePermissionTester
from casebook.rules import publishing_errors
from casebook.structured_data import case_structured_data
from legro_cms.core.blocks import TEXT_FEATURES, BodyBlock, LessonBlock
from legro_cms.core.fact_rows import FactRow
from legro_cms.core.languages import WorkLink
from legro_cms.core.models import (
    Approach,
    Contact,
    ContactedPage,
    CustomImage,
    Instrument,
    TargetGroup,
    Theme,
    User,
)
from legro_cms.core.works import FIRST_YEAR, LAST_YEAR, WorkFacts, WorkText

YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


def _text_field(label: Any, help_text: Any, *, optional: bool = False) -> RichTextField:
    return RichTextField(label, features=TEXT_FEATURES, help_text=help_text, blank=optional)


def _number_field(label: Any, help_text: Any = "", *, least: int = 0, most: int) -> models.PositiveIntegerField:
    validators = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=help_text, validators=validators)


def _euro_field(label: Any, help_text: Any = "") -> models.PositiveIntegerField:
    return _number_field(label, help_text, most=100_000_000)


class CasePage(ContactedPage):
    """Editors and contributors write down here what was done somewhere, so that others can learn from it."""

    is_work = True
    kind = "case"
    shares_slug = True
    card_template = "casebook/components/case_card.html"
    card_has_facts = True
    base_form_class = CasePageForm

    parent_page_types = ["casebook.CaseIndexPage"]
    subpage_types: list[str] = []

    # Words

    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("Two sentences: what was done where, and what came of it. Shown in lists."),
    )
    problem = _text_field(
        _("the problem"), _("What was wrong, for whom, and how did you know? Three to six sentences.")
    )
    approach = _text_field(
        _("the approach"), _("What was done, step by step, and who did it? Enough for a colleague to do the same.")
    )
    result = _text_field(
        _("the result so far"), _("What is different now, and for whom? Say so honestly when it is too early to tell.")
    )
    lessons = StreamField(
        [("lesson", LessonBlock())],
        verbose_name=_("lessons"),
        min_num=1,
        help_text=_("What should a colleague do the same, or otherwise? At least one."),
    )
    did_not_work = _text_field(
        _("what did not work"),
        _("Setbacks help others most: what went wrong, and what did you do then?"),
        optional=True,
    )
    success_factors = _text_field(_("what helped"), _("Without what would it have failed?"), optional=True)
    obstacles = _text_field(_("what stood in the way"), _("Rules, money, people, time."), optional=True)
    works_only_if = _text_field(
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

    # Facts, on the source page only

    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), related_name="cases", help_text=_("One or more; the narrower, the better.")
    )
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus.choices, blank=True)
    start_year = models.PositiveSmallIntegerField(_("from (year)"), null=True, blank=True, validators=YEARS)
    end_year = models.PositiveSmallIntegerField(
        _("until (year)"), null=True, blank=True, validators=YEARS, help_text=_("Empty while it goes on.")
    )
    inhabitants = _number_field(
        _("inhabitants of the place"),
        _("Of the village or neighbourhood where it happened. Empty: unknown."),
        least=1,
        most=20_000_000,
    )
    cost_once_min = _euro_field(
        _("one-off cost (euro)"), _("The amount, or the least of a range. 0 when there was none; empty when unknown.")
    )
    cost_once_max = _euro_field(_("at most (euro)"), _("Only where the amount is a range."))
    cost_yearly_min = _euro_field(
        _("cost a year (euro)"), _("The amount, or the least of a range. 0 when there is none; empty when unknown.")
    )
    cost_yearly_max = _euro_field(_("at most (euro)"), _("Only where the amount is a range."))
    price_year = models.PositiveSmallIntegerField(
        _("price year"), null=True, blank=True, validators=YEARS, help_text=_("The year in which these prices held.")
    )
    own_hours = _number_field(
        _("own hours"), _("Hours of the municipality’s own staff in the first year."), most=1_000_000
    )
    lead_time_months = _number_field(_("lead time (months)"), _("From the first plan to the first result."), most=600)
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="cases"
    )
    instruments = ParentalManyToManyField(
        Instrument,
        verbose_name=_("instruments"),
        blank=True,
        related_name="cases",
        help_text=_("Of the Omgevingswet, or other means of the municipality."),
    )
    approaches = ParentalManyToManyField(
        Approach,
        verbose_name=_("approaches"),
        blank=True,
        related_name="cases",
        help_text=_("A named way of working that was followed here."),
    )
    would_do_again = models.CharField(_("would do it again"), max_length=20, choices=WouldDoAgain.choices, blank=True)
    adopted_from = models.ForeignKey(
        "self",
        verbose_name=_("adopted from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adopted_by",
        help_text=_("The case whose example was followed."),
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
        help_text=_("Whom a colleague can call. Empty: the general contact of the site."),
    )
    review_date = models.DateField(
        _("review on"),
        null=True,
        blank=True,
        help_text=_("The day on which someone looks whether this still holds; a year from now is usual."),
    )
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("The page then says that the case never happened.")
    )

    fact_fields = (
        "themes",
        "case_places",
        "status",
        "start_year",
        "end_year",
        "inhabitants",
        "cost_once_min",
        "cost_once_max",
        "cost_yearly_min",
        "cost_yearly_max",
        "price_year",
        "own_hours",
        "lead_time_months",
        "target_groups",
        "instruments",
        "approaches",
        "would_do_again",
        "adopted_from",
        "contact",
        "review_date",
        "is_example",
        "case_participants",
        "case_results",
        "case_photos",
        "case_materials",
        "case_relations",
    )
    required_facts = ("themes", "status", "start_year", "review_date")
    term_fields = ("themes", "target_groups", "instruments", "approaches")

    edit_handler = panels.case_edit_handler

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @property
    def required_rows(self) -> dict[str, str]:
        """A case without a place cannot be found by those who look for one."""
        return {"case_places": _text("Name at least one place.")}

    def publishing_errors(self) -> dict[str, str]:
        """Prices have a year, and what is over has an end."""
        return publishing_errors({name: getattr(self, name) for name in self.fact_fields if hasattr(self, name)})

    def clean(self) -> None:
        """Refuse periods and ranges that run backwards."""
        super().clean()
        errors = {}
        pairs = [("cost_once_min", "cost_once_max"), ("cost_yearly_min", "cost_yearly_max"), ("start_year", "end_year")]
        for low, high in pairs:
            first, last = getattr(self, low), getattr(self, high)
            if first is not None and last is not None and last < first:
                errors[high] = _text("This is less than the value before it.")
        if errors:
            raise ValidationError(errors)

    @property
    def first_year_cost(self) -> Any:
        """Euros in the first year, or None when unknown; see ``casebook.classes``."""
        return first_year_cost(
            (self.cost_once_min, self.cost_once_max),
            (self.cost_yearly_min, self.cost_yearly_max),
            self.own_hours,
            self.site_settings.hourly_rate,
        )

    @property
    def cost_class(self) -> CostClass:
        """The cost class that the case is filtered by."""
        return cost_class(self.first_year_cost)

    @property
    def size_class(self) -> SizeClass:
        """The size class that the case is filtered by."""
        return size_class(self.inhabitants)

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
