"""When a push is due, who does it, and that word is left once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search import pushing
from search.models import IndexState
from search.tasks import push_entries
from tests.factories import standard_page
from tests.search.builders import make_work, store_unheard
from tests.search.elasticsearch.door import Door, Fault
from tests.search.elasticsearch.looking import behind, entries, indexed, wake

pytestmark = pytest.mark.usefixtures("empty_search", "elasticsearch")
Commit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def worker(settings: Any) -> None:
    """Tasks wait for a worker, as in production."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_without_a_worker_a_change_is_pushed_at_its_commit(django_capture_on_commit_callbacks: Commit) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        standard_page(title="Het klompenpad")
    assert indexed() == entries()


def test_what_is_rolled_back_is_not_pushed(django_capture_on_commit_callbacks: Commit, door: Door) -> None:
    door.requests.clear()
    with django_capture_on_commit_callbacks(execute=False):
        standard_page(title="Het klompenpad")
    assert door.requests == []


@pytest.mark.usefixtures("worker")
class TestQueue:
    """With a worker, editors wait for nobody."""

    def test_many_changes_leave_word_once(self, django_capture_on_commit_callbacks: Commit, door: Door) -> None:
        door.requests.clear()
        with django_capture_on_commit_callbacks(execute=True):
            for number in range(3):
                standard_page(title=f"Pad {number}")
        waiting = DBTaskResult.objects.filter(task_path=push_entries.module_path)
        assert waiting.count() == 1
        assert door.requests == []

    def test_a_failed_push_is_tried_again_a_minute_later(self, door: Door) -> None:
        store_unheard([make_work("Het plein")])
        door.break_down(Fault.DOWN)
        pushing.push()
        waiting = DBTaskResult.objects.get(task_path=push_entries.module_path)
        assert timezone.now() < waiting.run_after <= timezone.now() + pushing.RETRY_AFTER
        pushing.push()
        assert behind() == 1
        door.mend()
        wake()
        waiting.task_result.task.call()
        assert behind() == 0

    def test_word_that_was_lost_with_its_worker_is_left_again(self) -> None:
        long_ago = timezone.now() - pushing.FORGOTTEN_AFTER - timedelta(seconds=1)
        IndexState.objects.update(queued_at=long_ago)
        pushing.queue_push()
        assert DBTaskResult.objects.filter(task_path=push_entries.module_path).count() == 1
