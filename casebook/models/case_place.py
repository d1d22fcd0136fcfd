"""Where a case happened."""

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Select
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from legro_cms.core.bilingual import read
from legro_cms.core.models import Municipality


class CasePlace(Orderable):
    """A municipality, with a village or neighbourhood where that says more; or a place elsewhere with its country."""

    page = ParentalKey("casebook.CasePage", on_delete=models.CASCADE, related_name="case_places")
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="case_places",
        help_text=_("As it was called then; a former municipality is found under its successor too."),
    )
    present_municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("municipality today"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only where a former municipality was divided: which one the place lies in now."),
    )
    village = models.CharField(_("village or neighbourhood"), max_length=80, blank=True)
    place_name = models.CharField(
        _("place elsewhere"), max_length=80, blank=True, help_text=_("For a case outside the province.")
    )
    country_nl = models.CharField(_("country (Dutch)"), max_length=60, blank=True)
    country_en = models.CharField(_("country (English)"), max_length=60, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("municipality", widget=Select), FieldPanel("village")]),
        FieldPanel("present_municipality", widget=Select),
        FieldPanel("place_name"),
        FieldRowPanel([FieldPanel("country_nl"), FieldPanel("country_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.label("nl")

    def clean(self) -> None:
        """Ask for a municipality or a place elsewhere, and for a successor that really is one."""
        super().clean()
        if bool(self.municipality_id) == bool(self.place_name):
            raise ValidationError(_text("Choose a municipality, or name a place elsewhere."))
        if self.place_name and not self.country_nl:
            raise ValidationError({"country_nl": _text("Name the country of a place elsewhere.")})
        if self.present_municipality is not None:
            heirs = [] if self.municipality is None else self.municipality.lineage()[1:]
            if self.present_municipality not in heirs:
                raise ValidationError(
                    {"present_municipality": _text("This municipality is no successor of the one above.")}
                )

    def municipalities(self) -> list[Municipality]:
        """The municipalities under which the place is found, as it was called and as it is now."""
        return [] if self.municipality is None else self.municipality.lineage(self.present_municipality)

    def label(self, language: str) -> str:
        """The place for a reader: village, municipality, and where it lies now if that has changed."""
        if self.municipality is None:
            return f"{self.place_name} ({read(self, 'country', language)})"
        name = read(self.municipality, "name", language)
        parts = [self.village, name] if self.village and self.village != name else [name]
        today = [read(town, "name", language) for town in self.municipalities() if not town.is_former]
        place = ", ".join(parts)
        if not (self.municipality.is_former and today):
            return place
        return _text("%(place)s (now %(municipality)s)") % {"place": place, "municipality": " / ".join(today)}
