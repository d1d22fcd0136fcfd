"""The sitemap: every public page of both languages, with its versions in the other one."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.sitemaps import Sitemap

from legro_cms.core.languages import url_of
from legro_cms.core.public import public_pages


@dataclass(frozen=True)
class SitemapEntry:
    """A page's address, and the addresses of all language versions of its work (its own included)."""

    path: str
    changed: datetime | None
    versions: dict[str, str] = field(default_factory=dict)


class PageSitemap(Sitemap[SitemapEntry]):
    """Wagtail's own lists one tree and no alternates; this one takes one query, however many pages there are."""

    limit = 50_000  # what one file may list (sitemaps.org)

    def items(self) -> list[SitemapEntry]:
        """Public pages that have words of their own; addresses that show another language's words are no entries."""
        works: dict[UUID, dict[str, str]] = defaultdict(dict)
        public = list(public_pages().filter(depth__gt=1).order_by("path"))
        for page in public:
            if path := url_of(page.url_path):
                works[page.translation_key][page.locale.language_code] = path
        return [
            SitemapEntry(versions[page.locale.language_code], page.last_published_at, versions)
            for page in public
            if page.locale.language_code in (versions := works[page.translation_key])
        ]

    def location(self, item: SitemapEntry) -> str:
        """The path of the page's address."""
        return item.path

    def lastmod(self, item: SitemapEntry) -> datetime | None:
        """When the page was last published."""
        return item.changed

    def _urls(self, page: int | str, protocol: str, domain: str) -> list[dict[str, Any]]:
        urls = super()._urls(page, protocol, domain)  # type: ignore[misc]
        for url in urls:
            versions = url["item"].versions
            if len(versions) > 1:
                url["alternates"] = [
                    {"lang_code": code, "location": f"{protocol}://{domain}{path}"}
                    for code, path in sorted(versions.items())
                ]
        return urls
