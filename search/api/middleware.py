"""What every answer below ``/api`` has in common, wherever in the site it was made."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from legro_cms.core.middleware import is_of_api
from search.api import VERSION
from search.api.problems import PROBLEM_TYPE, problem_response

HEADERS = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Retry-After",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept, Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}
KEPT = ("Allow", "Permissions-Policy", "Retry-After", "Strict-Transport-Security")
"""What a problem keeps of the refusal that it takes the place of."""


class ApiMiddleware:
    """Stands before all others, since each of them may refuse a request in a way that is meant for people.

    A refusal becomes a problem, and a redirect to another address (a language's, one with a slash) becomes 404: a
    client has to use the right one. Only the way to the same address by TLS stays open.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer programs with problems, wherever the answer comes from."""
        response = self.get_response(request)
        if not is_of_api(request):
            return response
        if _leads_elsewhere(request, response):
            response = problem_response(HTTPStatus.NOT_FOUND, headers=_kept(response))
        elif response.status_code >= 400 and response.headers.get("Content-Type") != PROBLEM_TYPE:
            response = problem_response(response.status_code, headers=_kept(response))
        del response.headers["Content-Language"]
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response


def _kept(response: HttpResponseBase) -> dict[str, str]:
    return {name: response.headers[name] for name in KEPT if name in response.headers}


def _leads_elsewhere(request: HttpRequest, response: HttpResponseBase) -> bool:
    target = response.headers.get("Location")
    return target is not None and unquote(urlsplit(target).path) != request.path
