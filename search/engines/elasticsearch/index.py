"""The site's index: its names, whether it follows this database, and writing entries into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import streaming_bulk

from search.engines.elasticsearch.mapping import MARK, document, fingerprint
from search.engines.elasticsearch.server import WORK_PATIENCE, RebuildNeededError, Server, translated_errors
from search.models import Entry, IndexState

LOT = 500  # entries read and sent together
LARGEST_REQUEST = 10 * 1024 * 1024  # bytes
DONE = frozenset([200, 201, 409])
"""409: the index holds a later revision already, sent by somebody who was faster."""


@dataclass(frozen=True)
class Mark:
    """What an index says of itself: its name, and the number of the last push that was begun on it."""

    index: str
    sequence: int


def index_name(server: Server, epoch: str) -> str:
    """The name of the index of an epoch."""
    return f"{server.alias}-{epoch}"


def index_names(server: Server, client: Elasticsearch) -> list[str]:
    """The names of the indices of this site, by age; those of a site with a longer prefix are not among them."""
    named = re.compile(rf"{re.escape(server.alias)}-\d{{8}}-\d{{6}}-[0-9a-f]{{6}}")
    found = client.indices.get(index=f"{server.alias}-*", features="aliases").body
    return sorted(name for name in found if named.fullmatch(name))


def read_mark(server: Server, patience: float = WORK_PATIENCE) -> Mark | None:
    """The mark of the index behind the alias as it is this moment; None where there is no index or no mark.

    Raises:
        UnavailableError: the server did not answer.
    """
    with translated_errors():
        try:
            found = server.worker.options(request_timeout=patience).get(index=server.alias, id=MARK).body
        except NotFoundError:
            return None
        return Mark(found["_index"], int(found["_version"]))


def check_follows(server: Server, mark: Mark | None, state: IndexState) -> Mark:
    """The mark, if its index follows the database of this state.

    Read the state after the mark: a push raises the number in the database first.

    Raises:
        RebuildNeededError: it does not.
    """
    if not state.epoch or mark is None or mark.index != index_name(server, state.epoch):
        raise RebuildNeededError("rebuild needed: the index was not filled by this database")
    if mark.sequence > state.sequence:
        raise RebuildNeededError("rebuild needed: the index knows more than this database, which was restored")
    if state.fingerprint != fingerprint():
        raise RebuildNeededError("rebuild needed: the index was filled by other rules")
    return mark


def write_mark(client: Elasticsearch, name: str, sequence: int) -> None:
    """Write the number of a push into the index; a higher number that is there already stays."""
    mark = {"is_public": False}
    with translated_errors():
        client.options(ignore_status=409).index(
            index=name, id=MARK, document=mark, version=sequence, version_type="external_gte", require_alias=True
        )


def send(client: Elasticsearch, name: str, entries: Sequence[Entry], tries: int = 0) -> Iterator[tuple[Entry, str]]:
    """Write entries into the index behind an alias; each with what the server had against it ("" for nothing).

    The revision is the version: an older one that comes late changes nothing. There are no deletions, since a deletion
    makes an index where there is none; what has ended is a document that says so. ``tries`` is how often a server that
    is too busy is asked again.
    """
    by_id = {str(entry.pk): entry for entry in entries}
    with translated_errors():
        for _ok, result in streaming_bulk(
            client,
            (_action(name, entry) for entry in entries),
            chunk_size=LOT,
            max_chunk_bytes=LARGEST_REQUEST,
            raise_on_error=False,
            max_retries=tries,
            initial_backoff=1,
            require_alias=True,
        ):
            answer = result["index"]
            wrong = "" if answer["status"] in DONE else f"answered {answer['status']} {_reason(answer)}"
            yield by_id[answer["_id"]], wrong


def _reason(answer: Mapping[str, Any]) -> str:
    error = answer.get("error", "")
    return str(error.get("reason", "")) if isinstance(error, dict) else str(error)


def _action(name: str, entry: Entry) -> dict[str, Any]:
    terms = ((term.dimension, term.value) for term in entry.terms.all())
    return {
        "_op_type": "index",
        "_index": name,
        "_id": str(entry.pk),
        "_version": entry.revision,
        "_version_type": "external_gte",
        **document(entry, terms),
    }


def read_entries(pks: Iterable[int]) -> list[Entry]:
    """Entries with their terms, in two queries."""
    return list(Entry.objects.filter(pk__in=list(pks)).order_by("pk").prefetch_related("terms"))
