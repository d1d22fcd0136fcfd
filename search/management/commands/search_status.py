"""`manage.py search_status`: who answers searches, and how far the search server follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from search.status import EngineName, Status, search_status


class Command(BaseCommand):
    """Exit code 1 where the engine that was chosen does not answer; visitors get the database's answers meanwhile."""

    help = "Tells which engine answers, how far Elasticsearch follows, its indices and its last error."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the status; raise CommandError when there is trouble."""
        status = search_status()
        for name, value in _lines(status):
            self.stdout.write(f"{name + ':':<14}{value}")
        if status.trouble:
            raise CommandError(f"The database answers instead of Elasticsearch: {status.trouble}.")


def _lines(status: Status) -> Iterator[tuple[str, object]]:
    yield "engine", status.chosen
    yield "answers", status.answers
    yield "entries", f"{status.entries}, of which {status.public} public"
    if status.chosen == EngineName.DATABASE:
        return
    state = status.state
    yield "pushed", status.pushed
    yield "behind", status.behind
    if state.pushed_at:
        yield "last push", f"{localtime(state.pushed_at):%Y-%m-%d %H:%M:%S}"
    yield "server", status.version or "does not answer"
    yield from (("index", line) for line in status.indices)
    if state.building:
        yield "rebuild", "under way, or was interrupted: then run `manage.py search_rebuild` again"
    if state.last_error:
        when = f" ({localtime(state.failed_at):%Y-%m-%d %H:%M:%S})" if state.failed_at else ""
        yield "last error", f"{state.last_error}{when}"
