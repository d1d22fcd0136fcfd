"""Where somebody begins who has just logged in: the pages that they may write, one click away."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casebook.models import CaseIndexPage, CasePage
from events.models import EventIndexPage, EventPage, ReportIndexPage, SessionReportPage

WAYS: tuple[tuple[type[Any], type[Any], Promise], ...] = (
    (CaseIndexPage, CasePage, _("Write a case")),
    (EventIndexPage, EventPage, _("Announce a meeting")),
    (ReportIndexPage, SessionReportPage, _("Write a report")),
)


@dataclass(frozen=True, slots=True)
class Way:
    """Something to write, and the editor in which it begins."""

    label: str | Promise
    url: str


def ways_to_start(user: Any) -> Iterator[Way]:
    """What the user may add, in the language that works are first written in."""
    for index, kind, label in WAYS:
        page = index.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if page is not None and page.permissions_for_user(user).can_add_subpage():
            names = (kind._meta.app_label, kind._meta.model_name)
            yield Way(label, reverse("wagtailadmin_pages:add", args=[*names, page.pk]))
