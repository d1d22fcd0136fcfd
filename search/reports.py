"""Reports of what readers search for: how much by week, and the words that found too little."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Max, Q, Sum
from django.urls import URLPattern, path, reverse
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports.base import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.formats.cells import guarded
from search.models import Concept, GlossaryLanguage, SearchedText
from search.models.searched_text import SHOWN_FROM, Outcome, SearchedTextQuerySet

Row = dict[str, Any]
may_see = ModelPermissionPolicy(SearchedText)
may_add = ModelPermissionPolicy(Concept)


class SearchesFilterSet(WagtailFilterSet):
    """By language, and by how far back."""

    language = ChoiceFilter(label=_("Language"), choices=GlossaryLanguage.choices, empty_label=_("Both"))
    weeks = ChoiceFilter(
        label=_("Period"),
        choices=[(4, _("The last 4 weeks")), (13, _("The last 13 weeks")), (26, _("The last 26 weeks"))],
        empty_label=_("The last year"),
        method="last",
    )

    class Meta:
        model = SearchedText
        fields = ["language"]

    def last(self, searches: SearchedTextQuerySet, name: str, weeks: str) -> SearchedTextQuerySet:
        """The week that is going on, and those before it."""
        return searches.since(timezone.localdate() - timedelta(weeks=int(weeks) - 1))


class TextsFilterSet(SearchesFilterSet):
    """Also by what the words found."""

    outcome = ChoiceFilter(
        label=_("Found"),
        choices=[(Outcome.NONE, Outcome.NONE.label), (Outcome.FEW, Outcome.FEW.label)],
        empty_label=_("Nothing or little"),
    )


def week_name(name: str, row: Row) -> str:
    """A week as people say it."""
    return _text("Week %(week)d of %(year)d") % {"week": row[name] % 100, "year": row[name] // 100}


def iso_week(week: int) -> str:
    """A week as files have it (ISO 8601): ``2026-W47``."""
    return f"{week // 100}-W{week % 100:02}"


def language_name(row: Row) -> str:
    """The language of the page that the words were typed on."""
    return str(GlossaryLanguage(row["language"]).label)


def percentage(row: Row) -> str:
    """How many of a hundred searches found nothing."""
    return _text("%(share)d%%") % {"share": row["share"]}


def _times(outcome: Outcome) -> Sum:
    return Sum("times", filter=Q(outcome=outcome), default=0)


class SearchesReport(ReportView):
    """How much is searched for, week by week, and how much of it in vain."""

    page_title: Any = _("Searches by week")
    header_icon = "search"
    queryset = SearchedText.objects.totals()
    permission_policy = may_see
    any_permission_required = ("view",)
    filterset_class: type[SearchesFilterSet] = SearchesFilterSet
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    results_template_name = "search/admin/searches_report_results.html"
    explanation: str | Promise = _(
        "Each time that somebody searches for other words counts as one. Programs, further pages and filters are left "
        "out. Nothing is kept of who searches."
    )
    export_filename = "searches-by-week"
    list_export = ["week", "language", "searches", "without", "share", "few"]
    export_headings = {
        "week": _("Week"),
        "language": _("Language"),
        "searches": _("Searches"),
        "without": _("Without result"),
        "share": _("Without result (%)"),
        "few": _("Few results"),
    }
    custom_field_preprocess: dict[str, dict[str, Callable[[Any], str]]] = {"week": {"csv": iso_week, "xlsx": iso_week}}

    @cached_property
    def columns(self) -> list[Column]:
        """What the page shows of a row."""
        return [
            Column("week", label=_("Week"), accessor=partial(week_name, "week")),
            Column("language", label=_("Language"), accessor=language_name),
            NumberColumn("searches", label=_("Searches")),
            NumberColumn("without", label=_("Without result")),
            Column("share", label=_("Share without result"), accessor=percentage),
            NumberColumn("few", label=_("Few results")),
        ]

    @property
    def no_results_message(self) -> str:
        """Instead of an empty table."""
        return _text("There is nothing to show for this period yet.")

    def get_filtered_queryset(self) -> Any:
        """The rows, summed up after the filters."""
        return self.summed(self.get_queryset())

    def summed(self, searches: Any) -> Any:
        """A row for every week and language, the newest first; the share is rounded."""
        rows = searches.values("week", "language").annotate(
            searches=Sum("times"), without=_times(Outcome.NONE), few=_times(Outcome.FEW)
        )
        rows = rows.annotate(share=(F("without") * 200 + F("searches")) / (F("searches") * 2))
        return rows.order_by("-week", "-language")


class TextsReport(SearchesReport):
    """The words that found nothing or little, for whoever keeps the glossary."""

    page_title = _("Searches that found little")
    header_icon = "help"
    queryset = SearchedText.objects.texts()
    filterset_class = TextsFilterSet
    index_url_name = "searched_texts_report"
    index_results_url_name = "searched_texts_report_results"
    explanation = _(
        "Words that were searched for at least three times in this period and found nothing, or three works at most. "
        "Do we have something about it under another name? Then add the words to the glossary."
    )
    export_filename = "searches-that-found-little"
    list_export = ["text", "language", "searches", "without", "few", "last"]
    export_headings = SearchesReport.export_headings | {
        "text": _("Words"),
        "last": _("Last in"),
    }
    custom_field_preprocess = {
        "text": {"csv": guarded, "xlsx": guarded},
        "last": {"csv": iso_week, "xlsx": iso_week},
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The words lead to what they find; the last column to the glossary, for who may add to it."""
        columns = [
            TitleColumn("text", label=_("Words"), get_url=search_address),
            Column("language", label=_("Language"), accessor=language_name),
            NumberColumn("without", label=_("Without result")),
            NumberColumn("few", label=_("Few results")),
            Column("last", label=_("Last in"), accessor=partial(week_name, "last")),
        ]
        if may_add.user_has_permission(self.request.user, "add"):
            columns.append(TitleColumn("add", label=_("Glossary"), accessor=_invitation, get_url=glossary_address))
        return columns

    def summed(self, searches: Any) -> Any:
        """A row for every text that enough readers typed within the period, the most frequent first."""
        rows = searches.values("language", "text").annotate(
            searches=Sum("times"), without=_times(Outcome.NONE), few=_times(Outcome.FEW), last=Max("week")
        )
        return rows.filter(searches__gte=SHOWN_FROM).order_by("-searches", "text", "language")


def search_address(row: Row) -> str:
    """The site's search for the words, where they were typed."""
    with translation.override(row["language"]):
        return f"{reverse('search:search')}?{urlencode({'q': row['text']})}"


def glossary_address(row: Row) -> str:
    """The form for a new concept with the words in it."""
    address = reverse("wagtailsnippets_search_concept:add")
    return f"{address}?{urlencode({row['language']: row['text']})}"


def _invitation(row: Row) -> str:
    return _text("Add to the glossary")


REPORTS = (("searches", SearchesReport), ("searched-texts", TextsReport))


def report_urls() -> list[URLPattern]:
    """The addresses of the reports, below that of the admin."""
    return [
        pattern
        for name, view in REPORTS
        for pattern in (
            path(f"reports/{name}/", view.as_view(), name=view.index_url_name),
            path(f"reports/{name}/results/", view.as_view(results_only=True), name=view.index_results_url_name),
        )
    ]


class ReportMenuItem(MenuItem):
    """Shown to who may see the report."""

    def is_shown(self, request: Any) -> bool:
        """Administrators and editors, unless their groups were changed."""
        return bool(may_see.user_has_permission(request.user, "view"))


def menu_item(view: type[SearchesReport], order: int) -> Callable[[], ReportMenuItem]:
    """What makes the menu's line for a report."""
    return lambda: ReportMenuItem(
        view.page_title,
        reverse(view.index_url_name),
        name=view.export_filename,
        icon_name=view.header_icon,
        order=order,
    )
