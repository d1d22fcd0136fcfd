"""Redirects that Wagtail does not make: for addresses at which another language showed a work's words."""

from wagtail.contrib.redirects.models import Redirect

from legro_cms.core.languages import url_of
from legro_cms.core.models.page import BasePage


def redirect_fallback_addresses(source: BasePage, former_slug: str) -> None:
    """After a new slug, lead the former fallback address of every language without an own page to the new one."""
    site = source.get_site()
    for parent in source.untranslated_parents():
        old, new = (url_of(f"{parent.url_path}{slug}/") for slug in (former_slug, source.slug))
        if old is None or new is None:
            continue
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(old),
            site=site,
            defaults={"redirect_link": new, "is_permanent": True, "automatically_created": True},
        )
        Redirect.objects.filter(old_path=Redirect.normalise_path(new), site=site).delete()
