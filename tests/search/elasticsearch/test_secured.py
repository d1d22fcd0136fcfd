"""A server that is reached by TLS and asks who comes, as the site's environment names it."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from legro_cms import environment
from legro_cms.settings.deployment import elasticsearch as settings_from
from search.engines.elasticsearch import server
from search.engines.elasticsearch.building import rebuild_index
from search.models import IndexState
from search.pushing import push
from search.status import EngineName, search_status
from tests.search.builders import add, make_work, search, store_unheard, titles
from tests.search.elasticsearch.authority import Authority
from tests.search.elasticsearch.door import Door
from tests.search.elasticsearch.looking import entries, indexed, wake

pytestmark = pytest.mark.usefixtures("empty_search")

HOST = "127.0.0.1"
PASSWORD, KEY = "correct p@ssword", "aWQ6c2VjcmV0"
BASIC = b64encode(f"legro:{PASSWORD}".encode()).decode()
CREDENTIALS: dict[str, tuple[str, Mapping[str, str], str]] = {
    "user and password": ("legro:correct%20p%40ssword@", {}, f"Basic {BASIC}"),
    "API key": ("", {"ELASTICSEARCH_API_KEY": KEY}, f"ApiKey {KEY}"),
}
each_credential = pytest.mark.parametrize(("user", "variables", "header"), CREDENTIALS.values(), ids=CREDENTIALS)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """The authority that signed the server's certificate."""
    return Authority(tmp_path, "authority")


@pytest.fixture
def door(elasticsearch_url: str, authority: Authority) -> Iterator[Door]:
    """The server behind TLS."""
    door = Door(elasticsearch_url, authority.server_context(HOST))
    yield door
    door.close()


@pytest.fixture
def connect(door: Door, elasticsearch_prefix: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Let the site reach the server as its environment says."""

    def connect(user: str = "", **variables: str) -> None:
        monkeypatch.setenv("ELASTICSEARCH_URL", door.url.replace(HOST, f"{user}{HOST}"))
        monkeypatch.setenv("ELASTICSEARCH_INDEX_PREFIX", elasticsearch_prefix)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings.ELASTICSEARCH = settings_from(environment.read(debug=False))

    yield connect
    server._server.cache_clear()


def _fill() -> None:
    rebuild_index(lambda _done, _total: None)


def test_a_certificate_of_the_named_authority_is_trusted(connect: Any, door: Door, authority: Authority) -> None:
    connect(ELASTICSEARCH_CA_FILE=str(authority.file))
    _fill()
    add("Het plein")
    door.requests.clear()
    assert titles(search("plein")) == ["Het plein"]
    assert door.requests
    assert indexed() == entries()
    assert search_status().answers == EngineName.ELASTICSEARCH


def test_a_certificate_of_another_authority_is_not_and_the_database_answers(
    connect: Any, door: Door, authority: Authority, tmp_path: Path
) -> None:
    connect(ELASTICSEARCH_CA_FILE=str(authority.file))
    _fill()
    add("Het plein")
    door.requests.clear()
    for variables in ({"ELASTICSEARCH_CA_FILE": str(Authority(tmp_path, "other").file)}, {"ELASTICSEARCH_CA_FILE": ""}):
        connect("legro:secret@", **variables)
        assert titles(search("plein")) == ["Het plein"]
        wake()
        status = search_status()
        assert (status.answers, "certificate" in status.trouble.lower()) == (EngineName.DATABASE, True)
    assert door.requests == []


@each_credential
def test_credentials_go_along_with_every_request(
    connect: Any, door: Door, authority: Authority, user: str, variables: Mapping[str, str], header: str
) -> None:
    connect(user, ELASTICSEARCH_CA_FILE=str(authority.file), **variables)
    door.wanted_credentials = header
    _fill()
    add("Het plein")
    assert titles(search("plein")) == ["Het plein"]
    assert search_status().trouble == ""
    assert set(door.credentials) == {header}


@each_credential
def test_where_the_credentials_are_wrong_the_database_answers_and_no_log_names_them(
    connect: Any,
    door: Door,
    authority: Authority,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    user: str,
    variables: Mapping[str, str],
    header: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    connect(user, ELASTICSEARCH_CA_FILE=str(authority.file), **variables)
    _fill()
    add("Het plein")
    door.wanted_credentials = "others"
    assert titles(search("plein")) == ["Het plein"]
    wake()
    store_unheard([make_work("Een tuin")])
    assert "401" in push().error
    with pytest.raises(CommandError) as error:
        call_command("search_status")
    said = [caplog.text, *capsys.readouterr(), str(error.value), IndexState.load().last_error]
    assert any("401" in text for text in said)
    for secret in (PASSWORD, "p%40ss", "p@ss", BASIC, KEY):
        assert not any(secret in text for text in said)
