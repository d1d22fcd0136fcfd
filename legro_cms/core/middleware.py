"""What happens to every request and answer, whichever page it is for."""

from collections.abc import Callable
from ipaddress import ip_address

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils.functional import cached_property

GetResponse = Callable[[HttpRequest], HttpResponseBase]

API_PATH = "/api"
APPROVAL_VIEW = "wagtailadmin_pages:workflow_action"


def is_of_api(request: HttpRequest) -> bool:
    """Whether a program asks, which is told what is wrong with its request."""
    return request.path_info == API_PATH or request.path_info.startswith(f"{API_PATH}/")


class HostileInputMiddleware:
    """Keeps NUL characters out: PostgreSQL refuses them in any string, so one would be a server error.

    A path with one names nothing, so it is not found. From query strings and cookies it is dropped, as other
    senseless values are: the reader gets the page without it. (Form fields refuse NUL themselves, and so does the API.)
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse a path with NUL; take it out of the rest."""
        if "\x00" in request.path_info:
            return HttpResponseNotFound("Not found", content_type="text/plain")
        query = "" if is_of_api(request) else request.META.get("QUERY_STRING", "")
        while "%00" in query or "\x00" in query:  # what is left after one pass may make another
            query = request.META["QUERY_STRING"] = query.replace("%00", "").replace("\x00", "")
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        return self.get_response(request)


class ResponseHeadersMiddleware:
    """A header for which Django has no setting: no page here uses a sensor, a payment or an ad interest."""

    PERMISSIONS_POLICY = ", ".join(
        f"{feature}=()"
        for feature in (
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "microphone",
            "payment",
            "usb",
        )
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header to every answer."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.PERMISSIONS_POLICY)
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy for visitors; the admin has its own, since Wagtail's pages carry inline scripts."""

    @cached_property
    def admin_path(self) -> str:
        """Below it the admin's own policy holds."""
        return reverse("wagtailadmin_home")

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """The policy of the part of the site that the address is in."""
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(self.admin_path):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


class RefusedPublishingMiddleware:
    """Tells editors why a page is not published, where Wagtail would only break off.

    Most of its views ask a form first. Approving in the workflow publishes the draft as it is, and what
    ``BasePage.save`` refuses there would be an error page. The transaction has been undone by then.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Do nothing as long as nothing goes wrong."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Send the editor back to the page with the reason; Wagtail's dialogues ask for that in JSON."""
        view = request.resolver_match
        if not isinstance(exception, ValidationError) or view is None or view.view_name != APPROVAL_VIEW:
            return None
        messages.error(request, " ".join(exception.messages))
        editor = reverse("wagtailadmin_pages:edit", args=[view.kwargs["page_id"]])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": editor})
        return HttpResponseRedirect(editor)


def client_address(request: HttpRequest) -> str:
    """The visitor's address, by as many `X-Forwarded-For` steps as there are proxies of ours (`PROXY_COUNT`).

    Counted from the right: what stands further left was written by the visitor and proves nothing.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return direct
    steps = [step.strip() for step in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if step.strip()]
    address = steps[-min(settings.PROXY_COUNT, len(steps))] if steps else direct
    try:
        return str(ip_address(address))
    except ValueError:  # with a wrong PROXY_COUNT anything can stand there, and PostgreSQL would refuse it
        return direct
