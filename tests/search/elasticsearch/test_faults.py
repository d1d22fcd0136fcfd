"""Whatever the server does, a visitor gets the right answer, soon, and notices nothing."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from search.engines.elasticsearch.index import index_name
from search.engines.elasticsearch.server import REST, get_server
from search.models import IndexState
from search.status import EngineName, search_status
from tests.search.builders import add, hide_unheard, search, titles
from tests.search.elasticsearch.door import Door, Fault
from tests.search.elasticsearch.looking import wake

pytestmark = pytest.mark.usefixtures("empty_search", "elasticsearch")

ON_TIME = 1.5  # seconds


def _remove_the_index(door: Door) -> None:
    client = get_server().worker
    client.indices.delete(index=index_name(get_server(), IndexState.load().epoch))


def _put_an_index_in_place_of_the_alias(door: Door) -> None:
    _remove_the_index(door)
    client = get_server().worker
    document = {"is_public": True, "words_nl": "speeltuin", "entry": 1}
    client.index(index=get_server().alias, id="1", document=document, refresh=True)


def _change_the_mapping(door: Door) -> None:
    """Somebody made the index anew, under its name, with fields of their own."""
    server = get_server()
    name = index_name(server, IndexState.load().epoch)
    server.worker.indices.delete(index=name)
    mappings = {"properties": {"words_nl": {"type": "keyword"}}}
    server.worker.indices.create(index=name, mappings=mappings, aliases={server.alias: {}})
    server.worker.index(index=name, document={"words_nl": "speeltuin"}, refresh=True)


def _change_the_rules(door: Door) -> None:
    IndexState.objects.update(fingerprint="other")


FAULTS: dict[str, Callable[[Door], object]] = {
    "refused": lambda door: door.break_down(Fault.REFUSED),
    "hanging": lambda door: door.break_down(Fault.HANGING),
    "busy": lambda door: door.break_down(Fault.BUSY),
    "down": lambda door: door.break_down(Fault.DOWN),
    "something else on that port": lambda door: door.break_down(Fault.NOT_ELASTICSEARCH),
    "index missing": _remove_the_index,
    "alias replaced by an index": _put_an_index_in_place_of_the_alias,
    "mapping changed": _change_the_mapping,
    "rules changed": _change_the_rules,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_page_answers_in_time_and_rightly(fault: Callable[[Door], object], door: Door, client: Client) -> None:
    add("De speeltuin", "Een kookclub")
    client.get("/nl/zoeken/")
    fault(door)
    for _time in range(2):
        begun = time.monotonic()
        response = client.get("/nl/zoeken/?q=speeltuinen")
        assert time.monotonic() - begun < ON_TIME
        assert titles(response.context["listing"].result) == ["De speeltuin"]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_the_status_says_that_the_database_answers(fault: Callable[[Door], object], door: Door) -> None:
    fault(door)
    status = search_status()
    assert (status.chosen, status.answers) == (EngineName.ELASTICSEARCH, EngineName.DATABASE)
    assert status.trouble


def test_after_a_failure_the_server_is_left_alone_for_half_a_minute(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Het plein")
    door.break_down(Fault.DOWN)
    door.requests.clear()
    search("plein")
    search("plein")
    assert len(door.requests) == 1
    later = time.monotonic() + REST
    monkeypatch.setattr(time, "monotonic", lambda: later)
    search("plein")
    assert len(door.requests) == 2


def test_a_server_that_is_back_is_asked_again(door: Door) -> None:
    add("Het plein")
    door.break_down(Fault.REFUSED)
    search("plein")
    door.mend()
    wake()
    door.requests.clear()
    assert titles(search("plein")) == ["Het plein"]
    assert [line.partition("?")[0].rpartition("/")[2] for line in door.requests] == ["_msearch"]


def test_an_answer_takes_one_request(door: Door) -> None:
    add("Het plein", terms={"theme": ["play"], "year": ["2024"]})
    door.requests.clear()
    search("plein", filters=(("theme", ("play",)),), facets=("theme", "year"))
    assert len(door.requests) == 1


def test_one_failing_node_of_two_is_passed_over(door: Door, elasticsearch_url: str, settings: Any) -> None:
    broken = Door(elasticsearch_url)
    broken.break_down(Fault.REFUSED)
    settings.ELASTICSEARCH = {**settings.ELASTICSEARCH, "nodes": (door.url, broken.url)}
    add("Het plein")
    door.requests.clear()
    for _time in range(4):
        assert titles(search("plein")) == ["Het plein"]
    assert len(door.requests) >= 3
    broken.close()


def test_what_was_hidden_is_not_shown_though_the_server_has_not_heard(door: Door) -> None:
    entries = add("De speeltuin", "Een speeltuin")
    hide_unheard(entries[0])
    door.requests.clear()
    assert titles(search("speeltuin")) == ["Een speeltuin"]
    assert door.requests


def test_a_page_in_the_depths_is_the_databases(door: Door) -> None:
    add("Het plein")
    door.requests.clear()
    assert titles(search("plein", page=90_000)) == ["Het plein"]
    assert door.requests == []
