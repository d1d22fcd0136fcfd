"""A case in the vocabulary of schema.org: nothing but what the page itself shows."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from legro_cms.core.structured_data import breadcrumb_list, things

if TYPE_CHECKING:
    from casebook.models import CasePage


def case_structured_data(page: "CasePage", context: dict[str, Any]) -> list[dict[str, Any]]:
    """An Article with its places and the day it was last changed, and the way to it."""
    facts = page.facts
    article = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "abstract": page.summary,
        "inLanguage": context["text_language"],
        "url": context["canonical_url"],
        "about": things(theme.name for theme in facts.terms["themes"]),
        "contentLocation": [
            {"@type": "Place", "name": place.label(context["language"])} for place in facts.case_places.all()
        ],
    }
    if page.last_published_at:
        article["dateModified"] = timezone.localdate(page.last_published_at).isoformat()
    return [article, breadcrumb_list(page, context)]
