"""What home adds to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from home.models import ContactRequest
from home.viewsets import ContactRequestViewSet, contact_request_viewset, may_answer


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
