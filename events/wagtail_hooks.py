"""Meetings in the admin, and what is refused there."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from events.models import EventPage, LearningCirclePage, SessionReportPage
from events.permissions import only_organises
from events.reports import menu_item, permissions, report_urls
from events.viewsets import EventChooserViewSet, event_chooser_viewset
from legro_cms.core.models import User


@hooks.register("register_admin_viewset")
def register_event_chooser() -> EventChooserViewSet:
    """Choose meetings wherever a fact points at one."""
    return event_chooser_viewset


hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", menu_item)
hooks.register("register_permissions", permissions)


@hooks.register("before_create_page")
def refuse_circles_of_organisers(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Who organises meetings adds meetings; Wagtail's right to add pages knows no types."""
    if page_class is LearningCirclePage and only_organises(cast("User", request.user), parent_page):
        raise PermissionDenied


@hooks.register("before_delete_page")
def refuse_to_delete_reported_meetings(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A report without its meeting would have neither date nor place: say which reports have to go first."""
    return refuse_deletion(request, [page]) if reports_left_alone([page]) else None


@hooks.register("before_bulk_action")
def refuse_to_delete_reported_meetings_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    pages = [page for page in objects if isinstance(page, Page)]
    return refuse_deletion(request, pages) if action_type == "delete" and reports_left_alone(pages) else None


def reports_left_alone(pages: Iterable[Page]) -> list[SessionReportPage]:
    """The reports whose meeting would go with these pages, or with their translations, while they stay."""
    keys = [page.translation_key for page in pages]
    below = Q(pk=None)
    for path in Page.objects.filter(translation_key__in=keys).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    meetings = EventPage.objects.filter(below).values("pk")
    return list(SessionReportPage.objects.filter(event__in=meetings).exclude(below))


def refuse_deletion(request: HttpRequest, pages: Sequence[Page]) -> HttpResponse:
    """Name the reports, and leave everything where it is."""
    for report in reports_left_alone(pages):
        messages.error(
            request,
            _("“%(meeting)s” cannot be deleted: “%(report)s” is its report. Delete that first.")
            % {"meeting": report.event.title if report.event else "", "report": report.title},
        )
    return redirect("wagtailadmin_explore", cast("Page", pages[0].get_parent()).pk)
