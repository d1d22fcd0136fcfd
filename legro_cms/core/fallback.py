"""Showing a work in the language it has, under the address of the language it lacks."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from legro_cms.core.bilingual import active_language
from legro_cms.core.public import restricted

if TYPE_CHECKING:
    from legro_cms.core.models.page import BasePage


def is_fallback(page: "BasePage") -> bool:
    """Whether the page's words are in another language than the one the reader asked for."""
    return page.is_work and page.locale.language_code != active_language()


def route(home: "BasePage", slugs: list[str]) -> RouteResult | None:
    """The page at the address ``slugs`` below ``home``, the home page of a language.

    Wagtail goes down the tree with two queries a level; a page's whole path stands in its row, so one look-up finds it,
    and the versions of the page above with it, in case a fallback is needed. A restriction of the page above hides its
    fallbacks too, since it is not carried over to the other branch.
    """
    above = home.url_path + "".join(f"{slug}/" for slug in slugs[:-1])
    here = f"{above}{slugs[-1]}/"
    keys = Page.objects.filter(url_path=above).values("translation_key")
    pages = Page.objects.filter(Q(url_path=here) | Q(translation_key__in=keys), live=True)
    found = list(pages.annotate(is_restricted=restricted()).select_related("locale"))
    page = next((page for page in found if page.url_path == here), None)
    if page is not None:
        return RouteResult(with_locale(page))
    parents = [page for page in found if page.alias_of_id is None]
    parent = next((page for page in parents if page.url_path == above), None)
    return None if parent is None or parent.is_restricted else fallback_below(parent, parents, slugs[-1])


def with_locale(page: Page) -> Page:
    """The specific page, knowing its locale without another query."""
    specific = page.specific
    specific.locale = page.locale
    return specific


def fallback_below(parent: Page, versions_of_parent: list[Page], slug: str) -> RouteResult | None:
    """The work that stands at ``slug`` below another language's version of ``parent``, if readers may see it here.

    Where the work has a page of its own in this language under another slug, the reader is sent there.
    """
    below = Q(pk=None)
    for version in versions_of_parent:
        below |= Q(path__startswith=version.path, depth=version.depth + 1)
    keys = Page.objects.filter(below, slug=slug, live=True).values("translation_key")
    versions = list(Page.objects.filter(translation_key__in=keys, live=True, alias_of=None).select_related("locale"))
    own = next((page for page in versions if page.locale_id == parent.locale_id), None)
    for page in versions if own is None else [own]:
        specific: Any = with_locale(page)
        if getattr(specific, "is_work", False) and (own is not None or specific.is_source):
            return RouteResult(specific, kwargs={} if own is None else {"moved": True})
    return None
