"""Template tags of the whole site."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.blocks.stream_block import StreamValue

from legro_cms.core.bilingual import active_language, language_codes
from legro_cms.core.languages import WorkLink
from legro_cms.core.links import links_to_pages
from legro_cms.core.reading import lang_attribute

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
    """The rows of a block of links, each with where its page stands for this reader; hidden pages are left out.

    So are pages that have been deleted: what is left of such a row names neither a page nor another site.
    """
    rows = [row for row in links if row.get("page") or row.get("url")]
    found = links_to_pages(row["page"].pk for row in rows if row.get("page"))
    return [
        (row, found.get(row["page"].pk) if row.get("page") else None)
        for row in rows
        if not row.get("page") or row["page"].pk in found
    ]


@register.filter
def lang_of(row: Any, name: str) -> SafeString:
    """The ``lang`` attribute for a bilingual ``name`` of which the row lacks the reader's language; else nothing."""
    language = active_language()
    order = [language, *(code for code in language_codes() if code != language)]
    return lang_attribute(next((code for code in order if getattr(row, f"{name}_{code}", "")), language))


@register.filter
def anchored(body: Iterable[StreamValue.StreamChild]) -> Iterator[tuple[StreamValue.StreamChild, str]]:
    """The blocks of a text, headings with an anchor that nothing else on the page has; other blocks with ``""``."""
    seen: Counter[str] = Counter()
    for block in body:
        slug = slugify(block.value["text"]) if block.block_type == "heading" else ""
        seen[slug] += 1
        number = f"-{seen[slug]}" if seen[slug] > 1 else ""
        yield block, f"text-{slug}{number}" if slug else ""
