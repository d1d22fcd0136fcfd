"""Where a work is read in each language: own page, or the source's words under the other language's address.

Every published work is reachable in both languages. Where no own text is live, the address below the nearest translated
page above shows the source's words (see ``BasePage.route``); this module writes those addresses, many in one query.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Left
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page
from wagtail.query import PageQuerySet

from legro_cms.core.bilingual import language_codes
from legro_cms.core.public import public_pages

DEEPEST = 7
"""Levels of the page tree that addresses are made for: root, home, and five below."""


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


def is_address_of_a_view(slug: str) -> bool:
    """Whether something that is no page, such as the search, stands at ``slug`` in one of the languages."""
    return any(_view_at(code, slug) not in (None, "wagtail_serve") for code in language_codes())


def _view_at(language: str, slug: str) -> str | None:
    with translation.override(language):
        try:
            return resolve(f"/{language}/{slug}/").view_name
        except Resolver404:
            return None


def fallback_path(page: Page, translated: Mapping[str, Page]) -> str | None:
    """The tree path under which another language shows the words of ``page``; None where not even a home page is there.

    ``translated`` has that language's pages by the path of each of their versions (see :func:`by_path`). Below the
    nearest page above that is translated, the address goes on with the source's own slugs.
    """
    steps = page.url_path.strip("/").split("/")
    for up in range(1, page.depth - 1):
        above = translated.get(page.path[: -up * page.steplen])
        if above is not None:
            return f"{above.url_path}{'/'.join(steps[-up:])}/"
    return None


def by_path(pages: Iterable[Page], language: str) -> dict[str, Page]:
    """Those of the pages that are in ``language``, by the tree path of each of their versions among the pages."""
    pages = list(pages)
    own = {page.translation_key: page for page in pages if page.locale.language_code == language}
    return {page.path: own[page.translation_key] for page in pages if page.translation_key in own}


def links_for(translation_keys: Iterable[UUID], language: str) -> dict[UUID, WorkLink]:
    """Links to the public works with these keys for a reader of ``language``, in one query."""
    keys = list(translation_keys)
    links = links_to(with_pages_above(Q(translation_key__in=keys)), language)
    return {key: links[key] for key in keys if key in links}


def with_pages_above(condition: Q) -> PageQuerySet[Page]:
    """Public pages that meet the condition, with those above them down from the home page, in every language."""
    chosen = Page.objects.filter(condition)
    around = Q(translation_key__in=chosen.values("translation_key"))
    for depth in range(2, DEEPEST):
        above = chosen.filter(depth__gt=depth).annotate(above=Left("path", depth * Page.steplen)).values("above")
        around |= Q(translation_key__in=Page.objects.filter(path__in=above).values("translation_key"))
    return public_pages().filter(around)


def links_to(pages: Iterable[Page], language: str) -> dict[UUID, WorkLink]:
    """Links to the works among these pages, which are public and stand beside those above them in every language."""
    pages = list(pages)
    translated = by_path(pages, language)
    links: dict[UUID, WorkLink] = {}
    addresses = _Addresses()
    for page in sorted(pages, key=lambda page: page.locale.language_code != language):
        if page.translation_key in links:
            continue
        own = page.locale.language_code == language
        path = page.url_path if own else fallback_path(page, translated)
        if path is not None and (url := addresses.of(path)):
            links[page.translation_key] = WorkLink(url, page.locale.language_code, page.title)
    return links


class _Addresses:
    """Addresses of many paths: those below the same page are made from its address, which Wagtail has to be asked."""

    def __init__(self) -> None:
        self._above: dict[str, str | None] = {}

    def of(self, url_path: str) -> str | None:
        """The address of a path, as ``url_of`` gives it."""
        above, slug = url_path.rstrip("/").rsplit("/", 1)
        if above not in self._above:
            self._above[above] = url_of(f"{above}/")
        address = self._above[above]
        return url_of(url_path) if address is None else f"{address}{quote(slug)}/"
