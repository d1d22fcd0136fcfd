"""What keeps a small server there for its readers while tables are downloaded.

A table of 5,000 works takes as much processor time as thirty pages, and eight at once would take every thread of the
site. So a process makes one at a time, whoever asks, and a network gets so many an hour. Feeds and the API cost no more
than a page and are not limited.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from threading import Lock
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from legro_cms.core.rate_limit import is_over_limit, seconds_left

HOURLY_LIMIT: Final = 60
A_MOMENT: Final = 5
"""Seconds after which the table of somebody else is ready."""
_turn = Lock()


def in_turn(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The table; or 503 while another one is made, and 429 for whoever had too many. Both say when to come again."""
    if is_over_limit(request, "table", HOURLY_LIMIT):
        return _later(request, HTTPStatus.TOO_MANY_REQUESTS, seconds_left())
    if not _turn.acquire(blocking=False):
        return _later(request, HTTPStatus.SERVICE_UNAVAILABLE, A_MOMENT)
    try:
        return make()
    finally:
        _turn.release()


def _later(request: HttpRequest, status: HTTPStatus, seconds: int) -> HttpResponse:
    had_too_many = status == HTTPStatus.TOO_MANY_REQUESTS
    response = render(request, "search/download_later.html", {"had_too_many": had_too_many}, status=status)
    response.headers["Retry-After"] = str(seconds)
    return response
