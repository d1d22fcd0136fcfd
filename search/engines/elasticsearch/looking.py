"""A look at the server that changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from elasticsearch import Elasticsearch

from search.engines.elasticsearch.index import check_follows, index_names, read_mark
from search.engines.elasticsearch.server import PAGE_PATIENCE, Server, UnavailableError, get_server, translated_errors
from search.models import IndexState


@dataclass(frozen=True)
class Found:
    """The server's version, a line for each index of the site, and why it cannot answer searches ("": it can)."""

    trouble: str = ""
    version: str = ""
    indices: Sequence[str] = ()


def trouble() -> str:
    """Why the server cannot answer searches just now ("": it can); a second at most."""
    server = get_server()
    try:
        if server.is_resting:
            raise UnavailableError("it failed less than half a minute ago")
        check_follows(server, read_mark(server, PAGE_PATIENCE), IndexState.load())
    except UnavailableError as error:
        return str(error)
    return ""


def look() -> Found:
    """What stands between the site and an answer of the server, and what the server holds."""
    server = get_server()
    client = server.worker.options(request_timeout=PAGE_PATIENCE)
    try:
        with translated_errors():
            version = client.info().body["version"]["number"]
            indices = _lines(server, client)
    except UnavailableError as error:
        return Found(str(error))
    return Found(trouble(), version, indices)


def _lines(server: Server, client: Elasticsearch) -> list[str]:
    names = index_names(server, client)
    if not names:
        return []
    aliases = client.indices.get_alias(index=names).body
    sizes = client.indices.stats(index=names, metric=["docs", "store"]).body["indices"]
    return [
        f"{name}: {sizes[name]['primaries']['docs']['count']} documents, "
        f"{sizes[name]['primaries']['store']['size_in_bytes'] / 1_000_000:.1f} MB"
        + (", in use" if server.alias in aliases[name]["aliases"] else "")
        for name in names
    ]
