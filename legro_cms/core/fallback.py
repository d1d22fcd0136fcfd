"""Showing a work in the language it has, under the address of the language it lacks."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from legro_cms.core.bilingual import active_language
from legro_cms.core.public import restricted

if TYPE_CHECKING:
    from legro_cms.core.models.translated_page import TranslatedPage

MOST_STEPS = 30
"""Steps of an address that are looked up; longer ones are a robot's, and cost more with the square of their length."""


def is_fallback(page: "TranslatedPage") -> bool:
    """Whether the page's words are in another language than the one the reader asked for."""
    return page.is_work and page.locale.language_code != active_language()


def route(home_path: str, slugs: list[str]) -> RouteResult | None:
    """What stands at the address ``slugs`` below ``home_path``, where the home page of a language is in the tree.

    Where no page has the address, it may be that of a part of the page above, which is then told by ``part``.
    """
    return page_at(home_path, slugs) or part_at(home_path, slugs)


def part_at(home_path: str, slugs: list[str]) -> RouteResult | None:
    """The page that has a part of its own at the end of the address, such as a long transcript."""
    from legro_cms.core.models import BasePage, work_models

    *above, part = slugs
    if not any(model.takes_part(part) for model in work_models()):
        return None
    found = page_at(home_path, above) if above else None
    if found is None or not (isinstance(found.page, BasePage) and found.page.takes_part(part)):
        return None
    return RouteResult(found.page, kwargs={**found.kwargs, "part": part})


def page_at(home_path: str, slugs: list[str]) -> RouteResult | None:
    """The page at the address.

    Wagtail goes down the tree with two queries a level; a page's whole path stands in its row, so one look-up finds it,
    and with it the versions of the pages above, in case a fallback is needed. A restriction of the nearest
    one hides its fallbacks, since it is not carried over to the other branch.
    """
    if len(slugs) > MOST_STEPS:
        return None
    paths = [home_path + "".join(f"{slug}/" for slug in slugs[:count]) for count in range(len(slugs) + 1)]
    keys = Page.objects.filter(url_path__in=paths[:-1]).values("translation_key")
    pages = Page.objects.filter(Q(url_path=paths[-1]) | Q(translation_key__in=keys), live=True)
    found = list(pages.annotate(is_restricted=restricted()).select_related("locale").order_by("depth"))
    page = next((page for page in found if page.url_path == paths[-1]), None)
    if page is not None:
        return RouteResult(with_locale(page))
    own = [page for page in found if page.alias_of_id is None]
    nearest = next((page for page in reversed(own) if page.url_path in paths), None)
    if nearest is None:  # the language has no live home page
        return None
    versions = [page for page in own if page.translation_key == nearest.translation_key]
    return None if nearest.is_restricted else fallback_below(nearest, versions, slugs[paths.index(nearest.url_path) :])


def with_locale(page: Page) -> Page:
    """The specific page, which knows its locale and, where that was asked, that nothing restricts it: no query more."""
    specific: Any = page.specific
    specific.locale = page.locale
    specific.is_unrestricted = specific.alias_of_id is None and not getattr(page, "is_restricted", True)
    return specific


def fallback_below(nearest: Page, its_versions: list[Page], slugs: list[str]) -> RouteResult | None:
    """The work that stands at ``slugs`` below another language's version of ``nearest``.

    ``nearest`` is the last page of the address that the reader's language has. Where the work has a page of its own in
    that language under another slug, the reader is sent there.
    """
    paths = [version.url_path + "".join(f"{slug}/" for slug in slugs) for version in its_versions]
    keys = Page.objects.filter(url_path__in=paths, live=True).values("translation_key")
    versions = list(Page.objects.filter(translation_key__in=keys, live=True, alias_of=None).select_related("locale"))
    own = next((page for page in versions if page.locale_id == nearest.locale_id), None)
    for page in versions if own is None else [own]:
        specific: Any = with_locale(page)
        if getattr(specific, "is_work", False) and (own is not None or specific.is_source):
            return RouteResult(specific, kwargs={} if own is None else {"moved": True})
    return None
