"""schema.org descriptions that every kind of page shares."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from legro_cms.core.models import BasePage


def things(names: Iterable[str]) -> list[dict[str, str]]:
    """What something is about, by name: a Thing and never a bare text (https://schema.org/about)."""
    return [{"@type": "Thing", "name": name} for name in names]


def breadcrumb_list(page: "BasePage", context: dict[str, Any], title: str = "") -> dict[str, Any]:
    """The breadcrumbs as a BreadcrumbList; the page itself, or a part of it called ``title``, is the last item."""
    crumbs = [(crumb.title, urljoin(context["canonical_url"] or "", crumb.url)) for crumb in context["breadcrumbs"]]
    steps = [*crumbs, (title or page.title, context["canonical_url"])]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }
