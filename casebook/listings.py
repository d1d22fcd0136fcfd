"""The list of cases in the admin: where, how far, whom to call, when to review."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.pages import PageViewSet

from casebook.choices import CaseStatus
from casebook.models import CasePage
from legro_cms.core.bilingual import active_language
from legro_cms.core.fact_rows import day
from legro_cms.core.listings import ASIDE, WorkFilterSet, WorkListingView
from legro_cms.core.models import Contact, Municipality, Theme
from legro_cms.core.shown_terms import shown_themes
from search.formats.cells import guarded

SOON = timedelta(days=90)
WITHOUT = "none"


def cell(value: Any) -> str:
    """A cell of a file that a spreadsheet will not calculate."""
    return guarded(str(value or ""))


class CaseFilterSet(WorkFilterSet):
    """By theme, place, status, contact and review."""

    themes = ModelChoiceFilter(label=_("Theme"), queryset=Theme.objects.all(), method="by_fact")
    case_places__municipality = ModelChoiceFilter(
        label=_("Municipality"), queryset=Municipality.objects.all(), method="by_fact"
    )
    status = ChoiceFilter(label=_("Status of the case"), choices=CaseStatus.choices, method="by_fact")
    contact = ModelChoiceFilter(
        label=_("Contact"),
        queryset=Contact.objects.select_related("organisation"),
        null_label=_("None of its own"),
        null_value=WITHOUT,
        method="by_contact",
    )
    review_date__lte = ChoiceFilter(
        label=_("Review"),
        choices=[("due", _("Due now")), ("soon", _("Within three months"))],
        method="by_review",
    )

    def by_contact(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Cases of one contact, or of none."""
        return self.by_fact(pages, name, None if value == WITHOUT else value)

    def by_review(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Cases whose day of review has come, or comes before long."""
        today = timezone.localdate()
        return self.by_fact(pages, name, today if value == "due" else today + SOON)


class CaseListingView(WorkListingView):
    """Cases below a casebook."""

    filterset_class = CaseFilterSet
    fact_columns: ClassVar[tuple[Column, ...]] = (
        Column("places", label=_("Where"), accessor="facts.listed_places", classname=ASIDE),
        Column("contact", label=_("Contact"), accessor="facts.contact", classname=ASIDE),
        Column("review_date", label=_("Review on"), accessor="facts.listed_review", classname=ASIDE),
    )
    export_filename = "cases"
    list_export = [
        "title",
        "full_url",
        "facts.listed_places",
        "facts.listed_themes",
        "facts.get_status_display",
        "facts.start_year",
        "facts.end_year",
        "facts.contact",
        "facts.review_date",
        "listed_translation",
        "live",
    ]
    export_headings: Any = {
        "title": _("Title"),
        "full_url": _("Address"),
        "facts.listed_places": _("Where"),
        "facts.listed_themes": _("Themes"),
        "facts.get_status_display": _("Status of the case"),
        "facts.start_year": _("From (year)"),
        "facts.end_year": _("Until (year)"),
        "facts.contact": _("Contact"),
        "facts.review_date": _("Review on"),
        "listed_translation": _("Translation"),
        "live": _("Published"),
    }
    custom_field_preprocess = {
        name: {"csv": cell, "xlsx": cell}
        for name in ("title", "facts.listed_places", "facts.listed_themes", "facts.contact")
    }

    def complete(self, sources: Sequence[Any]) -> None:
        """Places, themes and contacts, in a number of queries that does not grow with the cases."""
        prefetch_related_objects(
            sources,
            "contact__organisation",
            "case_places__municipality__successors",
            "case_places__present_municipality",
        )
        themes = shown_themes(sources)
        for case in sources:
            names = (place.label(active_language()) for place in case.case_places.all())
            case.listed_places = ", ".join(names)
            case.listed_review = day(case.review_date)
            case.listed_themes = ", ".join(str(theme.name) for theme in themes.get(case.pk, []))


class CaseListingViewSet(PageViewSet):
    """Where the explorer shows what is below a casebook."""

    model = CasePage
    index_view_class = CaseListingView
    columns = PageViewSet.UNDEFINED
    filterset_class = CaseFilterSet


case_listing_viewset = CaseListingViewSet("cases")
