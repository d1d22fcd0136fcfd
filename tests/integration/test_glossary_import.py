"""A glossary from a file: first what it would do, then all of it or nothing; and back into a file."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from legro_cms.core.groups import GroupName
from legro_cms.core.models import Theme
from search.glossary import lookup
from search.glossary.files import LARGEST_FILE
from search.glossary.importing import Effect, Outcome
from search.models import Concept, GlossaryTerm, Word
from tests.admin import client_of, member, messages_of
from tests.search.builders import concept

pytestmark = pytest.mark.django_db

HEADER = "nl,en,theme\n"


def url(name: str) -> str:
    return reverse(f"wagtailsnippets_search_concept:{name}")


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def upload(client: Client, content: str | bytes) -> HttpResponse:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(url("import"), {"file": SimpleUploadedFile("lijst.csv", data, "text/csv")})


def foreseen(client: Client, content: str) -> Outcome:
    outcome: Outcome = upload(client, content).context["outcome"]
    return outcome


def agree(client: Client, response: HttpResponse) -> HttpResponse:
    context: Any = response.context
    return client.post(url("import"), {"content": context["content"], "agreed": context["outcome"].digest})


def bad_lines(client: Client, rows: str) -> list[int]:
    response = upload(client, HEADER + rows)
    outcome: Outcome = response.context["outcome"]
    assert 'name="agreed"' not in response.content.decode()
    assert all(line.reason in unescape(response.content.decode()) for line in outcome.bad)
    return [line.number for line in outcome.bad]


def test_a_file_changes_nothing_before_somebody_agrees(editor: Client) -> None:
    made = concept("rookvrij", "smoke-free")
    outcome = foreseen(editor, HEADER + "rookvrij | zonder rook,smoke-free,spelen\nzwembad,pool,\n")
    assert [change.effect for change in outcome.changes] == [Effect.CHANGED, Effect.ADDED]
    assert outcome.changes[0].gained == ("zonder rook",)
    assert outcome.changes[0].is_other_theme
    assert Concept.objects.get() == made
    assert made.terms.count() == 2


def test_what_was_agreed_to_is_done_and_works_at_once(editor: Client) -> None:
    kept = concept("bank", "bench")
    concept("rookvrij | ademruimte", "smoke-free")
    response = agree(editor, upload(editor, HEADER + "rookvrij | zonder rook,smoke-free,spelen\nzwembad,pool,\n"))
    assert response.status_code == 302
    assert str(messages_of(response))
    assert [str(one) for one in Concept.objects.order_by("pk")] == [
        str(kept),
        "rookvrij = smoke-free",
        "zwembad = pool",
    ]
    terms = lookup([("en", "pool"), ("nl", "rookvrij"), ("nl", "ademruimt")])
    assert [term.text for term in terms["en", "pool"]] == ["zwembad"]
    assert [(term.text, term.theme) for term in terms["nl", "rookvrij"]] == [
        ("zonder rook", "spelen"),
        ("smoke-free", "spelen"),
    ]
    assert Word.objects.filter(language="nl", word="zwembad").exists()


def test_the_history_says_who_imported(editor: Client) -> None:
    concept("rookvrij", "smoke-free")
    concept("bank", "bench")
    agree(editor, upload(editor, HEADER + "rookvrij,smokefree,\nbank,bench,\nzwembad,pool,\n"))
    log = ModelLogEntry.objects.filter(content_type__model="concept").order_by("timestamp")
    assert {(entry.label, entry.action) for entry in log} == {
        ("rookvrij = smokefree", "wagtail.edit"),
        ("zwembad = pool", "wagtail.create"),
    }
    assert all(entry.user for entry in log)


def test_every_bad_line_is_named_with_its_number_and_nothing_is_offered(editor: Client) -> None:
    concept("speeltuin", "playground")
    concept("bank", "bench")
    rows = [
        "goede doelen,charity,spelen",
        "alleen,,",
        "de,something,",
        "park,park,",
        "speeltuinen | bank,playground,",
        "thema,theme,nergens",
        "goede doel,good cause,",
        "a,b,c,d",
        ",,spelen",
        "rook\u0003,smoke,",
        "'t,<i>,",
    ]
    assert bad_lines(editor, "\n".join(rows)) == [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    assert GlossaryTerm.objects.count() == 4


def test_a_line_that_only_repeats_an_existing_concept_is_unchanged(editor: Client) -> None:
    concept("rookvrij | zonder rook", "smoke-free", theme=Theme.objects.get(slug="spelen"))
    response = upload(editor, HEADER + "rookvrij|zonder  rook, smoke-free ,spelen")
    assert response.context["outcome"].number(Effect.UNCHANGED) == 1
    assert 'name="agreed"' not in response.content.decode()


def test_a_file_without_themes_leaves_them_as_they_are(editor: Client) -> None:
    concept("rookvrij", "smoke-free", theme=Theme.objects.get(slug="spelen"))
    assert foreseen(editor, "nl,en\nrookvrij,smoke-free\n").number(Effect.UNCHANGED) == 1


def test_a_word_may_move_to_another_concept_within_a_file(editor: Client) -> None:
    concept("rookvrij | terras", "smoke-free")
    concept("horeca", "catering")
    response = upload(editor, HEADER + "rookvrij,smoke-free,\nhoreca | terras,catering,\n")
    assert not response.context["outcome"].bad
    agree(editor, response)
    assert {term.text for term in lookup([("nl", "terras")])["nl", "terras"]} == {"horeca", "catering"}


def test_a_word_of_a_concept_that_the_file_leaves_alone_is_refused(editor: Client) -> None:
    concept("rookvrij | terras", "smoke-free")
    concept("horeca", "catering")
    assert bad_lines(editor, "horeca | terras,catering,") == [2]


def test_the_first_word_of_another_order_is_shown_first(editor: Client) -> None:
    made = concept("rookvrij | zonder rook", "smoke-free")
    agree(editor, upload(editor, HEADER + "zonder rook | rookvrij,smoke-free,\n"))
    assert str(Concept.objects.get(pk=made.pk)) == "zonder rook = smoke-free"


def test_who_agreed_to_something_else_is_asked_again(editor: Client) -> None:
    response = upload(editor, HEADER + "rookvrij,smoke-free,\n")
    concept("rookvrij", "no smoking")
    again = agree(editor, response)
    assert again.status_code == 200
    assert again.context["outcome"].changes[0].lost == ("no smoking",)
    assert str(Concept.objects.get()) == "rookvrij = no smoking"
    assert agree(editor, again).status_code == 302
    assert str(Concept.objects.get()) == "rookvrij = smoke-free"


def test_what_has_become_wrong_since_is_named(editor: Client) -> None:
    response = upload(editor, HEADER + "rookvrij,smoke-free,\nzwembad,pool,\n")
    first = concept("rookvrij", "no smoking")
    concept("bad", "smoke-free")
    again = agree(editor, response)
    assert [line.number for line in again.context["outcome"].bad] == [2]
    assert Concept.objects.get(pk=first.pk).terms.count() == 2


def test_a_failure_half_way_leaves_nothing_behind(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    concept("rookvrij", "smoke-free")
    response = upload(editor, HEADER + "rookvrij,smokefree,\nzwembad,pool,\n")
    monkeypatch.setattr("search.glossary.writing.add_words", lambda words: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        agree(editor, response)
    assert str(Concept.objects.get()) == "rookvrij = smoke-free"
    assert GlossaryTerm.objects.count() == 2


# Hostile


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"PK\x03\x04workbook",
        b"\xff\xfen\x00l\x00",
        b'nl,en,theme\n"open',
        b"nl,en,theme\n" + b"a,b,\n" * 5_001,
        b"x" * (LARGEST_FILE + 1),
        b"<script>alert(1)</script>",
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_file_that_is_no_glossary_gets_a_message(editor: Client, content: bytes) -> None:
    response = upload(editor, content)
    assert response.status_code == 200
    assert response.context["outcome"] is None
    assert messages_of(response) or response.context["form"].errors
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"file": "no file"},
        {"agreed": "x"},
        {"agreed": "x", "content": "nl,en,theme\nrookvrij,smoke-free,\n"},
        {"agreed": "x", "content": "nl,en\n\x00,\ud800"},
        {"agreed": "", "content": "\ufeff" * 10},
    ],
    ids=str,
)
def test_a_form_made_by_hand_changes_nothing(editor: Client, data: dict[str, str]) -> None:
    body = {name: value.encode("utf-8", "surrogatepass") for name, value in data.items()}
    assert editor.post(url("import"), body).status_code == 200
    assert not Concept.objects.exists()


def test_words_of_a_file_are_escaped(editor: Client) -> None:
    html = upload(editor, HEADER + '<b>rook</b>,<i>smoke</i>,"<u>"\n').content.decode()
    assert "<b>rook" not in html
    html = upload(editor, HEADER + "<b>rook</b>,<i>smoke</i>,\n").content.decode()
    assert "<b>rook" not in html


# Export


def test_an_export_that_is_imported_changes_nothing(editor: Client) -> None:
    concept("=rookvrij | zonder; rook", 'smoke-free | "no" smoking', theme=Theme.objects.get(slug="spelen"))
    concept("", "-allotment | kitchen, garden")
    concept("café | koffiehuis")
    response = editor.get(url("export"))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    outcome = upload(editor, response.content).context["outcome"]
    assert [change.effect for change in outcome.changes] == [Effect.UNCHANGED] * 3


def test_an_export_brings_the_whole_glossary_back(editor: Client) -> None:
    concept("=rookvrij | zonder rook", "smoke-free", theme=Theme.objects.get(slug="spelen"))
    concept("zwembad", "pool")
    content = editor.get(url("export")).content
    Concept.objects.all().delete()
    agree(editor, upload(editor, content))
    assert editor.get(url("export")).content == content


def test_an_export_takes_as_many_queries_for_many_concepts_as_for_one(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        concept(f"woord{number}", f"word{number}", theme=Theme.objects.get(slug="spelen"))
    with django_assert_max_num_queries(12):
        editor.get(url("export"))
