"""What takes long to put into a database: made by the first process of a run that asks, and passed on as rows."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from django.core.cache import cache
from django.test import override_settings
from django.utils import translation

from tests.servers.databases import all_rows, replace_all
from tests.servers.sharing import locked, run_folder

Made = TypeVar("Made")


def fill(name: str, media: Path, make: Callable[[], Made]) -> Made:
    """Fill the database, and the empty folder ``media`` with its uploads, as ``make`` does; what ``make`` answers.

    Whoever asks later in the run gets the same rows and files in the place of all that is there, in about a second. The
    caller sees to it that they go again: it rolls back, or empties the tables.
    """
    kept = run_folder() / name
    with locked(run_folder() / f"{name}-lock"):
        if kept.exists():
            shutil.copytree(kept / "media", media, dirs_exist_ok=True)
            made, rows = pickle.loads((kept / "rows").read_bytes())  # noqa: S301
            replace_all(rows)
        else:
            media.mkdir(exist_ok=True)
            with override_settings(MEDIA_ROOT=media), translation.override("nl"):
                made = make()
            _keep(kept, media, pickle.dumps((made, all_rows())))
    cache.clear()
    return made  # type: ignore[no-any-return]


def _keep(kept: Path, media: Path, rows: bytes) -> None:
    """All of it or nothing: a process that is stopped half way leaves it to the next."""
    half = kept.with_suffix(".half")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(media, half / "media")
    (half / "rows").write_bytes(rows)
    half.rename(kept)
