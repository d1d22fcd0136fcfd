"""What home adds to the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from home.attention.matters import Found, found_for, may_attend
from home.models import ContactRequest
from home.starting import ways_to_start
from home.views import AttentionView, GuideView
from home.viewsets import ContactRequestViewSet, VocabularyViewSetGroup, contact_request_viewset, may_answer

register_snippet(VocabularyViewSetGroup)


@hooks.register("register_admin_viewset")
def register_call_backs() -> ContactRequestViewSet:
    """The call-back list."""
    return contact_request_viewset


class WaitingPanel(Component):
    """On the admin's first page: how many people wait, and where they stand."""

    order = 60
    template_name = "home/admin/waiting_panel.html"

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The number and the way to the list."""
        return {"waiting": self.waiting, "url": contact_request_viewset.get_url_name("index")}


@hooks.register("construct_homepage_panels")
def say_who_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Tell those who answer, while somebody waits."""
    if may_answer(request.user) and (waiting := ContactRequest.objects.waiting().count()):
        panels.append(WaitingPanel(waiting))


@hooks.register("register_admin_urls")
def add_own_pages() -> list[URLPattern]:
    """The addresses of what waits and of the guide, below that of the admin."""
    return [
        path("attention/", AttentionView.as_view(), name="attention"),
        path("guide/", GuideView.as_view(), name="guide"),
    ]


class StartPanel(Component):
    """On the admin's first page: what one may write, and how to go about it."""

    order = 50
    template_name = "home/admin/start_panel.html"

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The ways to begin."""
        return {"ways": list(ways_to_start(self.user))}


@hooks.register("construct_homepage_panels")
def say_where_to_begin(request: HttpRequest, panels: list[Any]) -> None:
    """Nobody has to find the way through the tree first."""
    panels.append(StartPanel(request.user))


class AttentionPanel(Component):
    """On the admin's first page: what there is to do, for an editor with two hours a week."""

    order = 70
    template_name = "home/admin/attention_panel.html"

    def __init__(self, found: list[Found]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The matters with the number of their rows."""
        return {"found": self.found}


@hooks.register("construct_homepage_panels")
def say_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Tell those who can do something about it."""
    if may_attend(request.user):
        panels.append(AttentionPanel(list(found_for(request.user))))


class AttentionMenuItem(MenuItem):
    """Shown to whom the page has something to say."""

    def is_shown(self, request: Any) -> bool:
        """Editors, administrators and translators, unless their groups were changed."""
        return may_attend(request.user)


@hooks.register("register_reports_menu_item")
def add_attention_to_the_menu() -> MenuItem:
    """First among the reports."""
    return AttentionMenuItem(
        _("What needs attention"), reverse("attention"), name="attention", icon_name="tasks", order=10
    )


@hooks.register("register_help_menu_item")
def add_guide_to_the_menu() -> MenuItem:
    """The site's own guide."""
    return MenuItem(_("Guide for editors"), reverse("guide"), name="guide", icon_name="help", order=10)


@hooks.register("construct_help_menu")
def leave_out_what_is_about_wagtail(request: HttpRequest, menu_items: list[Any]) -> None:
    """Neither Wagtail's own guide nor its news: they are in English, and about more than there is here."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(("whats-new-in-wagtail", "editor-guide"))]
