"""What happens to every request and answer, whichever page it is for."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.urls import reverse
from django.utils.functional import cached_property

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class HostileInputMiddleware:
    """Keeps NUL characters out: PostgreSQL refuses them in any string, so one would be a server error.

    A path with one names nothing, so it is not found. From query strings and cookies it is dropped, as other
    senseless values are: the reader gets the page without it. (Form fields refuse NUL themselves.)
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path_info:
            return HttpResponseNotFound("Not found", content_type="text/plain")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query or "\x00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "").replace("\x00", "")
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
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.PERMISSIONS_POLICY)
        return response


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy for visitors; the admin has its own, since Wagtail's pages carry inline scripts."""

    @cached_property
    def admin_path(self) -> str:
        return reverse("wagtailadmin_home")

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(self.admin_path):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts


def client_address(request: HttpRequest) -> str:
    """The visitor's address, by as many `X-Forwarded-For` steps as there are proxies of ours (`PROXY_COUNT`).

    Counted from the right: what stands further left was written by the visitor and proves nothing.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    if not settings.PROXY_COUNT:
        return direct
    steps = [step.strip() for step in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if step.strip()]
    return steps[-min(settings.PROXY_COUNT, len(steps))] if steps else direct
