"""Every address of the site: what robots and editors use as it is, what visitors read under a language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from legro_cms.core import media, well_known
from legro_cms.core.sitemaps import PageSitemap
from legro_cms.core.views import LogInView, serve, take_password
from search.views import ready

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap}}, name="sitemap"),
    path("robots.txt", well_known.robots, name="robots"),
    path("health/ready", ready, name="ready"),
    re_path("^api(?:/|$)", include("search.api.urls")),
    path(".well-known/security.txt", well_known.security, name="security"),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(path("media/<path:path>", media.serve_image, name="media"))

urlpatterns += i18n_patterns(
    path("", include("search.urls")),
    path("_util/login/", LogInView.as_view(), name="wagtailcore_login"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        take_password,
        name="wagtailcore_authenticate_with_password",
    ),
    *wagtail_urls.urlpatterns[:-1],  # all but the pages
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
)

handler400 = "legro_cms.core.errors.bad_request"
handler500 = "legro_cms.core.errors.server_error"
