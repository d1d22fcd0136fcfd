"""Publishing goes on while the server is away and while the index is being rebuilt."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from wagtail.models import Page

from search.engines.elasticsearch import building
from search.models import Entry
from search.pushing import push
from tests.factories import standard_page
from tests.search.builders import make_work, search, store_unheard
from tests.search.elasticsearch.door import Door, Fault
from tests.search.elasticsearch.looking import behind, entries, indexed, indices, wake

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("elasticsearch")]


def _quiet(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def _in_threads(*works: Callable[[], object]) -> list[Any]:
    """What works answer that begin at the same moment, each with a database connection of its own."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        barrier.wait()
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(run, work) for work in works]]


def _agrees() -> bool:
    return indexed() == entries() and behind() == 0


def test_fifty_publishes_while_the_server_stops_and_comes_back(door: Door) -> None:
    for number in range(50):
        if number == 20:
            door.break_down(Fault.REFUSED)
        standard_page(title=f"Klompenpad {number}")
    assert search("klompenpad").total == 50
    assert behind() == 30
    door.mend()
    wake()
    push()
    assert _agrees()
    door.requests.clear()
    assert search("klompenpad").total == 50
    assert door.requests


def test_two_workers_at_once() -> None:
    store_unheard(make_work(f"Plein {number}") for number in range(60))
    assert [pushed.error for pushed in _in_threads(push, push)] == ["", ""]
    assert _agrees()


class _Editor:
    """Publishes, unpublishes and deletes by turns."""

    def __init__(self) -> None:
        self.pages: list[Page] = [standard_page(title=f"Oud {number}") for number in range(8)]
        self.changes = 0

    def change(self) -> None:
        turn = self.changes % 4
        if turn < 2:
            self.pages.append(standard_page(title=f"Nieuw {self.changes}"))
        elif turn == 2:
            self.pages.pop(0).unpublish()
        else:
            Page.objects.get(pk=self.pages.pop(0).pk).delete()
        self.changes += 1

    def change_often(self, times: int) -> None:
        for _time in range(times):
            self.change()


MOMENTS = ["_stream_all", "_changed", "_next_sequence", "swap", "_settle", "_acknowledge"]


def test_changes_before_during_and_after_the_swap_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes right before and right after each step of the rebuild, and among the lots that are streamed.

    Each round of catching up finds changes, so it takes all rounds that it may; with few of them that is shown as well.
    """
    monkeypatch.setattr(building, "ROUNDS", 3)
    editor = _Editor()
    for name in MOMENTS:
        step = getattr(building, name)

        def with_changes(*arguments: Any, step: Callable[..., Any] = step) -> Any:
            editor.change_often(4)
            answer = step(*arguments)
            editor.change_often(4)
            return answer

        monkeypatch.setattr(building, name, with_changes)
    building.rebuild_index(lambda done, total: editor.change())
    assert editor.changes >= 50
    push()
    assert _agrees()
    assert len(indices()) == 1


def test_fifty_changes_during_rebuilds_one_after_the_other() -> None:
    editor = _Editor()

    def rebuild_often() -> None:
        for _time in range(4):
            building.rebuild_index(_quiet)

    _in_threads(partial(editor.change_often, 50), rebuild_often)
    push()
    assert _agrees()
    assert Entry.objects.public().count() == len(indexed_public())


def indexed_public() -> list[int]:
    """The entries that the index takes for public."""
    return [pk for pk, (_version, is_public) in indexed().items() if is_public]
