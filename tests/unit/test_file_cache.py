"""Trouble with a file of the cache costs time and never a page."""

from pathlib import Path

import pytest

from legro_cms.core.file_cache import ForgivingFileCache

WRONG_CONTENTS = [b"", b"half a pickl", bytes(64)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def kept(folder: Path) -> ForgivingFileCache:
    return ForgivingFileCache(str(folder), {})


def test_what_is_kept_is_had_again(kept: ForgivingFileCache) -> None:
    kept.set("name", {"a": 1}, None)
    assert (kept.get("name"), kept.has_key("name")) == ({"a": 1}, True)
    assert kept.delete("name")
    assert (kept.get("name", "none"), kept.has_key("name")) == ("none", False)


@pytest.mark.parametrize("content", WRONG_CONTENTS, ids=["empty", "half", "zeros"])
def test_a_broken_file_counts_as_none_and_is_written_anew(
    kept: ForgivingFileCache, folder: Path, content: bytes
) -> None:
    kept.set("name", 1, None)
    (file,) = folder.iterdir()
    file.write_bytes(content)
    assert kept.get_or_set("name", 2, None) == 2
    assert kept.get("name") == 2


def test_a_file_that_cannot_be_read_counts_as_none(kept: ForgivingFileCache, folder: Path) -> None:
    kept.set("name", 1, None)
    (file,) = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert kept.get("name", "none") == "none"
    assert not kept.delete("name")


def test_where_nothing_can_be_written_nothing_is_kept(kept: ForgivingFileCache, folder: Path) -> None:
    folder.rmdir()
    folder.touch()  # a folder without rights would not stop root
    kept.set("name", 1, None)
    assert kept.get_or_set("name", 2, None) == 2
