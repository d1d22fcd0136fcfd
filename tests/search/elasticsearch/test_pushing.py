"""Whatever was published reaches the server, whatever happened on the way."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model

from search.engines.elasticsearch.building import rebuild_index
from search.engines.elasticsearch.server import get_server
from search.models import Entry, EntryTerm, IndexState, Posting
from search.pushing import push
from search.status import EngineName, search_status
from tests.search.builders import FIRST_DAY, add, hide_unheard, make_work, search, store_unheard, titles
from tests.search.elasticsearch.door import Door, Fault
from tests.search.elasticsearch.looking import behind, entries, indexed, indices
from tests.search.elasticsearch.stops import Killed, killed_at

pytestmark = pytest.mark.usefixtures("empty_search", "elasticsearch")


class TestRounds:
    """What a round does, and what it leaves for the next."""

    def test_a_round_sends_what_is_pending_and_nothing_else(self, door: Door) -> None:
        add("Een plein")
        store_unheard([make_work("Een tuin"), make_work("Een pad")])
        assert push().entries == 2
        assert indexed() == entries()
        door.requests.clear()
        assert push().entries == 0
        assert door.requests == []

    def test_what_has_ended_stays_as_a_document_that_says_so(self) -> None:
        (entry,) = add("Een plein", terms={"theme": ["play"]})
        hide_unheard(entry)
        push()
        assert indexed() == entries() == {entry.pk: (2, False)}

    def test_an_older_revision_that_comes_late_changes_nothing(self) -> None:
        (entry,) = add("Een plein")
        hide_unheard(entry)
        push()
        Entry.objects.filter(pk=entry.pk).update(revision=1, pushed_revision=0, is_public=True)
        assert push().error == ""
        assert indexed() == {entry.pk: (2, False)}

    @pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.BUSY, Fault.DOWN])
    def test_what_does_not_arrive_arrives_later(self, fault: Fault, door: Door) -> None:
        store_unheard([make_work("Een plein")])
        door.break_down(fault)
        assert push().error
        assert behind() == 1
        assert IndexState.load().last_error
        door.mend()
        assert push().error == ""
        assert indexed() == entries()
        assert (behind(), IndexState.load().last_error) == (0, "")

    def test_one_entry_that_the_server_refuses_keeps_no_other_from_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from search.engines.elasticsearch import index

        wrong, right = store_unheard([make_work("Een plein"), make_work("Een tuin")])
        document = index.document
        monkeypatch.setattr(
            index, "document", lambda one, terms: document(one, terms) | ({"unknown": 1} if one == wrong else {})
        )
        assert f"entry {wrong.pk}" in push().error
        assert list(indexed()) == [right.pk]
        assert behind() == 1

    def test_nothing_is_written_where_the_index_is_missing(self) -> None:
        get_server().worker.indices.delete(index=indices())
        store_unheard([make_work("Een plein")])
        assert "rebuild needed" in push().error
        assert indices() == []
        assert not get_server().worker.indices.exists(index=get_server().alias)

    def test_two_workers_at_once_do_no_harm(self) -> None:
        store_unheard(make_work(f"Plein {number}", published=FIRST_DAY) for number in range(30))
        assert [push().error, push().error] == ["", ""]
        assert indexed() == entries()


class TestKilled:
    """A worker that is killed between any two steps loses nothing and doubles nothing."""

    def test_between_any_two_steps_of_a_push(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (kept,) = add("Het plein")
        step = 0
        while True:
            hide_unheard(kept)
            store_unheard([make_work(f"Tuin {step}")])
            try:
                with killed_at(step, monkeypatch):
                    push()
            except Killed:
                assert titles(search("plein")) == []
                push()
                assert indexed() == entries()
                assert behind() == 0
                step += 1
            else:
                break
        assert step >= 8

    def test_between_any_two_steps_of_a_rebuild(self, monkeypatch: pytest.MonkeyPatch) -> None:
        add("Het plein", "Het park")
        step = 0
        while True:
            store_unheard([make_work(f"Tuin {step}")])
            try:
                with killed_at(step, monkeypatch):
                    rebuild_index(lambda done, total: None)
            except Killed:
                assert titles(search("plein")) == ["Het plein"]
                push()
                if step % 2 == 0:  # every time would take long, and what was left behind may add up
                    rebuild_index(lambda done, total: None)
                    assert indexed() == entries()
                    assert behind() == 0
                    assert len(indices()) == 1
                step += 1
            else:
                break
        assert step >= 11
        assert indexed() == entries()
        assert search_status().trouble == ""
        assert len(indices()) == 1


class TestRestored:
    """After a restore it is known which of the two sides is the older one."""

    def test_a_database_of_yesterday_needs_a_rebuild(self, capsys: pytest.CaptureFixture[str]) -> None:
        (entry,) = add("Het plein")
        yesterday = _backup()
        hide_unheard(entry)
        store_unheard([make_work("Het park")])
        push()
        _restore(yesterday)
        assert titles(search("plein")) == ["Het plein"]
        assert search_status().answers == EngineName.DATABASE
        with pytest.raises(CommandError, match="rebuild needed"):
            call_command("search_status")
        store_unheard([make_work("De tuin")])
        assert "rebuild needed" in push().error
        rebuild_index(lambda done, total: None)
        assert indexed() == entries()
        assert search_status().answers == EngineName.ELASTICSEARCH

    def test_a_database_of_before_the_last_rebuild_needs_a_rebuild(self) -> None:
        add("Het plein")
        yesterday = _backup()
        rebuild_index(lambda done, total: None)
        _restore(yesterday)
        assert "rebuild needed" in search_status().trouble

    def test_an_index_of_yesterday_gets_everything_again(self) -> None:
        (entry,) = add("Het plein")
        mark = IndexState.load().confirmed
        add("Het park")
        server = get_server()
        server.worker.delete_by_query(index=server.alias, query={"match_all": {}}, refresh=True)
        server.worker.indices.put_settings(index=server.alias, settings={"index.gc_deletes": "0s"})
        from search.engines.elasticsearch.index import write_mark

        write_mark(server.worker, server.alias, mark)
        hide_unheard(entry)
        push()
        assert indexed() == entries()


TABLES: list[type[Model]] = [Entry, EntryTerm, Posting, IndexState]


def _backup() -> list[list[Model]]:
    return [list(model._default_manager.all()) for model in TABLES]


def _restore(backup: list[list[Model]]) -> None:
    for model in reversed(TABLES):
        model._default_manager.all().delete()
    for model, rows in zip(TABLES, backup, strict=True):
        model._default_manager.bulk_create(rows)
