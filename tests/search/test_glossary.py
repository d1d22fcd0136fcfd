"""The glossary behind the searches: what is looked up, what is loaded, and that the site's own list is right."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from legro_cms.core.models import Theme
from search import checks
from search.glossary import Term, key_of, lookup
from search.glossary.files import read
from search.glossary.importing import foresee
from search.glossary.loading import FILE, load_glossary, name_of
from search.language import FINGERPRINT, LANGUAGES
from search.models import Concept, GlossaryTerm, LoadedConcept, Word
from search.rebuilding import renew_words
from tests.search.builders import concept

pytestmark = pytest.mark.django_db


# Looking up


def test_a_key_is_the_stems_of_what_counts_in_order() -> None:
    assert key_of("De Speeltuinen", "nl") == key_of("speeltuin", "nl") == "speeltuin"
    assert key_of("huis van de gemeente", "nl") == key_of("Huis, gemeente!", "nl")
    assert key_of("village hall", "en") != key_of("hall village", "en")
    assert key_of("van de het", "nl") == ""


def test_a_key_finds_all_other_names_of_its_concept_in_their_order() -> None:
    concept("dorpshuis | buurthuis", "village hall", theme=Theme.objects.get(slug="ontmoeten"))
    concept("zwembad", "pool")
    assert lookup([("nl", "buurthuis"), ("en", "villag hall"), ("nl", "plein")]) == {
        ("nl", "buurthuis"): [
            Term("nl", "dorpshuis", ("dorpshuis",), "ontmoeten"),
            Term("en", "village hall", ("villag", "hall"), "ontmoeten"),
        ],
        ("en", "villag hall"): [
            Term("nl", "dorpshuis", ("dorpshuis",), "ontmoeten"),
            Term("nl", "buurthuis", ("buurthuis",), "ontmoeten"),
        ],
    }


def test_the_same_word_in_the_other_language_is_another_key() -> None:
    concept("park | plantsoen", "park")
    assert [(term.language, term.text) for term in lookup([("en", "park")])["en", "park"]] == [
        ("nl", "park"),
        ("nl", "plantsoen"),
    ]


@pytest.mark.parametrize("number", [0, 1, 40])
def test_looking_up_takes_one_query_whatever_is_asked(number: int, django_assert_max_num_queries: Any) -> None:
    concept("zwembad", "pool")
    with django_assert_max_num_queries(1 if number else 0):
        lookup([("nl", f"zwembad{position}") for position in range(number)])


def test_a_merged_theme_stands_for_the_one_it_became() -> None:
    old = Theme.objects.create(slug="oud", name_nl="Oud", name_en="Old")
    concept("zwembad", "pool", theme=old)
    old.merged_into = Theme.objects.get(slug="spelen")
    old.save()
    assert lookup([("en", "pool")])["en", "pool"][0].theme == "spelen"


# Other rules


def test_words_prepared_by_other_rules_are_found_again_after_a_rebuild() -> None:
    concept("speeltuin", "playground")
    GlossaryTerm.objects.filter(language="nl").update(key="speeltuinx", fingerprint="other")
    assert lookup([("nl", "speeltuin")]) == {}
    messages = checks.glossary_follows_the_rules(databases=[connection.alias])
    assert [message.id for message in messages] == ["search.W004"]
    call_command("search_rebuild", verbosity=0)
    assert lookup([("nl", "speeltuin")])
    assert checks.glossary_follows_the_rules(databases=[connection.alias]) == []


def test_a_rebuild_names_words_that_new_rules_have_thrown_together(capsys: pytest.CaptureFixture[str]) -> None:
    concept("speeltuin", "playground")
    other = concept("speelplek", "play area")
    other.terms.filter(language="nl").update(text="speeltuinen", fingerprint="other")
    call_command("search_rebuild")
    assert "nl: speeltuin" in capsys.readouterr().out
    assert {term.text for term in lookup([("nl", "speeltuin")])["nl", "speeltuin"]} == {"playground", "play area"}


def test_the_spelling_keeps_the_words_of_the_glossary_and_drops_those_of_a_deleted_concept() -> None:
    kept, gone = concept("levend lab", "living lab"), concept("zwembad", "pool")
    gone.delete()
    renew_words()
    known = set(Word.objects.values_list("language", "word"))
    assert {("nl", "levend"), ("nl", "lab"), ("en", "living")} <= known
    assert ("nl", "zwembad") not in known
    assert kept.terms.count() == 2


# The site's own list


@pytest.fixture
def file(tmp_path: Path) -> Path:
    LoadedConcept.objects.all().delete()
    path = tmp_path / "glossary.csv"
    path.write_text("nl,en,theme\nspeeltuin | speelplek,playground,spelen\nzwembad,pool,\n", encoding="utf-8")
    return path


def test_a_new_site_starts_with_the_list(file: Path) -> None:
    assert load_glossary(file) == 2
    assert [str(one) for one in Concept.objects.order_by("pk")] == ["speeltuin = playground", "zwembad = pool"]
    assert lookup([("nl", "speelplek")])["nl", "speelplek"][1] == Term("en", "playground", ("playground",), "spelen")
    assert set(GlossaryTerm.objects.values_list("fingerprint", flat=True)) == {FINGERPRINT}
    assert Word.objects.filter(language="en", word="playground").exists()


def test_loading_again_changes_nothing_that_editors_did(file: Path) -> None:
    load_glossary(file)
    Concept.objects.get(terms__text="zwembad").delete()
    GlossaryTerm.objects.filter(text="speeltuin").update(text="speeltoestel", key="speeltoestel")
    assert load_glossary(file) == 0
    assert str(Concept.objects.get()) == "speeltoestel = playground"


def test_a_new_version_brings_new_concepts_and_leaves_out_those_whose_words_are_taken(file: Path) -> None:
    load_glossary(file)
    concept("bank", "bench")
    with file.open("a", encoding="utf-8") as lines:
        lines.write("zitbank | bank,seat,\nfietspad,cycle path,\nalleen,,\nboom,tree,geen-thema\n")
    assert load_glossary(file) == 2
    assert set(lookup([("nl", "zitbank"), ("nl", "fietspad"), ("nl", "boom")])) == {("nl", "fietspad"), ("nl", "boom")}


def test_a_theme_whose_address_was_changed_is_still_known(file: Path) -> None:
    Theme.objects.filter(slug="spelen").update(slug="spelen-en-sporten")
    load_glossary(file)
    assert lookup([("en", "playground")])["en", "playground"][0].theme == "spelen-en-sporten"


def test_create_site_loads_the_list_once() -> None:
    LoadedConcept.objects.all().delete()
    call_command("create_site", verbosity=0)
    loaded = Concept.objects.count()
    assert loaded == LoadedConcept.objects.count() >= 250
    Concept.objects.all().delete()
    call_command("create_site", verbosity=0)
    assert not Concept.objects.exists()


def test_the_sites_own_list_satisfies_every_rule() -> None:
    lines, bad = read(FILE.read_bytes())
    outcome = foresee(lines, bad)
    assert [(line.number, line.reason) for line in outcome.bad] == []
    assert len(lines) >= 250
    assert all({name.language for name in line.names} == set(LANGUAGES) for line in lines)
    assert len({name_of(line) for line in lines}) == len(lines)
