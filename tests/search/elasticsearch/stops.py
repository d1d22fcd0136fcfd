"""Killing a worker at a given step: before a statement or a request that changes something.

What was changed by the step before is then done, and nothing else: a kill anywhere between the two finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from elastic_transport import Transport

READING = ("select", "savepoint", "release", "rollback")
READING_METHODS = ("GET", "HEAD")


class Killed(BaseException):
    """The worker is gone; no handler of an Exception notices."""


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the context the process is killed at this step, counted from 0; nothing happens if there are fewer."""
    left = step

    def count() -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lower().lstrip("( ").startswith(READING):
            count()
        return run(sql, params, many, context)

    ask = Transport.perform_request

    def perform_request(transport: Transport, method: str, *arguments: Any, **options: Any) -> Any:
        if method not in READING_METHODS:
            count()
        return ask(transport, method, *arguments, **options)

    with monkeypatch.context() as patch, connection.execute_wrapper(execute):
        patch.setattr(Transport, "perform_request", perform_request)
        yield
