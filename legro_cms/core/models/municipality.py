"""Municipalities, today's and former ones."""

from typing import Self, cast

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term, TermQuerySet
from legro_cms.core.term_forms import MunicipalityForm
from legro_cms.core.works import Dimension


class MunicipalityQuerySet(TermQuerySet["Municipality"]):
    """Listings of municipalities."""

    def current(self) -> Self:
        """Municipalities that exist today."""
        return super().current().filter(valid_until=None)


class Municipality(Term):
    """A municipality by its CBS code; a former one stays, so that those who search its name find what is there now."""

    dimension = Dimension.MUNICIPALITY

    code = models.CharField(
        _("CBS code"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^GM\d{4}$", _("A CBS code is GM and four digits, such as GM0014."))],
    )
    inhabitants = models.PositiveIntegerField(
        _("inhabitants"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Leave empty when unknown."),
    )
    inhabitants_year = models.PositiveSmallIntegerField(_("year of the count"), null=True, blank=True)
    inhabitants_source = models.CharField(_("source of the count"), max_length=120, blank=True)
    valid_until = models.DateField(
        _("existed until"), null=True, blank=True, help_text=_("The first day on which it no longer existed.")
    )
    successors = models.ManyToManyField(
        "self",
        verbose_name=_("successors"),
        symmetrical=False,
        blank=True,
        related_name="predecessors",
        help_text=_("The municipality or municipalities that took over its territory."),
    )

    objects = MunicipalityQuerySet.as_manager()  # type: ignore[misc]

    base_form_class = MunicipalityForm

    class Meta(Term.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return _text("%(name)s (former)") % {"name": self.name} if self.is_former else self.name

    def clean(self) -> None:
        """Ask with a number of inhabitants for the year in which they were counted."""
        super().clean()
        if self.inhabitants is not None and self.inhabitants_year is None:
            raise ValidationError({"inhabitants_year": _text("In which year were they counted?")})

    @property
    def is_former(self) -> bool:
        """Whether the municipality no longer exists."""
        return self.valid_until is not None

    def onward(self) -> list[Self]:
        """What it was merged into, else the municipalities that succeeded it."""
        return super().onward() or ([cast("Self", town) for town in self.successors.all()] if self.is_former else [])

    def lineage(self, present: Self | None = None) -> list[Self]:
        """Itself and its successors to this day; with ``present``, only the way to the one its place lies in now."""
        whole = super().lineage()
        if present is None or present not in whole[1:]:
            return whole
        return [town for town in whole if town == present or present in super(Municipality, town).lineage()] + [
            heir for heir in present.lineage() if heir != present
        ]
