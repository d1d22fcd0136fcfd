"""Pages of home in the vocabulary of schema.org: nothing but what the page itself shows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.templatetags.static import static

from legro_cms.core.furniture import Furniture
from legro_cms.core.structured_data import breadcrumb_list, things

if TYPE_CHECKING:
    from home.models import ContactPage
    from home.models.term_page import TermPage
    from home.term_groups import Group


def contact_structured_data(page: "ContactPage", request: HttpRequest, context: dict[str, Any]) -> list[dict[str, Any]]:
    """A ContactPage with the general contact, and the way to it."""
    site = Furniture(request)
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ContactPage",
        "name": page.title,
        "description": page.intro,
        "inLanguage": context["text_language"],
        "url": context["canonical_url"],
    }
    if site.contact:
        described["mainEntity"] = organization(site)
    return [described, breadcrumb_list(page, context)]


def home_structured_data(request: HttpRequest, context: dict[str, Any]) -> list[dict[str, Any]]:
    """The Organization that the site is of, with the mark from its header, and the WebSite with its search box."""
    site, url = Furniture(request), context["canonical_url"] or ""
    owner = {**organization(site), "url": url, "logo": urljoin(url, static("site/mark.svg"))}
    website = {
        "@type": "WebSite",
        "name": site.name,
        "url": url,
        "inLanguage": context["text_language"],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{urljoin(url, site.search_url)}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
    return [{"@context": "https://schema.org", **described} for described in (owner, website)]


def organization(site: Furniture) -> dict[str, Any]:
    """The network with its general contact, as far as that is shown."""
    described: dict[str, Any] = {"@type": "Organization", "name": site.name}
    if contact := site.contact:
        point = {"contactType": contact.role, "email": contact.email, "telephone": contact.phone}
        described["contactPoint"] = {
            "@type": "ContactPoint",
            **{name: value for name, value in point.items() if value},
        }
    return described


def term_structured_data(page: "TermPage", groups: "Sequence[Group]", context: dict[str, Any]) -> list[dict[str, Any]]:
    """A CollectionPage with the works that it shows, in their order, and the way to it."""
    url = context["canonical_url"] or ""
    cards = [card for group in groups for card in group.cards]
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": page.title,
        "description": page.intro,
        "inLanguage": context["text_language"],
        "url": url,
    }
    if page.term is not None:
        described["about"] = things([page.term.name])
    if cards:
        described["mainEntity"] = {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": card.link.title, "url": urljoin(url, card.link.url)}
                for place, card in enumerate(cards, start=1)
            ],
        }
    return [described, breadcrumb_list(page, context)]
