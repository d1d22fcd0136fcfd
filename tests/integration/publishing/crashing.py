"""Breaking off a path after one of its writes, as a power cut or a lost connection would."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction

WRITES = ("INSERT", "UPDATE", "DELETE")


class Crash(BaseException):
    """Nothing catches it on its way out, as nothing would catch the end of the process."""


class Writes:
    """Counts the writes of a block, and breaks it off after one of them."""

    def __init__(self, last: int | None = None) -> None:
        self.last = last
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run one statement; Django calls this for each."""
        result = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITES):
            self.count += 1
            if self.count == self.last:
                raise Crash
        return result


@contextlib.contextmanager
def put_back() -> Iterator[None]:
    """Undo everything that the block did to the database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def count_writes(path: Callable[[], None]) -> int:
    """How many writes a path makes when nothing goes wrong."""
    writes = Writes()
    with put_back(), connection.execute_wrapper(writes):
        path()
    return writes.count


def crash(path: Callable[[], None], last: int) -> None:
    """Walk a path up to its ``last`` write.

    The test's own transaction stands around it, so a block without a savepoint that was broken off has marked that one
    as broken. It is not: the block's first writes merely stay, which is worse than what a server would do.
    """
    with contextlib.suppress(Crash), connection.execute_wrapper(Writes(last)):
        path()
    if connection.needs_rollback:
        transaction.set_rollback(False)
