"""The facts of a case: the same whatever language its words are read in."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from casebook.choices import CaseStatus, CostClass, SizeClass, WouldDoAgain
from casebook.classes import cost_class, first_year_cost, size_class
from casebook.rules import publishing_errors
from legro_cms.core.models import Approach, Contact, ContactedPage, Instrument, TargetGroup, Theme
from legro_cms.core.works import FIRST_YEAR, LAST_YEAR

YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


def _number_field(label: Any, help_text: Any = "", *, least: int = 0, most: int) -> models.PositiveIntegerField:
    validators = [MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=help_text, validators=validators)


def _euro_field(label: Any, help_text: Any = "") -> models.PositiveIntegerField:
    return _number_field(label, help_text, most=100_000_000)


class CaseFacts(ContactedPage):
    """Where, when, for whom, by which means and at what cost; kept on the source page only.

    What nobody knows is empty, never 0.
    """

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

    class Meta:
        abstract = True

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
    def first_year_cost(self) -> Decimal | None:
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
