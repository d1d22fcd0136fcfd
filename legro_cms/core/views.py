"""The view of all pages that have an address of their own, and the way in to those that are closed."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from wagtail.models import Site
from wagtail.views import serve as serve_page

from legro_cms.core.bilingual import active_language
from legro_cms.core.fallback import route
from legro_cms.core.redirects import moved_to


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
            if address := moved_to(homes[active_language()], slugs):
                return HttpResponsePermanentRedirect(address)
            raise Http404
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]
    return serve_page(request, path)


class LogInView(LoginView):
    """Before a page that only those who log in may read; Wagtail's own has neither the site's look nor a way back."""

    template_name = "log_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's ``site``, which would stand before what templates know by this name: name, menu, footer."""
        return {name: value for name, value in super().get_context_data(**kwargs).items() if name != "site"}
