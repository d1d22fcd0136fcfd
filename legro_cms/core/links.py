"""Links that editors make inside their text, for a reader of either language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.utils.html import escape
from wagtail.rich_text import LinkHandler

from legro_cms.core.bilingual import active_language
from legro_cms.core.languages import WorkLink, links_to, with_parents


def links_to_pages(pks: Iterable[int]) -> dict[int, WorkLink]:
    """Where a reader of the active language finds the pages with these keys; pages that are not public are left out.

    Wagtail would lead to the translation where there is one, and else out of the reader's language.
    """
    pages = list(with_parents(Q(pk__in=set(pks))))
    links = links_to(pages, active_language())
    return {page.pk: links[page.translation_key] for page in pages if page.translation_key in links}


class WorkLinkHandler(LinkHandler):
    """Links to pages in rich text."""

    identifier = "page"

    @classmethod
    def expand_db_attributes(cls, attrs: Mapping[str, Any]) -> str:
        """One link's opening tag."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[Mapping[str, Any]]) -> list[str]:  # type: ignore[override]
        """The opening tags of all links of a text; one whose page is not public keeps its words without an address."""
        pks = [int(attrs["id"]) if str(attrs.get("id", "")).isdecimal() else 0 for attrs in attrs_list]
        links = links_to_pages(pks)
        return [f'<a href="{escape(links[pk].url)}">' if pk in links else "<a>" for pk in pks]
