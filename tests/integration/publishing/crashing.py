"""Breaking off a path after one of its writes, as a power cut or a lost connection would."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction
from wagtail.models import Page

from legro_cms.core.management.commands.content_check import find_problems
from legro_cms.core.public import is_public
from search.integrity import findings
from search.models import Entry

Path = Callable[[], object]

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


def count_writes(path: Path) -> int:
    """How many writes a path makes when nothing goes wrong."""
    writes = Writes()
    with put_back(), connection.execute_wrapper(writes):
        path()
    return writes.count


def crash(path: Path, last: int) -> None:
    """Walk a path up to its ``last`` write.

    The test's own transaction stands around it, so a block without a savepoint that was broken off has marked that one
    as broken. It is not: the block's first writes merely stay, which is worse than what a server would do.
    """
    with contextlib.suppress(Crash), connection.execute_wrapper(Writes(last)):
        path()
    if connection.needs_rollback:
        transaction.set_rollback(False)


def shown_though_hidden() -> list[str]:
    """Works that the search shows without a public source page, or with words of a page that is not public."""
    wrong = []
    for entry in Entry.objects.filter(is_public=True):
        public = {
            page.locale.language_code
            for page in Page.objects.filter(translation_key=entry.translation_key).select_related("locale")
            if is_public(page)
        }
        says = {language for language in ("nl", "en") if entry.is_live(language)}
        if entry.source_language not in public or not says <= public:
            wrong.append(f"{entry}: the search says {says}, public are {public}")
    return wrong


def assert_agreement_at_every_write(path: Path, *, apart: str = "nothing", and_also: Path | None = None) -> None:
    """Break the path off after each of its writes.

    ``apart``: the one thing in which a translation may be left apart from its source, as ``content_check`` reports it.
    """
    total = count_writes(path)
    assert total > 0
    for last in range(1, total + 1):
        with put_back():
            crash(path, last)
            where = f"after write {last} of {total}"
            assert shown_though_hidden() == [], where
            assert [str(finding) for finding in findings()] == [], where
            assert [problem for problem in find_problems() if apart not in problem] == [], where
            if and_also is not None:
                and_also()
