"""The glossary in the admin: who may change it, what is refused and why, and what the list shows."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from legro_cms.core.groups import GroupName
from legro_cms.core.models import Theme
from search.glossary import lookup
from search.glossary.rules import MOST_TERMS
from search.models import Concept, GlossaryTerm, Word
from tests.admin import client_of, form_errors, is_refused, member
from tests.search.builders import add, concept

pytestmark = pytest.mark.django_db

KEEPING = {GroupName.ADMINISTRATORS, GroupName.EDITORS}
OTHERS = sorted(set(GroupName) - KEEPING)


def url(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_search_concept:{name}", args=args)


def form(*names: tuple[str, str], theme: Theme | None = None, of: Concept | None = None) -> dict[str, Any]:
    """The editor's form as posted; with ``of``, the first words are those the concept has."""
    known = list(of.terms.all()) if of else []
    rows = [{"language": language, "text": text} for language, text in names]
    for row, term in zip(rows, known, strict=False):
        row["id"] = str(term.pk)
    terms = inline_formset(rows, initial=min(len(known), len(rows)))
    return nested_form_data({"theme": str(theme.pk) if theme else "", "terms": terms})


def begun(nl: str, en: str) -> dict[str, Any]:
    """The form of a new concept with the rows that it begins with."""
    rows = [{"id": "", "language": "nl", "text": nl}, {"id": "", "language": "en", "text": en}]
    return nested_form_data({"theme": "", "terms": inline_formset(rows, initial=2)})


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def refusals(client: Client, *names: tuple[str, str]) -> list[dict[str, Any]]:
    """What stands beside each word when a new concept with these names is refused."""
    response = client.post(url("add"), form(*names))
    assert response.status_code == 200
    assert not Concept.objects.exists() or response.context["form"].instance.pk is None
    rows: list[dict[str, Any]] = form_errors(response)["terms"]
    return rows


def refused_at(client: Client, *names: tuple[str, str]) -> list[int]:
    """Which words have a message at their own field."""
    return [position for position, errors in enumerate(refusals(client, *names)) if set(errors) == {"text"}]


# Who may


@pytest.mark.parametrize("group", sorted(KEEPING))
def test_administrators_and_editors_keep_the_glossary(group: GroupName) -> None:
    client = client_of(member(group))
    response = client.post(url("add"), form(("nl", "rookvrij"), ("en", "smoke-free")))
    assert response.status_code == 302
    made = Concept.objects.get()
    for name in ("list", "list_results", "import", "export"):
        assert client.get(url(name)).status_code == 200, name
    for name in ("edit", "delete", "history"):
        assert client.get(url(name, made.pk)).status_code == 200, name
    client.post(url("delete", made.pk))
    assert not GlossaryTerm.objects.exists()


@pytest.mark.parametrize("group", OTHERS)
def test_the_glossary_is_closed_to_other_groups_by_address(group: GroupName) -> None:
    made = concept("rookvrij", "smoke-free")
    client = client_of(member(group))
    addresses = [url(name) for name in ("list", "list_results", "add", "import", "export")]
    addresses += [url(name, made.pk) for name in ("edit", "delete", "history", "usage")]
    for address in addresses:
        assert is_refused(client.get(address)), address
        assert is_refused(client.post(address, form(("nl", "anders"), ("en", "other")))), address
    assert str(Concept.objects.get()) == "rookvrij = smoke-free"


@pytest.mark.parametrize("group", OTHERS)
def test_other_groups_are_not_shown_the_way(group: GroupName) -> None:
    response = client_of(member(group)).get(reverse("wagtailadmin_home"))
    assert url("list") not in response.content.decode()


def test_a_new_concept_begins_with_a_row_for_each_language(editor: Client) -> None:
    rows = editor.get(url("add")).context["form"].formsets["terms"].forms
    assert [(row["language"].value(), row["text"].value()) for row in rows] == [("nl", ""), ("en", "")]
    assert editor.post(url("add"), begun("rookvrij", "smoke-free")).status_code == 302
    assert str(Concept.objects.get()) == "rookvrij = smoke-free"


def test_a_row_that_a_new_concept_began_with_and_that_was_left_empty_is_named(editor: Client) -> None:
    response = editor.post(url("add"), begun("rookvrij", ""))
    assert [set(row) for row in form_errors(response)["terms"]] == [set(), {"text"}]


# What is refused, beside the word


def test_a_word_that_the_search_leaves_out_is_refused(editor: Client) -> None:
    assert refused_at(editor, ("nl", "van het"), ("en", "smoke-free"), ("nl", "rookvrij")) == [0]


def test_a_word_that_stands_alone_is_refused(editor: Client) -> None:
    assert refused_at(editor, ("nl", "rookvrij")) == [0]


def test_the_same_word_in_both_languages_alone_is_refused(editor: Client) -> None:
    assert refused_at(editor, ("nl", "Park"), ("en", "park")) == [0]
    assert editor.post(url("add"), form(("nl", "park"), ("en", "park"), ("nl", "plantsoen"))).status_code == 302


@pytest.mark.parametrize("again", ["speeltuin", "Speeltuinen", "de speeltuin"])
def test_a_word_that_is_the_same_to_the_search_is_refused(editor: Client, again: str) -> None:
    assert refused_at(editor, ("nl", "speeltuin"), ("en", "playground"), ("nl", again)) == [2]


def test_a_sentence_is_refused(editor: Client) -> None:
    names = (("nl", "rookvrij"), ("en", "green places without cigarettes cigars pipes matches"))
    assert refused_at(editor, *names) == [1]


@pytest.mark.parametrize("text", ["rookvrij | zonder rook", "rook\u0003vrij"])
def test_what_a_file_could_not_hold_is_refused(editor: Client, text: str) -> None:
    assert refused_at(editor, ("nl", text), ("en", "smoke-free")) == [0]


def test_more_words_than_a_search_can_bear_are_refused(editor: Client) -> None:
    names = [("en", f"word{number}") for number in range(MOST_TERMS + 1)]
    assert refused_at(editor, *names) == [MOST_TERMS]


def test_a_word_of_another_concept_is_refused_with_a_link_to_it(editor: Client) -> None:
    other = concept("speelplek | speeltuin", "playground")
    rows = refusals(editor, ("nl", "ruimte"), ("nl", "Speeltuinen"), ("en", "space"))
    assert [set(row) for row in rows] == [set(), {"text"}, set()]
    message = str(rows[1]["text"][0])
    assert f'<a href="{url("edit", other.pk)}">speelplek = playground</a>' in message
    assert message in editor.post(url("add"), form(("nl", "lucht"), ("nl", "Speeltuinen"))).content.decode()


def test_what_an_editor_typed_is_escaped_in_the_message(editor: Client) -> None:
    concept("<b>rook", "smoke")
    html = editor.post(url("add"), form(("nl", "<b>rook"), ("en", "<i>smoking"))).content.decode()
    assert "<b>rook" not in html


def test_every_wrong_word_is_named_at_once(editor: Client) -> None:
    concept("rookvrij", "smoke-free")
    assert refused_at(editor, ("nl", "de"), ("nl", "rookvrij"), ("nl", "lucht"), ("nl", "luchten")) == [0, 1, 3]


def test_a_word_without_language_or_text_is_refused(editor: Client) -> None:
    rows = refusals(editor, ("", "rookvrij"), ("en", ""))
    assert [set(row) for row in rows] == [{"language"}, {"text"}]


def test_a_concept_without_words_is_refused(editor: Client) -> None:
    response = editor.post(url("add"), form())
    assert set(form_errors(response)) == {"__all__"}


# Changing


def test_a_concept_may_keep_its_own_words(editor: Client) -> None:
    made = concept("rookvrij | zonder rook", "smoke-free")
    names = (("nl", "zonder rook"), ("nl", "rookvrij"), ("en", "smoke-free"), ("en", "no smoking"))
    assert editor.post(url("edit", made.pk), form(*names, of=made)).status_code == 302
    assert str(Concept.objects.get()) == "zonder rook = smoke-free"
    assert {term.text for term in lookup([("nl", "rookvrij")])["nl", "rookvrij"]} == {
        "zonder rook",
        "smoke-free",
        "no smoking",
    }


def test_a_word_that_is_taken_away_counts_no_more(editor: Client) -> None:
    made = concept("rookvrij | zonder rook", "smoke-free")
    data = form(("nl", "rookvrij"), ("nl", "zonder rook"), ("en", "smoke-free"), of=made)
    assert editor.post(url("edit", made.pk), {**data, "terms-1-DELETE": "1"}).status_code == 302
    assert lookup([("nl", "zonder rok"), ("nl", "zonder rook")]) == {}
    second = Concept.objects.get()
    data = form(("nl", "rookvrij"), ("en", "smoke-free"), of=second)
    response = editor.post(url("edit", made.pk), {**data, "terms-1-DELETE": "1"})
    assert form_errors(response)["terms"][0]["text"]


def test_pasted_words_are_tidied(editor: Client) -> None:
    editor.post(url("add"), form(("nl", "  rook\u00advrije   zo\u0308ne "), ("en", "smoke-free")))
    assert GlossaryTerm.objects.filter(text="rookvrije zöne").exists()


def test_words_of_a_saved_concept_are_known_to_the_spelling(editor: Client) -> None:
    editor.post(url("add"), form(("nl", "wijkmoestuin 2"), ("en", "allotment")))
    assert set(Word.objects.filter(word__in=["wijkmoestuin", "allotment", "2"]).values_list("language", "word")) == {
        ("nl", "wijkmoestuin"),
        ("en", "allotment"),
    }


def test_who_changed_a_concept_stands_in_its_history(editor: Client) -> None:
    editor.post(url("add"), form(("nl", "rookvrij"), ("en", "smoke-free")))
    made = Concept.objects.get()
    editor.post(url("edit", made.pk), form(("nl", "rookvrij"), ("en", "smokefree"), of=made))
    log = ModelLogEntry.objects.for_instance(made).order_by("timestamp")
    assert [entry.action for entry in log] == ["wagtail.create", "wagtail.edit"]
    assert all(entry.user for entry in log)
    assert editor.get(url("history", made.pk)).status_code == 200


def test_the_editor_sees_how_many_works_each_word_finds(editor: Client) -> None:
    add("Een rookvrije school", "Rookvrij sporten", "Een school")
    made = concept("rookvrije school | paviljoen", "smoke-free", theme=Theme.objects.get(slug="rookverboden"))
    rows = editor.get(url("edit", made.pk)).context["panel"].children[-1].get_context_data()["rows"]
    assert [(row["term"].text, row["count"]) for row in rows] == [
        ("rookvrije school", 1),
        ("paviljoen", 0),
        ("smoke-free", 0),
    ]
    assert "/en/" in rows[2]["url"]


# The list


def listed(client: Client, query: str = "") -> list[str]:
    return [str(one) for one in client.get(url("list") + query).context["object_list"]]


def test_the_list_is_in_the_order_of_the_first_word_and_shows_all_words(editor: Client) -> None:
    concept("zwembad | zwemplas", "pool")
    concept("", "allotment | kitchen garden")
    response = editor.get(url("list"))
    assert [str(one) for one in response.context["object_list"]] == ["allotment", "zwembad = pool"]
    assert "zwembad, zwemplas" in response.content.decode()


def test_the_list_is_searched_by_any_word_and_by_theme(editor: Client) -> None:
    concept("zwembad | zwemplas", "pool", theme=Theme.objects.get(slug="spelen"))
    concept("rookvrij | rookvrij zwemmen", "smoke-free")
    assert listed(editor, "?q=zwem") == ["rookvrij = smoke-free", "zwembad = pool"]
    assert listed(editor, "?q=POOL") == ["zwembad = pool"]
    assert listed(editor, "?q=Spelen") == ["zwembad = pool"]


def test_the_list_is_filtered_by_theme_and_by_the_language_that_is_missing(editor: Client) -> None:
    play = Theme.objects.get(slug="spelen")
    concept("zwembad", "pool", theme=play)
    concept("rookvrij | zonder rook")
    assert listed(editor, f"?theme={play.pk}") == ["zwembad = pool"]
    assert listed(editor, "?lacks=en") == ["rookvrij"]
    assert editor.get(url("list") + "?lacks=xx&theme=-1").status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_as_many_queries_for_many_concepts_as_for_one(
    editor: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    for position in range(number):
        concept(f"woord{position} | term{position}", f"word{position}", theme=Theme.objects.get(slug="spelen"))
    with django_assert_max_num_queries(25):
        assert len(listed(editor)) == number


def test_a_theme_that_the_glossary_names_says_so() -> None:
    theme = Theme.objects.create(slug="nieuw", name_nl="Nieuw", name_en="New")
    concept("zwembad", "pool", theme=theme)
    client = client_of(member(GroupName.EDITORS))
    client.post(reverse("wagtailsnippets_core_theme:delete", args=[theme.pk]))
    assert Theme.objects.filter(pk=theme.pk).exists()
    usage = client.get(reverse("wagtailsnippets_core_theme:usage", args=[theme.pk]))
    assert "zwembad = pool" in usage.content.decode()
