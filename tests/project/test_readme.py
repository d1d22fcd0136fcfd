"""README.md says what is there: every command and every variable, and no other."""

import re
from pathlib import Path

import pytest

from legro_cms.environment import Environment

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()


def _targets() -> set[str]:
    match = re.search(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert match
    return set(match[1].split())


def test_every_command_is_named_and_exists() -> None:
    assert set(re.findall(r"`make ([a-z-]+)", README)) == _targets()


def test_the_table_of_settings_names_every_variable_and_no_other() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    assert set(rows) == {name.upper() for name in Environment.__dataclass_fields__}


def test_every_folder_of_the_map_exists() -> None:
    folders = re.findall(r"^\| `([a-z_/.]+/)` \|", README, re.MULTILINE)
    assert folders
    assert [folder for folder in folders if not (ROOT / folder).is_dir()] == []


def test_every_file_that_the_texts_point_to_exists() -> None:
    texts = [README, *(path.read_text() for path in (ROOT / "docs").glob("*.md"))]
    links = [link for text in texts for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)]
    assert [link for link in links if not any((base / link).exists() for base in (ROOT, ROOT / "docs"))] == []
