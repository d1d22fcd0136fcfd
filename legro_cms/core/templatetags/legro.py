"""Template tags of the whole site."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from legro_cms.core.languages import WorkLink
from legro_cms.core.links import links_to_pages

register = template.Library()

SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def structured_data(context: dict[str, Any]) -> SafeString:
    """The page's ``structured_data`` as a JSON-LD script element; nothing where there is none."""
    data = context.get("structured_data")
    if not data:
        return SafeString("")
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - escaped above


@register.simple_tag
def page_links(links: Iterable[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], WorkLink | None]]:
    """The rows of a block of links, each with where its page stands for this reader; hidden pages are left out."""
    rows = list(links)
    found = links_to_pages(row["page"].pk for row in rows if row.get("page"))
    return [
        (row, found.get(row["page"].pk) if row.get("page") else None)
        for row in rows
        if not row.get("page") or row["page"].pk in found
    ]
