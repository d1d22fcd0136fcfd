"""Where a work is read in each language: own page, or the source's words under the other language's address.

Every published work is reachable in both languages. Where no own text is live, the address below the translated parent
shows the source's words (see ``BasePage.route``); this module writes those addresses in a constant number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale, Page

from legro_cms.core.public import is_public, restricted_paths


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
    """Links to the public works with these keys for a reader of ``language``; four queries, however many works.

    A work that is not public, or whose parent has no page in ``language``, is left out.
    """
    keys = list(translation_keys)
    languages = dict(Locale.objects.values_list("pk", "language_code"))
    restricted = restricted_paths()
    rows = [
        page
        for page in Page.objects.filter(translation_key__in=keys, live=True, alias_of=None)
        if is_public(page, restricted)
    ]
    links: dict[UUID, WorkLink] = {}
    foreign: list[Page] = []
    for page in rows:
        if languages[page.locale_id] == language:
            if url := url_of(page.url_path):
                links[page.translation_key] = WorkLink(url, language, page.title)
        else:
            foreign.append(page)
    missing = [page for page in foreign if page.translation_key not in links]
    parents = translated_parents(missing, language)
    for page in missing:
        parent = parents.get(page.path[: -page.steplen])
        if parent is not None and is_public(parent, restricted) and (url := url_of(fallback_path(page, parent))):
            links[page.translation_key] = WorkLink(url, languages[page.locale_id], page.title)
    return links


def translated_parents(pages: Iterable[Page], language: str) -> dict[str, Page]:
    """The parents' pages in ``language``, by the tree path of the parent itself; two queries."""
    paths = {page.path[: -page.steplen] for page in pages}
    if not paths:
        return {}
    keys = dict(Page.objects.filter(path__in=paths).values_list("path", "translation_key"))
    translated = {
        page.translation_key: page
        for page in Page.objects.filter(
            translation_key__in=set(keys.values()), locale__language_code=language, live=True, alias_of=None
        )
    }
    return {path: translated[key] for path, key in keys.items() if key in translated}
