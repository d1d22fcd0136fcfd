"""Where a work is read in each language: own page, or the source's words under the other language's address.

Every published work is reachable in both languages. Where no own text is live, the address below the translated parent
shows the source's words (see ``BasePage.route``); this module writes those addresses in a constant number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Left, Length
from wagtail.models import Page
from wagtail.query import PageQuerySet

from legro_cms.core.public import public_pages


@dataclass(frozen=True, slots=True)
class WorkLink:
    """A link to a work for a reader of one language: where, under which title, and in which language the words are."""

    url: str
    text_language: str
    title: str


def url_of(url_path: str) -> str | None:
    """The address of a path of the page tree on the site it belongs to, or None outside any site."""
    parts = Page(url_path=url_path).get_url_parts()
    return None if parts is None else parts[2]


def full_url_of(url_path: str) -> str | None:
    """The same with scheme and host, for canonical links, feeds and the sitemap."""
    parts = Page(url_path=url_path).get_url_parts()
    return None if parts is None or parts[2] is None else f"{parts[1]}{parts[2]}"


def fallback_path(page: Page, translated_parent: Page) -> str:
    """The tree path below ``translated_parent`` under which the words of ``page`` are shown."""
    return f"{translated_parent.url_path}{page.slug}/"


def links_for(translation_keys: Iterable[UUID], language: str) -> dict[UUID, WorkLink]:
    """Links to the public works with these keys for a reader of ``language``, in one query.

    A work that is not public, or whose parent has no page in ``language``, is left out.
    """
    keys = list(translation_keys)
    links = links_to(with_parents(Q(translation_key__in=keys)), language)
    return {key: links[key] for key in keys if key in links}


def with_parents(condition: Q) -> PageQuerySet[Page]:
    """Public pages that meet the condition, with the pages above them in every language."""
    chosen = Page.objects.filter(condition)
    above = chosen.annotate(above=Left("path", Length("path") - Page.steplen)).values("above")
    parents = Page.objects.filter(path__in=above).values("translation_key")
    return public_pages().filter(
        Q(translation_key__in=chosen.values("translation_key")) | Q(translation_key__in=parents)
    )


def links_to(pages: Iterable[Page], language: str) -> dict[UUID, WorkLink]:
    """Links to the works among these pages, which are public and stand beside their parents in every language."""
    pages = list(pages)
    links: dict[UUID, WorkLink] = {}
    for page in pages:
        if page.locale.language_code == language and (url := url_of(page.url_path)):
            links[page.translation_key] = WorkLink(url, language, page.title)
    parents = translated_parents(pages, language)
    for page in pages:
        parent = parents.get(page.path[: -page.steplen])
        if page.translation_key in links or parent is None:
            continue
        if url := url_of(fallback_path(page, parent)):
            links[page.translation_key] = WorkLink(url, page.locale.language_code, page.title)
    return links


def translated_parents(pages: Iterable[Page], language: str) -> dict[str, Page]:
    """Those of the pages that are in ``language``, by the tree path of each of their versions."""
    pages = list(pages)
    own = {page.translation_key: page for page in pages if page.locale.language_code == language}
    return {page.path: own[page.translation_key] for page in pages if page.translation_key in own}
