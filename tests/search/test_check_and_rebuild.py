"""`search_check` finds each kind of damage, and `search_rebuild` mends it."""

from collections.abc import Callable, Iterable
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from search import rebuilding, storing
from search.integrity import Damage, findings
from search.models import Concept, Entry, EntryTerm, Posting, Word
from search.rebuilding import rebuild, renew_words
from tests.factories import draft_case, published_case
from tests.search.builders import concept, search


@pytest.fixture
def entry(db: None) -> Entry:
    """The entry of a published case."""
    page = published_case(title="Het klompenpad")
    return Entry.objects.get(translation_key=page.translation_key)


def _set(**values: object) -> Callable[[Entry], object]:
    return lambda entry: Entry.objects.filter(pk=entry.pk).update(**values)


DAMAGES: list[tuple[str, Callable[[Entry], object], set[Damage]]] = [
    ("the entry is gone", lambda entry: entry.delete(), {Damage.MISSING}),
    ("a public work is hidden", _set(is_public=False), {Damage.FLAGS}),
    ("a language is hidden", _set(live_nl=False), {Damage.FLAGS}),
    ("the kind is another", _set(kind="page"), {Damage.FLAGS}),
    ("the title is old", _set(title_nl="Het laarzenpad"), {Damage.TEXT}),
    ("the names are old", _set(names_en=""), {Damage.TEXT}),
    ("the order of titles is old", _set(title_key_en=b"x"), {Damage.TEXT}),
    ("a date is old", _set(published_at=None), {Damage.DATES}),
    ("the order of dates is old", _set(agenda=1), {Damage.DATES}),
    ("the rules were others", _set(fingerprint="x"), {Damage.FINGERPRINT}),
    ("a term is gone", lambda entry: entry.terms.filter(dimension="theme").delete(), {Damage.TERMS}),
    (
        "a term is too many",
        lambda entry: EntryTerm.objects.create(entry=entry, dimension="theme", value="x"),
        {Damage.TERMS},
    ),
    ("a posting is gone", lambda entry: entry.postings.filter(term="nl:klompenpad").delete(), {Damage.POSTINGS}),
    (
        "a posting is too many",
        lambda entry: Posting.objects.create(entry=entry, term="nl:x", impact=1),
        {Damage.POSTINGS},
    ),
    ("an impact is wrong", lambda entry: entry.postings.update(impact=F("impact") + 1), {Damage.IMPACTS}),
    ("a beginning of the title is gone", lambda entry: entry.title_starts.all().delete(), {Damage.STARTS}),
    ("a word is gone", lambda entry: Word.objects.filter(word="klompenpad").delete(), {Damage.WORDS}),
]
IDS = [name for name, _damage, _found in DAMAGES]


@pytest.mark.parametrize(("name", "damage", "expected"), DAMAGES, ids=IDS)
def test_a_check_names_the_damage(
    name: str, damage: Callable[[Entry], object], expected: set[Damage], entry: Entry
) -> None:
    damage(entry)
    found = list(findings())
    assert {finding.damage for finding in found} == expected
    assert {finding.translation_key for finding in found} == {entry.translation_key}


@pytest.mark.parametrize(("name", "damage", "expected"), DAMAGES, ids=IDS)
def test_a_rebuild_mends_the_damage(
    name: str, damage: Callable[[Entry], object], expected: set[Damage], entry: Entry
) -> None:
    damage(entry)
    rebuild(lambda done, total: None)
    assert list(findings()) == []


def test_a_work_that_is_shown_without_a_page_is_found_and_mended(db: None) -> None:
    Entry.objects.create(translation_key=uuid4(), is_public=True, title_nl="Spook")
    assert [finding.damage for finding in findings()] == [Damage.ORPHAN]
    rebuild(lambda done, total: None)
    assert list(findings()) == []


def test_a_draft_that_is_shown_is_found(db: None) -> None:
    page = draft_case()
    Entry.objects.update_or_create(translation_key=page.translation_key, defaults={"is_public": True})
    assert [finding.damage for finding in findings()] == [Damage.ORPHAN]


def test_rows_left_over_from_a_hidden_work_are_found(db: None) -> None:
    page = draft_case()
    entry, _created = Entry.objects.get_or_create(translation_key=page.translation_key)
    Posting.objects.create(entry=entry, term="nl:x", impact=1)
    assert Damage.POSTINGS in {finding.damage for finding in findings()}


def test_the_check_command_fails_with_a_line_per_difference(entry: Entry) -> None:
    _set(title_nl="x", kind="page")(entry)
    output = StringIO()
    with pytest.raises(CommandError, match="2 differences") as failure:
        call_command("search_check", stdout=output)
    assert failure.value.returncode == 1
    assert f"stale text: {entry.translation_key} title_nl" in output.getvalue()


def test_the_check_command_says_that_all_is_well(entry: Entry) -> None:
    output = StringIO()
    call_command("search_check", stdout=output)
    assert "agrees" in output.getvalue()


def test_a_second_rebuild_changes_nothing(entry: Entry) -> None:
    _set(title_nl="x")(entry)
    first, second = StringIO(), StringIO()
    call_command("search_rebuild", stdout=first)
    revision = Entry.objects.get(pk=entry.pk).revision
    call_command("search_rebuild", stdout=second)
    assert "1 entries" in first.getvalue()
    assert "0 entries" in second.getvalue()
    assert Entry.objects.get(pk=entry.pk).revision == revision


def test_a_rebuild_restores_an_empty_search(entry: Entry) -> None:
    Entry.objects.all().delete()
    Word.objects.all().delete()
    call_command("search_rebuild", verbosity=0, stdout=StringIO())
    assert search("klompenpad").total == 1
    assert list(findings()) == []


def test_a_rebuild_tells_how_far_it_is(entry: Entry) -> None:
    told: list[tuple[int, int]] = []
    rebuild(lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] >= 1


def test_words_that_nothing_uses_are_dropped(entry: Entry) -> None:
    Word.objects.create(language="nl", word="verdwenen")
    assert renew_words() == 1
    assert Word.objects.filter(word="klompenpad").exists()


def test_words_of_a_concept_that_comes_meanwhile_stay(entry: Entry, monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[Concept] = []

    def add_words(words: Iterable[tuple[str, str]]) -> None:
        storing.add_words(words)
        if not came:  # the words in use have been counted, and those that are not are looked for next
            came.append(concept(nl="wandelbankje|zitbank"))

    monkeypatch.setattr(rebuilding, "add_words", add_words)
    renew_words()
    assert Word.objects.filter(language="nl", word="wandelbankje").exists()
