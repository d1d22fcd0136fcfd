"""Anybody can install exactly this, from any mirror: every line has a hash and none names a host."""

import re
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def _pins(path: Path) -> set[tuple[str, str]]:
    return set(PINNED.findall(path.read_text()))


def test_there_is_a_lock_for_the_site_the_developers_and_the_type_stubs() -> None:
    assert [path.stem for path in LOCKS] == ["dev", "site", "stubs"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    packages = re.split(r"^(?=[a-z0-9])", lock.read_text(), flags=re.MULTILINE)[1:]
    assert packages
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_no_lock_names_a_host_or_an_index(lock: Path) -> None:
    assert re.findall(r"https?:|file:|index-url|find-links|trusted-host", lock.read_text()) == []


def test_developers_test_the_versions_that_the_site_runs() -> None:
    site, dev = (_pins(ROOT / "requirements" / f"{name}.txt") for name in ("site", "dev"))
    assert site <= dev


def test_every_package_that_pyproject_names_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    wanted = {re.match(r"[A-Za-z0-9._-]+", line)[0].lower().replace("_", "-") for line in named}  # type: ignore[index]
    assert wanted <= {name for name, _version in _pins(ROOT / "requirements" / "dev.txt")}
