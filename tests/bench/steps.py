"""The steps of the bench, each run in a process of its own."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from unittest import mock

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from elastic_transport import Transport

from search.engines.database import DatabaseEngine
from search.engines.elasticsearch.server import get_server
from search.models import Entry
from search.query import SearchQuery
from tests.bench.glossary import load_glossary
from tests.bench.loading import empty
from tests.bench.loading import load as load_works
from tests.bench.measuring import interleaved
from tests.bench.ours import Ours, Question, prepared
from tests.bench.pages import make_pages
from tests.bench.queries import queries
from tests.bench.stock import Stock, index_cases_as_the_site_does

WARM = 10
WARM_SERVER = 2
"""For each question so many are put to Elasticsearch before: by then Java has compiled what a server is asked all day.
The first hundreds take three times as long."""


def database(first: str, last: str, body: str, count: str) -> dict[str, Any]:
    """Works into the tables, then whole answers of the database engine; a body of 0 words is left to chance."""
    if first == "0":
        call_command("migrate", run_syncdb=True, verbosity=0)
        empty()
        load_glossary()
    begins = time.perf_counter()
    load_works(int(first), int(last), int(body) or None)
    seconds = time.perf_counter() - begins
    if connection.vendor == "postgresql":  # which learns by itself within minutes what is in its tables
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")
    asked, warm = _questions(int(count), min(WARM, int(count)))
    times = interleaved({"d": DatabaseEngine().search}, asked, warm)
    return {"rate": (int(last) - int(first)) / max(seconds, 0.001), **asdict(times["d"])}


def _questions(count: int, warm: int) -> tuple[list[SearchQuery], list[SearchQuery]]:
    """The questions, and others to warm up with."""
    asked = queries(count + warm)
    return asked[warm:], asked[:warm]


def elasticsearch(count: str) -> dict[str, Any]:
    """All ways of answering by turns, from the index of the last rebuild; without Elasticsearch's cache of answers."""
    ours, stock = Ours(), Stock()
    indices = [ours.server.alias, stock.fill()]
    ours.client.indices.put_settings(index=indices, settings={"index.requests.cache.enable": False})
    ways: dict[str, Callable[[Question], Any]] = {
        "a": ours.request,
        "whole": ours.answer,
        "b": ours.clause,
        "c": stock.answer,
        "d": lambda question: DatabaseEngine().search(question.query),
    }
    asked, warm = ([prepared(query) for query in part] for part in _questions(int(count), WARM_SERVER * int(count)))
    interleaved({way: ways[way] for way in ("a", "whole", "b", "c")}, warm)
    times = interleaved(ways, asked)
    requests = {way: _requests(answer, asked[0]) for way, answer in ways.items()}
    totals = sorted(ours.answer(question).total for question in asked)
    return {
        "times": {way: asdict(one) for way, one in times.items()},
        "requests": requests,
        "hits": f"p50 {totals[len(totals) // 2]}, p95 {totals[len(totals) * 19 // 20]}",
    }


def pages(count: str) -> dict[str, float]:
    """Pages a second: a rebuild of the search from them, the same into empty tables, and stock Wagtail's."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("create_site", verbosity=0)
    make_pages(int(count))
    index_cases_as_the_site_does()
    ways: dict[str, Callable[[], object]] = {
        "ours": lambda: call_command("search_rebuild", verbosity=0),
        "stock": lambda: call_command("update_index", backend_name="stock", verbosity=0),
    }
    found = {name: int(count) / _seconds(way) for name, way in ways.items()}
    Entry.objects.all().delete()
    return found | {"anew": int(count) / _seconds(ways["ours"])}


def _seconds(action: Callable[[], object]) -> float:
    begins = time.perf_counter()
    action()
    return time.perf_counter() - begins


def rebuild() -> dict[str, float]:
    """A new index from the entries: entries a second, this process's largest memory, the size of the index (MB)."""
    ours = Ours()
    seconds = _seconds(ours.fill)
    size = ours.client.indices.stats(index=ours.server.alias, metric="store")["_all"]["primaries"]["store"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024  # kilobytes on Linux
    return {"rate": Entry.objects.count() / seconds, "peak": peak, "size": size["size_in_bytes"] / 1_000_000}


def clear() -> None:
    """Take away the indices of this run."""
    client = get_server().worker
    if names := list(client.indices.get(index=f"{settings.ELASTICSEARCH['prefix']}*")):
        client.indices.delete(index=names)


def _requests(answer: Callable[[Question], object], question: Question) -> int:
    """How often a server of Elasticsearch is asked for one answer."""
    asked: list[str] = []
    perform = Transport.perform_request

    def counted(transport: Transport, method: str, target: str, **options: Any) -> Any:
        asked.append(target)
        return perform(transport, method, target, **options)

    with mock.patch.object(Transport, "perform_request", counted):
        answer(question)
    return len(asked)


STEPS: dict[str, Callable[..., Any]] = {
    "database": database,
    "rebuild": rebuild,
    "elasticsearch": elasticsearch,
    "pages": pages,
    "clear": clear,
}
