"""The view of all pages that have an address of their own, and the way in to those that are closed."""

from http import HTTPMethod, HTTPStatus
from typing import Any, Final

from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from wagtail import views as wagtail_views
from wagtail.models import Site

from legro_cms.core.bilingual import active_language
from legro_cms.core.fallback import route
from legro_cms.core.rate_limit import is_over_limit
from legro_cms.core.redirects import moved_to

HOURLY_PASSWORDS: Final = 50
"""Passwords of closed pages from one address, which may be a whole town hall's."""


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's view, which finds the page where we have looked it up.

    Wagtail reads the row of a language's home page first, in three queries; all that it takes of it is the path, which
    stands in the cache.
    """
    slugs = [slug for slug in path.split("/") if slug]
    site = Site.find_for_request(request)
    homes = {
        root.language_code: root.root_path for root in Site.get_site_root_paths() if site and root.site_id == site.pk
    }
    if slugs and active_language() in homes:
        found = route(homes[active_language()], slugs)
        if found is None:
            address = moved_to(homes[active_language()], slugs)
            if address not in (None, request.path):
                return HttpResponsePermanentRedirect(address)
            raise Http404
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    return wagtail_views.serve(request, path)


class LogInView(LoginView):
    """Before a page that only those who log in may read; Wagtail's own has neither the site's look nor a way back."""

    template_name = "log_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's ``site``, which would stand before what templates know by this name: name, menu, footer."""
        return {name: value for name, value in super().get_context_data(**kwargs).items() if name != "site"}


def take_password(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Wagtail's view for the password of a closed page, which would let a program guess until it is right."""
    if request.method == HTTPMethod.POST and is_over_limit(request, "password", HOURLY_PASSWORDS):
        return render(request, "too_many_passwords.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    return wagtail_views.authenticate_with_password(request, **kwargs)
