"""The view of all pages that have an address of their own."""

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
