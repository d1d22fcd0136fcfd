"""Filling a new index while the site goes on, and putting it in the place of the old one in one step."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from elasticsearch.dsl import Index

from search.engines.elasticsearch.index import LOT, index_name, index_names, read_entries, send, write_mark
from search.engines.elasticsearch.mapping import REFRESH_INTERVAL, SETTINGS, fingerprint, mapping
from search.engines.elasticsearch.server import Server, UnavailableError, get_server, translated_errors
from search.models import Entry, IndexState
from search.pushing import acknowledge

ROUNDS = 10  # of catching up before the swap; what changes after the last one is caught up after it
TRIES = 5
Progress = Callable[[int, int], None]


def rebuild_index(progress: Progress) -> int:
    """A new index with every entry; the number of entries in it.

    The old index answers until the new one takes its place, and is removed with all others of this site. Changes made
    meanwhile are in the new one: they are caught up before and after the swap, and until then no push counts as done.
    Killed at any moment, the site goes on with the old index or with the database, and the next rebuild cleans up. Of
    two rebuilds at once the one that began last wins.

    Raises:
        UnavailableError: the server did not answer, refused an entry, or another rebuild has begun.
    """
    server = get_server()
    epoch = f"{timezone.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    _claim(epoch)
    building = f"{server.prefix}-building-{epoch}"
    with translated_errors():
        _create(server, epoch, building)
    seen = _stream_all(server, building, progress)
    for _round in range(ROUNDS):
        if not (changed := _changed(seen)):
            break
        seen |= _stream(server, building, changed)
    sequence = _next_sequence(epoch)
    write_mark(server.builder, building, sequence)
    with translated_errors():
        swap(server, epoch, building)
    _settle(epoch, sequence)
    seen |= _stream(server, server.alias, _changed(seen))
    _acknowledge(seen, epoch)
    return len(seen)


def _claim(epoch: str) -> None:
    """From now on pushes do not count as done, until the new index is in its place."""
    IndexState.objects.update_or_create(pk=IndexState.ONLY, defaults={"building": epoch})


def _create(server: Server, epoch: str, building: str) -> None:
    """An empty index. It is filled under an alias: without the alias nothing is written, and no index is made."""
    index = Index(index_name(server, epoch), using=server.builder)
    index.settings(**SETTINGS, refresh_interval="-1")
    index.aliases(**{building: {}})
    body = index.to_dict()
    body["mappings"] = mapping() | {"_meta": {"epoch": epoch, "fingerprint": fingerprint()}}
    server.builder.indices.create(index=index_name(server, epoch), **body)


def _stream_all(server: Server, building: str, progress: Progress) -> dict[int, int]:
    """Send every entry, those that have ended too, lot by lot; the revisions that were sent."""
    seen: dict[int, int] = {}
    total = Entry.objects.count()
    for lot in _lots():
        seen |= _stream(server, building, lot)
        progress(len(seen), max(total, len(seen)))
    return seen


def _lots() -> Iterator[list[int]]:
    last = 0
    while pks := list(Entry.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:LOT]):
        yield pks
        last = pks[-1]


def _changed(seen: Mapping[int, int]) -> list[int]:
    """Entries that are other than what was sent."""
    rows = Entry.objects.values_list("pk", "revision").iterator(chunk_size=LOT)
    return [pk for pk, revision in rows if seen.get(pk) != revision]


def _stream(server: Server, name: str, pks: Iterable[int]) -> dict[int, int]:
    sent: dict[int, int] = {}
    pks = list(pks)
    for start in range(0, len(pks), LOT):
        for entry, wrong in send(server.builder, name, read_entries(pks[start : start + LOT]), tries=TRIES):
            if wrong:
                raise UnavailableError(f"entry {entry.pk}: {wrong}")
            sent[entry.pk] = entry.revision
    return sent


def _next_sequence(epoch: str) -> int:
    """A number for the new index, higher than any before; only the rebuild that began last goes on."""
    if not IndexState.objects.filter(pk=IndexState.ONLY, building=epoch).update(sequence=F("sequence") + 1):
        raise UnavailableError("another rebuild has begun and goes on instead of this one")
    return IndexState.load().sequence


def swap(server: Server, epoch: str, building: str) -> None:
    """Give the site's name to the new index and remove the others, all in one step or not at all."""
    client, new = server.builder, index_name(server, epoch)
    client.indices.put_settings(index=new, settings={"refresh_interval": REFRESH_INTERVAL})
    client.indices.forcemerge(index=new, max_num_segments=1)  # one part is read faster than the dozens it came in
    client.indices.refresh(index=new)
    others = [name for name in index_names(server, client) if name != new]
    taken = client.options(ignore_status=404).indices.get(index=server.alias, features="aliases").body
    others += [name for name in taken if name == server.alias]  # an index where the alias should be
    actions: list[dict[str, Any]] = [{"remove_index": {"index": name}} for name in others]
    actions += [
        {"remove": {"index": new, "alias": building}},
        {"add": {"index": new, "alias": server.alias, "is_write_index": True}},
    ]
    client.indices.update_aliases(actions=actions)


def _settle(epoch: str, sequence: int) -> None:
    """From now on the new index is the one that follows."""
    now = timezone.now()
    IndexState.objects.filter(pk=IndexState.ONLY, building=epoch).update(
        epoch=epoch,
        building="",
        fingerprint=fingerprint(),
        confirmed=sequence,
        pushed_at=now,
        last_error="",
    )


def _acknowledge(seen: Mapping[int, int], epoch: str) -> None:
    pks = list(seen)
    for start in range(0, len(pks), LOT):
        with transaction.atomic():
            acknowledge({pk: seen[pk] for pk in pks[start : start + LOT]}, epoch)
