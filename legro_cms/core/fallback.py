"""Showing a work in the language it has, under the address of the language it lacks."""

from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from legro_cms.core.bilingual import active_language

if TYPE_CHECKING:
    from legro_cms.core.models.page import BasePage


def is_fallback(page: "BasePage") -> bool:
    """Whether the page's words are in another language than the one the reader asked for."""
    return page.is_work and page.locale.language_code != active_language()


def route(parent: "BasePage", slug: str) -> RouteResult | None:
    """The work that stands at ``slug`` below another language's version of ``parent``, if readers may see it here.

    Where the work has a page of its own in this language under another slug, the reader is sent there. A restriction on
    ``parent`` is not carried over to the other branch, so a restricted parent shows no fallbacks.
    """
    if parent.get_view_restrictions():
        return None
    below = Q(pk=None)
    for sibling in Page.objects.translation_of(parent).filter(live=True, alias_of=None):
        below |= Q(path__startswith=sibling.path, depth=sibling.depth + 1)
    found = Page.objects.filter(below, slug=slug, live=True, alias_of=None).specific().first()
    if found is None or not getattr(found, "is_work", False):
        return None
    own = Page.objects.translation_of(found).filter(locale_id=parent.locale_id, live=True, alias_of=None).first()
    if own is not None:
        return RouteResult(own.specific, kwargs={"moved": True})
    return RouteResult(found) if found.is_source else None
