"""What the index holds, compared with what the entries say."""

from __future__ import annotations

from django.db.models import F

from search.engines.elasticsearch.index import index_names
from search.engines.elasticsearch.mapping import MARK
from search.engines.elasticsearch.server import Server, get_server
from search.models import Entry


def wake() -> None:
    """Half a minute later: nodes that failed are asked again."""
    for node in get_server().nodes:
        node.rests_until = 0.0


def indexed() -> dict[int, tuple[int, bool]]:
    """Version and publicity of every document, by entry."""
    server = get_server()
    server.worker.indices.refresh(index=server.alias)
    answer = server.worker.search(
        index=server.alias,
        query={"bool": {"must_not": {"ids": {"values": [MARK]}}}},
        size=10_000,
        version=True,
        docvalue_fields=[{"field": "is_public"}],
    )
    hits = answer.body["hits"]["hits"]
    found = {int(hit["_id"]): (hit["_version"], hit["fields"]["is_public"][0]) for hit in hits}
    assert len(found) == len(hits) == answer.body["hits"]["total"]["value"]
    return found


def entries() -> dict[int, tuple[int, bool]]:
    """Revision and publicity of every entry."""
    return {
        pk: (revision, is_public)
        for pk, revision, is_public in Entry.objects.values_list("pk", "revision", "is_public")
    }


def behind() -> int:
    """How many entries still have to be pushed."""
    return Entry.objects.filter(pushed_revision__lt=F("revision")).count()


def indices(server: Server | None = None) -> list[str]:
    """The names of the site's indices."""
    server = server or get_server()
    return index_names(server, server.worker)
