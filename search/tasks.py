"""What the worker does for the search."""

from __future__ import annotations

from django_tasks import task

from search import pushing


@task()
def push_entries() -> None:
    """Send to the search server what it does not know yet."""
    pushing.push(insistent=False)
