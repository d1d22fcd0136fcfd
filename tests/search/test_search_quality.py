"""`manage.py search_quality`: what it measures, and that the site is as it was."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command

from search.models import Entry
from search.quality.collection import JudgedQuery
from search.quality.measuring import half_of
from search.quality.scoring import ndcg, recall, success, table
from tests.search.builders import add, search, titles

pytestmark = pytest.mark.usefixtures("empty_search")

EMPTY: dict[str, Any] = {"translation_of": None, "summary": "", "body": "", "themes": [], "municipalities": []}
DOCUMENTS = [
    {**EMPTY, "id": "nl-1", "locale": "nl", "title": "De speeltuin"},
    {**EMPTY, "id": "en-1", "locale": "en", "title": "The playground", "translation_of": "nl-1"},
    {**EMPTY, "id": "nl-2", "locale": "nl", "title": "Een speeltuin in een wijk met veel groen"},
]
QUERIES = [
    {"id": "one", "locale": "nl", "text": "speeltuin", "kind": "exact", "judgements": {"nl-2": 3, "nl-1": 1}},
    {"id": "two", "locale": "en", "text": "playground", "kind": "english", "judgements": {"en-1": 2}},
    {"id": "none", "locale": "nl", "text": "kernreactor", "kind": "no-result", "judgements": {}},
]


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    paths = {"corpus": tmp_path / "corpus.jsonl", "queries": tmp_path / "queries.jsonl"}
    for path, rows in zip(paths.values(), (DOCUMENTS, QUERIES), strict=True):
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return {**paths, "run": tmp_path / "run.txt"}


def test_it_prints_the_figures_by_kind_and_writes_the_run(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    add("De speeltuin van de site")
    cache.set("of-the-site", 1)
    call_command("search_quality", without_glossary=True, **files)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1:] == [
        ["english", "1", "1.000", "1.000", "1.000"],
        ["exact", "1", "0.710", "1.000", "1.000"],
        ["all", "2", "0.855", "1.000", "1.000"],
        ["no-result", "1", "found", "nothing", "1.00,", "mean", "0.0"],
    ]
    ranked = [line.split()[:3] for line in files["run"].read_text(encoding="utf-8").splitlines()]
    assert ranked == [["one", "nl-1", "1"], ["one", "nl-2", "2"], ["two", "en-1", "1"]]
    assert titles(search("speeltuin")) == ["De speeltuin van de site"]
    assert Entry.objects.count() == 1
    assert cache.get("of-the-site") == 1


def test_it_needs_a_server_to_measure_one(files: dict[str, Path]) -> None:
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("search_quality", engine="elasticsearch", **files)


def test_it_leaves_nothing_on_the_server(files: dict[str, Path], elasticsearch: None) -> None:
    from search.engines.elasticsearch.server import get_server

    client = get_server().builder
    call_command("search_quality", engine="elasticsearch", without_glossary=True, **files)
    assert "one nl-1 1" in files["run"].read_text(encoding="utf-8")
    assert list(client.indices.get(index="scratch-*", expand_wildcards="all")) == []


def test_half_a_glossary_is_the_same_for_a_seed() -> None:
    glossary = "nl,en\n" + "".join(f"woord{number},word{number}\n" for number in range(10))
    assert half_of(glossary, 1) == half_of(glossary, 1) != half_of(glossary, 2)
    assert len(half_of(glossary, 1).splitlines()) == 1 + 5


def test_scores_are_those_of_the_definitions() -> None:
    judged = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], judged) == 1
    assert ndcg(["x"], judged) == 0
    assert (success(["x", "y", "a"], judged), success(["x", "y", "z", "a"], judged)) == (1, 0)
    assert (success(["b"], judged), success(["b"], {"b": 1})) == (0, 1)
    assert recall(["a"], {"a": 3, "c": 2}) == 0.5


def test_a_table_of_nothing_has_a_heading_only() -> None:
    assert len(table([], {})) == 1
    assert len(table([JudgedQuery("one", "nl", "x", "exact", {"a": 1})], {})) == 3
