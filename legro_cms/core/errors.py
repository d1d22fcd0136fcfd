"""Answers to what the site refuses before any page sees it, and to what went wrong in it."""

import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
DATABASE_AWAY = (OperationalError, InterfaceError)

A_MINUTE = 60
"""Seconds after which asking again makes sense while the database is away."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that says what to do for somebody who sent too much; Django's own line for what no browser sends."""
    if isinstance(exception, TOO_LARGE):
        return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page that asks nothing of the site.

    While the database is away it is 503, so that search engines, which take pages with other errors out of their
    results, come back later (RFC 9110, 15.6.4).
    """
    response = defaults.server_error(request)
    if isinstance(sys.exc_info()[1], DATABASE_AWAY):
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        response.headers["Retry-After"] = str(A_MINUTE)
    return response
