"""The site's addresses, and addresses at which the error pages can be looked at."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied, server_error

from legro_cms.core.errors import bad_request
from legro_cms.urls import urlpatterns as site_patterns


def forbidden(request: HttpRequest) -> HttpResponse:
    """What somebody gets who may not see a page."""
    return permission_denied(request, PermissionError())


def too_large(request: HttpRequest) -> HttpResponse:
    """What somebody gets who sends more than the site takes."""
    return bad_request(request, RequestDataTooBig())


def locked_out(request: HttpRequest) -> HttpResponse:
    """What somebody gets who tried too many passwords."""
    return render(request, "lockout.html", status=429)


urlpatterns: list[URLPattern | URLResolver] = [
    *i18n_patterns(
        path("errors/403/", forbidden),
        path("errors/413/", too_large),
        path("errors/csrf/", csrf_failure),
        path("errors/429/", locked_out),
        path("errors/500/", server_error),
    ),
    *site_patterns,
]
