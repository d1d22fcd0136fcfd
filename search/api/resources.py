"""Works and vocabularies as the API shows them: what the pages show to anyone, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from legro_cms.core.licences import ContentLicence
from legro_cms.core.works import Dimension
from search.api import BASE
from search.api.searching import Filter
from search.documents import KIND_DIMENSION
from search.query import SearchQuery
from search.records import Record
from search.results import Facets, Found, Reason

NO_FACTS = (KIND_DIMENSION, Dimension.LANGUAGE, Dimension.YEAR)
"""Filters by what a work says in a way of its own: its kind, its texts, its years."""

Json = dict[str, Any]


class Resources:
    """Writes resources with addresses as the client of this request knows the site."""

    def __init__(self, request: HttpRequest, filters: Sequence[Filter], licence: ContentLicence) -> None:
        self.request = request
        self.filters = filters
        self.licence = licence

    def url(self, path: str, pairs: Sequence[tuple[str, Any]] = ()) -> str:
        """The address of a resource of the API."""
        query = f"?{urlencode(pairs)}" if pairs else ""
        return self.request.build_absolute_uri(f"{BASE}{path}{query}")

    def links(self, path: str, pairs: Sequence[tuple[str, Any]] = (), **others: str) -> Json:
        """Links of a resource: itself, the licence of its texts, and others."""
        return {
            "self": {"href": self.url(path, pairs)},
            "license": {"href": self.licence.url},
            **{name: {"href": url} for name, url in others.items()},
        }

    def works(
        self,
        query: SearchQuery,
        found: Found,
        records: Sequence[Record],
        reasons: Mapping[int, Sequence[Reason]],
        pairs: Sequence[tuple[str, str]],
    ) -> Json:
        """A page of a search; ``reasons`` by primary key, ``pairs`` are the parameters that were given."""
        pages, facets = query.pages(found.total), found.ranking.facets
        around = {"previous": query.page - 1, "next": query.page + 1} if query.page <= pages else {}
        return {
            "total": found.total,
            "page": query.page,
            "pageSize": query.per_page,
            "pages": pages,
            "correction": found.correction,
            "items": [{**self.work(one), "reasons": _reasons(reasons.get(one.entry.pk, ()))} for one in records],
            "facets": {one.name: _counts(one, facets) for one in self.filters if one.dimension in query.facets},
            "_links": self.links(
                "/works",
                pairs,
                **{
                    name: self.url("/works", [*(pair for pair in pairs if pair[0] != "page"), ("page", str(page))])
                    for name, page in around.items()
                    if 1 <= page <= pages
                },
            ),
        }

    def work(self, record: Record) -> Json:
        """A work with the texts that are live and the facts that all languages share."""
        entry = record.entry
        texts = {code: self._text(record, code) for code in record.links if entry.is_live(code)}
        facts = {
            one.name: [_value(one, option.value) for option in record.facts[one.dimension]]
            for one in self.filters
            if one.dimension not in NO_FACTS
        }
        return {
            "id": str(entry.translation_key),
            "kind": entry.kind,
            "sourceLanguage": entry.source_language,
            "texts": texts,
            "facts": {name: values for name, values in facts.items() if values},
            "years": sorted(int(option.value) for option in record.facts[Dimension.YEAR]),
            "startsOn": entry.starts.isoformat() if entry.starts else None,
            "endsOn": entry.ends.isoformat() if entry.ends else None,
            "publishedAt": _moment(entry.published_at),
            "changedAt": _moment(max(record.changed.values(), default=entry.published_at)),
            "_links": self.links(f"/works/{entry.translation_key}"),
        }

    def _text(self, record: Record, code: str) -> Json:
        title, summary, _body = record.entry.words_in(code)
        return {
            "title": title,
            "summary": summary,
            "url": self.request.build_absolute_uri(record.links[code].url),
        }

    def vocabulary(self, name: str, dimension: str) -> Json:
        """The terms of a vocabulary, the former ones among them: an old address names them."""
        (own,) = (one for one in self.filters if one.dimension == dimension)
        return {"items": [self._term(own, option) for option in own.choices.options], "_links": self.links(f"/{name}")}

    def _term(self, own: Filter, option: Any) -> Json:
        term = {
            **_value(own, option.value),
            "isCurrent": option.current,
            "replacedBy": list(option.instead),
            "_links": {"works": {"href": self.url("/works", [(own.name, option.value)])}},
        }
        return term if own.dimension == Dimension.MUNICIPALITY else term | {"parent": option.parent}

    def filter_list(self) -> Json:
        """All filters of a search with their values."""
        items = [
            {
                "name": one.name,
                "label": one.labels,
                "values": [_value(one, option.value) for option in one.choices.options if option.current],
            }
            for one in self.filters
        ]
        return {"items": items, "_links": self.links("/filters")}


def _value(own: Filter, value: str) -> Json:
    """A value with its names, and with the code that other sources know it by, if they do."""
    code = own.choices.by_value[value].code
    return {"value": value, "label": own.names[value]} | ({"code": code} if code else {})


def _counts(own: Filter, facets: Facets) -> list[Json]:
    counts = facets.get(own.dimension, {})
    return [
        {**_value(own, option.value), "count": counts[option.value]}
        for option in own.choices.options
        if option.current and counts.get(option.value)
    ]


def _reasons(told: Sequence[Reason]) -> list[Json]:
    return [{"typed": reason.typed, "found": reason.found} for reason in told]


def _moment(moment: datetime | None) -> str | None:
    """In UTC, to the second."""
    return None if moment is None else f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
