"""Links to the pages of a listing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.query import SearchQuery

_NEAR = 2  # neighbours of the current page that get a link


@dataclass(frozen=True)
class PageLink:
    """A page; one without ``url`` stands for the pages left out."""

    number: int | None
    url: str | None
    current: bool = False


@dataclass(frozen=True)
class Pagination:
    """The first, the last and the near pages, and the way to the next."""

    pages: Sequence[PageLink]
    previous_url: str | None
    next_url: str | None


def paginate(query: SearchQuery, pages: int, base_url: str) -> Pagination:
    """The pagination of a query that has this many pages."""

    def url(number: int) -> str:
        return query.replace(page=number).url(base_url)

    links: list[PageLink] = []
    for number in range(1, pages + 1):
        if number in (1, pages) or abs(number - query.page) <= _NEAR:
            links.append(PageLink(number, url(number), number == query.page))
        elif links[-1].url:
            links.append(PageLink(None, None))
    return Pagination(
        pages=links,
        previous_url=url(query.page - 1) if query.page > 1 else None,
        next_url=url(query.page + 1) if query.page < pages else None,
    )
