"""Redirects that Wagtail does not make: for addresses at which another language showed a work's words."""

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from legro_cms.core.bilingual import active_language
from legro_cms.core.fallback import MOST_STEPS
from legro_cms.core.languages import links_for, url_of


def moved_to(home_path: str, slugs: list[str]) -> str | None:
    """Where a work stands now whose words were shown at ``slugs`` below a language's home page; None if none was.

    Wagtail keeps the former addresses in the work's own language, of what stands below a page that was renamed or moved
    as well. The address is looked up there as it was: under the other version of the last page that is still there.
    """
    if len(slugs) > MOST_STEPS:
        return None
    steps = {home_path + "".join(f"{slug}/" for slug in slugs[:count]): slugs[count:] for count in range(len(slugs))}
    here = Page.objects.filter(url_path__in=steps, live=True, alias_of=None).order_by("depth").last()
    if here is None:
        return None
    rest = "".join(f"{slug}/" for slug in steps[here.url_path])
    former = [url_of(f"{version.url_path}{rest}") for version in here.get_translations().filter(alias_of=None)]
    known = Q(old_path__in=[Redirect.normalise_path(url) for url in former if url is not None])
    moved = Page.objects.filter(pk__in=Redirect.objects.filter(known).values("redirect_page")).first()
    if moved is None:
        return None
    link = links_for([moved.translation_key], active_language()).get(moved.translation_key)
    return None if link is None else link.url
