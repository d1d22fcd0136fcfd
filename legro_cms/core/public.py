"""The one rule for what the public may see, for a page at hand and for a query."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def ancestor_paths(page: Page) -> list[str]:
    """Tree paths of the page and of every page above it (treebeard's materialised path)."""
    return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]


def restricted_paths() -> frozenset[str]:
    """Paths of all pages that carry a view restriction of their own; few, so one query answers for many pages."""
    return frozenset(PageViewRestriction.objects.values_list("page__path", flat=True))


def is_public(page: Page, restricted: Iterable[str] | None = None) -> bool:
    """Whether anyone may read the page: it is live and neither it nor a page above it is restricted.

    ``restricted`` (from :func:`restricted_paths`) spares a query per page where many pages are asked about.
    """
    if not page.live:
        return False
    paths = restricted_paths() if restricted is None else restricted
    return not set(ancestor_paths(page)) & set(paths)


def restricted() -> Exists:
    """For a query of pages: whether the page or one above it carries a view restriction."""
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    return Exists(PageViewRestriction.objects.annotate(asked=asked).filter(asked__startswith=F("page__path")))


def public_pages() -> PageQuerySet[Page]:
    """Pages that anyone may read and that have words of their own, with their locale, in one query.

    Wagtail's ``public()`` asks for the restrictions first, so each use of it costs a query more.
    """
    return Page.objects.filter(~restricted(), live=True, alias_of=None).select_related("locale")
