"""Who is named or recognisable on the site, until when they agreed, and how a consent is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.contrib.auth.models import Permission
from django.db.models import CharField, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports.base import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from events.consent import AHEAD, RELATIONS, rows_naming, withdraw
from events.models import EventPerson
from legro_cms.core.fact_rows import day
from legro_cms.core.models import CustomImage

PICTURE: Final = "picture"
NAMED: Final = {model._meta.model_name: model for model in RELATIONS}
"""The rows that name people, by what they are called in addresses."""

Row = Mapping[str, Any]
may_withdraw = ModelPermissionPolicy(EventPerson)


def consents() -> QuerySet[Any, Row]:
    """Names and pictures of people, those whose consent ends first above."""
    people = [
        model._default_manager.exclude(name="").values(
            **_kind(str(kind)), on_page=F("page"), what=F("name"), where=F("page__title"), **_ends()
        )
        for kind, model in NAMED.items()
    ]
    pictures = CustomImage.objects.filter(Q(people_recognisable=True) | Q(consent_until__isnull=False)).values(
        **_kind(PICTURE), on_page=F("pk"), what=F("title"), where=_constant(""), **_ends()
    )
    first, *others = (rows.order_by() for rows in (*people, pictures))
    return first.union(*others, all=True).order_by("ends", "what", "kind", "row")


def _kind(kind: str) -> dict[str, Any]:
    return {"kind": _constant(kind), "row": F("pk")}


def _constant(text: str) -> Cast:
    return Cast(Value(text), CharField())


def _ends() -> dict[str, Any]:
    return {"until": F("consent_until"), "ends": Coalesce("consent_until", Value(date.max, DateField()))}


def edit_address(row: Row) -> str:
    """Where the date can be changed."""
    if row["kind"] == PICTURE:
        return reverse("wagtailimages:edit", args=[row["row"]])
    return reverse("wagtailadmin_pages:edit", args=[row["on_page"]])


def withdraw_address(row: Row) -> str | None:
    """Where a name is taken away; a picture is changed or deleted in its own form."""
    return None if row["kind"] == PICTURE else reverse("withdraw_consent", args=[row["kind"], row["row"]])


def place(row: Row) -> str:
    """The page that names somebody."""
    return _text("Picture") if row["kind"] == PICTURE else row["where"]


def until(row: Row) -> str:
    """The last day."""
    return day(row["until"]) or _text("No end agreed")


def state(row: Row) -> str:
    """What wants attention."""
    today = timezone.localdate()
    if row["ends"] < today:
        return _text("Has ended: not shown any more")
    return _text("Ends soon") if row["ends"] <= today + AHEAD else ""


def _take_away(row: Row) -> str:
    return "" if row["kind"] == PICTURE else _text("Take the name away")


class ConsentReport(ReportView):
    """Names and pictures with the day until which people agreed. There is no export: names do not belong in files."""

    page_title: Any = _("Names and pictures of people")
    header_icon = "user"
    model = EventPerson
    permission_policy = may_withdraw
    any_permission_required = ("change",)
    index_url_name = "consent_report"
    index_results_url_name = "consent_report_results"
    results_template_name = "events/admin/consent_report_results.html"
    list_export: list[str] = []
    columns = [
        TitleColumn("what", label=_("Name or picture"), get_url=edit_address),
        Column("where", label=_("Where"), accessor=place),
        Column("until", label=_("Agreed until"), accessor=until),
        Column("state", label=_("State"), accessor=state),
        TitleColumn("withdraw", label=_("Consent taken back"), accessor=_take_away, get_url=withdraw_address),
    ]

    def get_filtered_queryset(self) -> Any:
        """All of them."""
        return consents()


class WithdrawView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Somebody takes a consent back: say where the name stands, and take it away when that is confirmed."""

    page_title = _("Take a name away")  # type: ignore[assignment]
    template_name = "events/admin/withdraw_consent.html"
    permission_policy = may_withdraw
    permission_required = "change"

    @cached_property
    def name(self) -> str:
        """The name in the row that was chosen; no address holds one."""
        model = NAMED.get(self.kwargs["kind"])
        row: Any = None if model is None else model._default_manager.filter(pk=self.kwargs["pk"]).first()
        if row is None or not row.name:
            raise Http404
        return str(row.name)

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        """Say where the name stands."""
        return self.render_to_response(self.get_context_data(name=self.name, rows=rows_naming(self.name)))

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        """Take it away."""
        count = withdraw(self.name)
        text = ngettext(
            "The name was taken away from %(count)d place.", "The name was taken away from %(count)d places.", count
        )
        messages.success(request, text % {"count": count})
        return redirect(ConsentReport.index_url_name)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the report."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(ConsentReport.index_url_name), "label": ConsentReport.page_title},
            {"url": "", "label": self.page_title},
        ]


def report_urls() -> list[URLPattern]:
    """The addresses of the report and of taking a name away, below that of the admin."""
    address = "reports/consents/"
    return [
        path(address, ConsentReport.as_view(), name=ConsentReport.index_url_name),
        path(f"{address}results/", ConsentReport.as_view(results_only=True), name=ConsentReport.index_results_url_name),
        path(f"{address}<slug:kind>/<int:pk>/", WithdrawView.as_view(), name="withdraw_consent"),
    ]


class ConsentMenuItem(MenuItem):
    """Shown to who may see the report."""

    def is_shown(self, request: Any) -> bool:
        """Administrators and editors, unless their groups were changed."""
        return bool(may_withdraw.user_has_permission(request.user, "change"))


def menu_item() -> ConsentMenuItem:
    """The line in the menu of reports."""
    url = reverse(ConsentReport.index_url_name)
    return ConsentMenuItem(ConsentReport.page_title, url, name="consents", icon_name="user", order=1120)


def permissions() -> QuerySet[Permission]:
    """Let administrators give or withhold it."""
    return Permission.objects.filter(content_type__app_label="events", codename="change_eventperson")
