"""What operators are told, and what they can do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from search import checks
from search.models import IndexState
from tests.search.builders import add, make_work, search, store_unheard, titles
from tests.search.elasticsearch.door import Door, Fault
from tests.search.elasticsearch.looking import entries, indexed, indices

pytestmark = pytest.mark.usefixtures("empty_search", "elasticsearch")


def _told(command: str, *arguments: str) -> str:
    output = StringIO()
    call_command(command, *arguments, stdout=output)
    return output.getvalue()


def test_the_status_tells_how_far_the_server_follows() -> None:
    add("Een plein")
    store_unheard([make_work("Een tuin")])
    lines = dict(line.split(":", 1) for line in _told("search_status").splitlines())
    said = {name: value.strip() for name, value in lines.items()}
    assert (said["engine"], said["answers"]) == ("elasticsearch", "elasticsearch")
    assert said["entries"] == "2, of which 2 public"
    assert (said["pushed"], said["behind"]) == ("1", "1")
    assert said["server"].startswith("9.")
    assert said["index"].startswith(indices()[0])
    assert said["index"].endswith("in use")


def test_the_status_tells_the_last_error(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    store_unheard([make_work("Een plein")])
    door.break_down(Fault.DOWN)
    with pytest.raises(CommandError):
        _told("search_push")
    with pytest.raises(CommandError, match="503"):
        call_command("search_status")
    assert "last error:   answered 503" in capsys.readouterr().out


def test_a_push_by_hand_says_what_it_did() -> None:
    store_unheard([make_work("Een plein"), make_work("Een tuin")])
    assert "2 entries were sent" in _told("search_push")
    assert indexed() == entries()


def test_a_rebuild_tells_how_far_it_is_and_leaves_one_index() -> None:
    before = indices()
    add("Een plein", "Een tuin")
    told = _told("search_rebuild", "--index-only")
    assert "2 of 2 entries" in told
    assert "A new index with 2 entries is in use." in told
    (after,) = indices()
    assert after not in before
    assert indexed() == entries()


def test_a_rebuild_that_fails_leaves_the_old_index_in_use(door: Door) -> None:
    add("Een plein")

    def break_down_at_the_first_entries(line: str) -> None:
        if "_bulk" in line:
            door.break_down(Fault.DOWN)

    door.before_request = break_down_at_the_first_entries
    with pytest.raises(CommandError, match="503"):
        _told("search_rebuild", "--index-only")
    door.before_request = lambda line: None
    door.mend()
    door.requests.clear()
    assert titles(search("plein")) == ["Een plein"]
    assert door.requests
    assert len(indices()) == 2
    _told("search_rebuild", "--index-only")
    assert len(indices()) == 1


def test_of_two_rebuilds_the_one_that_began_last_wins() -> None:
    from search.engines.elasticsearch.building import rebuild_index
    from search.engines.elasticsearch.server import UnavailableError

    add("Een plein")

    def begin_another(done: int, total: int) -> None:
        rebuild_index(lambda done, total: None)

    with pytest.raises(UnavailableError):
        rebuild_index(begin_another)
    assert indexed() == entries()
    assert len(indices()) == 1
    assert not IndexState.load().building


def test_indices_of_a_site_with_a_longer_prefix_are_left_alone(elasticsearch_prefix: str) -> None:
    from search.engines.elasticsearch.server import get_server

    other = f"{elasticsearch_prefix}-entries-too-entries-20260101-000000-abcdef"
    get_server().worker.indices.create(index=other)
    _told("search_rebuild", "--index-only")
    assert get_server().worker.indices.exists(index=other)


class TestReady:
    """The endpoint that watches the site."""

    def test_all_is_well(self, client: Client) -> None:
        response = client.get("/health/ready")
        assert response.status_code == 200
        assert response.json() == {
            "status": "ready",
            "search": {"engine": "elasticsearch", "answers": "elasticsearch", "fallback": False, "behind": 0},
        }
        assert "no-store" in response["Cache-Control"]

    def test_it_is_green_while_the_database_answers_and_says_so(self, client: Client, door: Door) -> None:
        store_unheard([make_work("Een plein")])
        door.break_down(Fault.REFUSED)
        response = client.get("/health/ready")
        assert response.status_code == 200
        assert response.json()["search"] == {
            "engine": "elasticsearch",
            "answers": "database",
            "fallback": True,
            "behind": 1,
        }


def test_an_index_of_other_rules_is_said_by_a_check() -> None:
    assert checks.index_follows(databases=[connection.alias]) == []
    IndexState.objects.update(fingerprint="other")
    (message,) = checks.index_follows(databases=[connection.alias])
    assert (message.id, bool(message.hint)) == ("search.W003", True)
