"""Links that editors make inside their text, for a reader of either language."""

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.core.signals import request_finished, request_started
from django.db.models import Q
from django.dispatch import receiver
from django.utils.html import escape
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import LinkHandler

from legro_cms.core.bilingual import active_language
from legro_cms.core.languages import WorkLink, links_to, with_pages_above

if TYPE_CHECKING:
    from legro_cms.core.models.page import BasePage

Links = dict[int, WorkLink | None]

PAGE_IN_TEXT = re.compile(r'linktype="page"[^>]*? id="(\d+)"|id="(\d+)"[^>]*? linktype="page"')

_known: ContextVar[dict[str, Links]] = ContextVar("known_links", default={})  # noqa: B039 - replaced, never changed


@receiver([request_started, request_finished])
def forget_links(**kwargs: Any) -> None:
    """What one reader may see says nothing about the next one."""
    _known.set({})


def links_to_pages(pks: Iterable[int]) -> dict[int, WorkLink]:
    """Where a reader of the active language finds the pages with these keys; pages that are not public are left out.

    Wagtail would lead to the translation where there is one, and else out of the reader's language.
    """
    pages = list(with_pages_above(Q(pk__in=set(pks))))
    links = links_to(pages, active_language())
    return {page.pk: links[page.translation_key] for page in pages if page.translation_key in links}


def remember_links_of(page: "BasePage") -> None:
    """Look up the targets of all links in the page's texts at once: each text is rendered by itself later."""
    pks: set[int] = set()
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField | StreamField):
            text = field.value_to_string(page).replace('\\"', '"')
            pks.update(int(first or second) for first, second in PAGE_IN_TEXT.findall(text))
    if pks:
        found = links_to_pages(pks)
        _known.set({active_language(): {pk: found.get(pk) for pk in pks}})


class WorkLinkHandler(LinkHandler):
    """Links to pages in rich text."""

    identifier = "page"

    @classmethod
    def expand_db_attributes(cls, attrs: Mapping[str, Any]) -> str:
        """One link's opening tag."""
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: Iterable[Mapping[str, Any]]) -> list[str]:
        """The opening tags of all links of a text; one whose page is not public keeps its words without an address."""
        pks = [int(attrs["id"]) if str(attrs.get("id", "")).isdecimal() else 0 for attrs in attrs_list]
        known: Links = _known.get().get(active_language(), {})
        links = known if set(pks) <= known.keys() else links_to_pages(pks)
        targets = (links.get(pk) for pk in pks)
        return ["<a>" if link is None else f'<a href="{escape(link.url)}">' for link in targets]
