"""The outbox: what the entries say and the search server does not know yet goes there, as often as it takes.

Every entry keeps its ``revision`` and the ``pushed_revision`` that the server has acknowledged. What differs is
pending, whatever the reason: a server that was down, a worker that was killed. To push an entry twice, or by two
workers at once, changes nothing.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Q
from django.utils import timezone

from search.models import Entry, IndexState
from search.querysets import EntryQuerySet

if TYPE_CHECKING:
    from search.engines.elasticsearch.server import Server

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(minutes=5)
"""A push that has waited so long was lost with its worker."""


@dataclass(frozen=True)
class Pushed:
    """What became of a round: entries that the server acknowledged, and what went wrong ("" for nothing)."""

    entries: int = 0
    error: str = ""


def announce() -> None:
    """After the commit, leave word for the worker that entries have changed."""
    if settings.ELASTICSEARCH:
        transaction.on_commit(queue_push, robust=True)


def queue_push(after: timedelta | None = None) -> None:
    """Queue a push unless one is waiting that will find the same entries."""
    from search.tasks import push_entries

    if after and not push_entries.get_backend().supports_defer:
        return
    now = timezone.now()
    free = Q(queued_at=None) | Q(queued_at__lt=now - FORGOTTEN_AFTER)
    if IndexState.objects.filter(free, pk=IndexState.ONLY).update(queued_at=now):
        task = push_entries.using(run_after=now + after) if after else push_entries
        task.enqueue()


def push(*, insistent: bool = True) -> Pushed:
    """Send what is pending; whatever fails stays pending, and the reason is kept for ``search_status``.

    Unless ``insistent``, a server that failed a moment ago is left alone: where there is no worker, an editor waits.
    """
    from search.engines.elasticsearch.server import RebuildNeededError, UnavailableError, get_server

    IndexState.objects.filter(pk=IndexState.ONLY).update(queued_at=None)  # from now on somebody has to queue again
    if not pending().exists():
        return Pushed()
    server = get_server()
    try:
        if server.is_resting and not insistent:
            raise UnavailableError("it failed less than half a minute ago")
        pushed = _push_pending(server)
    except RebuildNeededError as error:
        return _note(Pushed(error=str(error)))
    except UnavailableError as error:
        server.rest()
        pushed = Pushed(error=str(error))
    if pushed.error:
        queue_push(after=RETRY_AFTER)
    return _note(pushed)


def pending() -> EntryQuerySet:
    """Entries of which the server lacks the last revision."""
    return Entry.objects.filter(pushed_revision__lt=F("revision"))


def acknowledge(revisions: Mapping[int, int], epoch: str) -> None:
    """Note that the index of an epoch holds these revisions (or later ones) of entries.

    Not while another index is being built: what the old one holds, the new one may lack.
    """
    by_revision: dict[int, list[int]] = defaultdict(list)
    for pk, revision in revisions.items():
        by_revision[revision].append(pk)
    settled = IndexState.objects.filter(pk=IndexState.ONLY, epoch=epoch, building="")
    for revision, pks in by_revision.items():
        behind = Entry.objects.filter(Exists(settled), pk__in=pks, pushed_revision__lt=revision)
        behind.update(pushed_revision=revision)


def _push_pending(server: Server) -> Pushed:
    from search.engines.elasticsearch.index import LOT, read_entries, send, write_mark

    epoch, sequence = _begin(server)
    write_mark(server.worker, server.alias, sequence)
    _confirm(epoch, sequence)
    done, error, last = 0, "", 0
    while pks := list(pending().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:LOT]):
        last = pks[-1]
        revisions = {}
        for entry, wrong in send(server.worker, server.alias, read_entries(pks)):
            if wrong:
                error = f"entry {entry.pk}: {wrong}"
            else:
                revisions[entry.pk] = entry.revision
        acknowledge(revisions, epoch)
        done += len(revisions)
    return Pushed(done, error)


def _begin(server: Server) -> tuple[str, int]:
    """The epoch that is pushed to, and a number for this push that is higher than any before.

    Raises:
        RebuildNeededError: the index does not follow this database, so what goes into it would not mend it.
    """
    from search.engines.elasticsearch.index import check_follows, read_mark

    confirmed = IndexState.load().confirmed
    mark = read_mark(server)
    state = IndexState.load()
    mark = check_follows(server, mark, state)
    if mark.sequence < confirmed:
        _start_over(mark.sequence)
    IndexState.objects.filter(pk=IndexState.ONLY).update(sequence=F("sequence") + 1)
    return state.epoch, IndexState.load().sequence


def _start_over(sequence: int) -> None:
    """The index is an older state of itself: everything goes there again, and what it has already is left as it is."""
    logger.warning("The search index is older than what was pushed into it; all entries are pushed again.")
    with transaction.atomic():
        IndexState.objects.filter(pk=IndexState.ONLY).update(confirmed=sequence)
        Entry.objects.update(pushed_revision=0)


def _confirm(epoch: str, sequence: int) -> None:
    state = IndexState.objects.filter(pk=IndexState.ONLY, epoch=epoch, confirmed__lt=sequence)
    state.update(confirmed=sequence)


def _note(pushed: Pushed) -> Pushed:
    """Keep what ``search_status`` tells of the last round."""
    state = IndexState.objects.filter(pk=IndexState.ONLY)
    if pushed.error:
        logger.warning("Not all entries reached Elasticsearch: %s", pushed.error)
        state.update(failed_at=timezone.now(), last_error=pushed.error)
    else:
        state.update(pushed_at=timezone.now(), last_error="")
    return pushed
