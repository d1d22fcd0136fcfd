"""Pages of home in the vocabulary of schema.org: nothing but what the page itself shows."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from legro_cms.core.furniture import Furniture
from legro_cms.core.structured_data import breadcrumb_list

if TYPE_CHECKING:
    from home.models import ContactPage


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
    if contact := site.contact:
        point = {"contactType": contact.role, "email": contact.email, "telephone": contact.phone}
        described["mainEntity"] = {
            "@type": "Organization",
            "name": site.name,
            "contactPoint": {"@type": "ContactPoint", **{name: value for name, value in point.items() if value}},
        }
    return [described, breadcrumb_list(page, context)]
