"""The rooms of the house and the one direction in which they may look at each other (docs/architecture.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]

MAY_IMPORT = {
    "legro_cms.core": set(),
    "search": {"legro_cms.core"},
    "casebook": {"search", "legro_cms.core"},
    "events": {"casebook", "search", "legro_cms.core"},
    "home": {"casebook", "events", "search", "legro_cms.core"},
}
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "misc.py", "common.py"}


def _folder(room: str) -> Path:
    return ROOT / room.replace(".", "/")


def _modules(room: str) -> Iterator[Path]:
    return (path for path in _folder(room).rglob("*.py") if "migrations" not in path.parts)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides which room it looks into"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _room_of(module: str) -> str | None:
    rooms = [room for room in MAY_IMPORT if module == room or module.startswith(f"{room}.")]
    return rooms[0] if rooms else None


ROOMS = [room for room in MAY_IMPORT if _folder(room).is_dir()]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_looks_only_into_the_rooms_below_it(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in _modules(room)
        for module in _imports(path)
        if _room_of(module) not in {None, room, *MAY_IMPORT[room]}
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_reads_settings_modules_or_tests(room: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in _modules(room)
        for module in _imports(path)
        if module.startswith(("legro_cms.settings", "legro_cms.urls", "tests"))
    ]
    assert wrong == []


def test_the_rooms_of_this_site_are_there() -> None:
    assert {"legro_cms.core", "search", "casebook", "home"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_is_named_after_nothing(room: str) -> None:
    assert [path for path in _modules(room) if path.name in FORBIDDEN_NAMES] == []


def test_every_file_that_the_overview_names_exists() -> None:
    named = re.findall(r"`([\w./]+(?:/|\.py))`", (ROOT / "docs" / "architecture.md").read_text())
    modules = {path.name for room in ROOMS for path in _modules(room)}
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists() and name not in modules] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_overview_begins_with_every_room(room: str) -> None:
    assert f"| `{room.replace('.', '/')}/` |" in (ROOT / "docs" / "architecture.md").read_text()
