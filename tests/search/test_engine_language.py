"""What the words of a question find, in order and with marks. Runs over SQLite, PostgreSQL and Elasticsearch."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legro_cms.core.models import Municipality
from legro_cms.core.works import WorkText
from search.plan import Origin
from search.results import SearchResult
from tests.search.builders import add, concept, make_work, search, store, titles

pytestmark = pytest.mark.usefixtures("empty_search", "each_engine")


def _marked(result: SearchResult) -> list[str]:
    return [str(hit.title) for hit in result.hits]


class TestCompounds:
    """A part finds the compound, and a compound the words it is made of."""

    def test_each_part_finds_the_compound_and_marks_it(self) -> None:
        add("Een moestuin", "De speeltuinvereniging")
        for part in ("spelen", "tuin", "speeltuin", "tuinvereniging", "verenigingen"):
            assert "De <mark>speeltuinvereniging</mark>" in _marked(search(part)), part

    def test_a_work_with_the_word_itself_comes_before_one_with_a_compound_of_it_among_other_words(self) -> None:
        add("Een speeltuin van allemaal samen", "Een tuin")
        assert titles(search("tuin")) == ["Een tuin", "Een speeltuin van allemaal samen"]

    def test_a_compound_typed_with_a_space_finds_it(self) -> None:
        add("Een plein", "Het dorpsplein", "Het dorp")
        assert _marked(search("dorps plein"))[0] == "Het <mark>dorpsplein</mark>"

    def test_a_compound_finds_the_phrase_that_it_stands_for(self) -> None:
        add("Een plein in het dorp", "Het plein", "Het dorp")
        assert _marked(search("dorpsplein")) == ["Een <mark>plein</mark> in het <mark>dorp</mark>"]

    def test_the_compound_itself_comes_before_the_phrase(self) -> None:
        add("Plein dorp", "Dorpsplein hier")
        assert titles(search("dorpspleinen")) == ["Dorpsplein hier", "Plein dorp"]

    def test_one_part_alone_is_not_what_was_asked_for(self) -> None:
        add("De rook van een kachel", "Een worst van de markt")
        assert search("rookworst").total == 0

    def test_a_part_that_most_works_hold_leaves_the_others_alone_and_is_no_answer(self) -> None:
        add("Een film", "Film over spelen", *["Spelen"] * 15)
        assert search("speelfilm").total == 0

    def test_words_that_only_look_like_compounds_are_left_whole(self) -> None:
        add("Het bedrijf", "De bestuurder in gesprek")
        assert [search(word).total for word in ("bed", "rijf", "best", "uur", "rekken")] == [0] * 5

    def test_an_inflected_compound_finds_its_other_forms(self) -> None:
        add("Het zwembad", "Rookvrije speelplekken", "Een fietspad")
        assert titles(search("zwembaden")) == ["Het zwembad"]
        assert titles(search("rookvrij")) == ["Rookvrije speelplekken"]
        assert titles(search("fietspaden")) == ["Een fietspad"]

    def test_english_words_have_no_parts(self) -> None:
        store([make_work(None, "The playground")])
        assert search("ground", "en").total == 0


class TestSpelling:
    """A word that nobody knows is taken for the nearest known one, and the reader is told."""

    def test_a_misspelt_word_finds_the_known_one(self) -> None:
        add("De speeltuin", "Een kookclub")
        result = search("spelltuin")
        assert _marked(result) == ["De <mark>speeltuin</mark>"]
        assert result.correction == "speeltuin"

    def test_only_the_misspelt_word_of_a_text_is_corrected(self) -> None:
        store([make_work("De speeltuin", names="Veendam"), make_work("De kookclub", names="Veendam")])
        result = search("Spletuin in Veendam!")
        assert titles(result)[0] == "De speeltuin"
        assert result.correction == "speeltuin in Veendam!"

    def test_a_known_word_is_never_corrected(self) -> None:
        add("De tuin", "De ruin", "De duin", *["De tuin"] * 5)
        result = search("ruin")
        assert (titles(result), result.correction) == (["De ruin"], None)

    def test_the_most_common_of_the_nearest_words_is_named(self) -> None:
        add("Een wandeling", "Een handeling", "Wandelaars wandelen", "Meer wandelen")
        assert search("wamdelen").correction == "wandelen"

    def test_exchanged_letters_are_one_mistake(self) -> None:
        add("De bank")
        assert search("bnak").correction == "bank"

    @pytest.mark.parametrize("text", ["1998", "2025 1234"])
    def test_numbers_are_never_corrected(self, text: str) -> None:
        add("In 1997", "Iets van 2024")
        result = search(text)
        assert (result.total, result.correction) == (0, None)

    @pytest.mark.parametrize("text", ["kernreactor", "xyz", "qqqqqq"])
    def test_a_word_that_nothing_is_near_to_finds_nothing(self, text: str) -> None:
        add("De speeltuin", "Een kookclub")
        result = search(text)
        assert (result.total, result.correction) == (0, None)

    def test_a_word_of_the_glossary_may_be_misspelt(self) -> None:
        concept("pétanque|jeu de boules", "petanque")
        add("Samen naar de jeu de boules")
        result = search("petanqe")
        assert titles(result) == ["Samen naar de jeu de boules"]
        assert result.correction == "pétanque"

    def test_a_misspelt_compound_is_corrected_though_each_of_its_parts_is_known(self) -> None:
        add("De speeltuin", "Het spel", "De tuin")
        result = search("speltuin")
        assert (titles(result), result.correction) == (["De speeltuin"], "speeltuin")

    def test_a_compound_of_known_parts_is_not_taken_for_a_word_two_mistakes_away(self) -> None:
        add("Een tuin voor de buurt", "De buurttrein")
        result = search("buurttuin")
        assert (titles(result), result.correction) == (["Een tuin voor de buurt"], None)

    def test_a_correction_keeps_to_the_language_of_the_page(self) -> None:
        store([make_work("De tuin", "The garden")])
        assert search("gardne", "en").correction == "garden"
        assert search("gardne", "nl").total == 0

    def test_an_unknown_word_costs_three_statements_more(self) -> None:
        add("De speeltuin")
        search("speeltuin")  # the names of municipalities stay in the cache
        with CaptureQueriesContext(connection) as queries:
            assert search("spelltuin").total == 1
        assert len(queries) == 4 + 3


class TestGlossary:
    """Other names of what was typed, in both languages."""

    def test_a_name_in_the_language_counts_half_and_one_in_the_other_nearly_full(self) -> None:
        concept("speeltuin|speelplaats", "playground")
        store([make_work("Speelplaats"), make_work(None, "Playground"), make_work("Speeltuin")])
        assert titles(search("speeltuin")) == ["Speeltuin", "Playground", "Speelplaats"]

    def test_the_longest_term_comes_before_those_inside_it(self) -> None:
        concept("samen eten", "shared meals")
        concept("eten", "food")
        store([make_work(None, "Shared meals"), make_work(None, "Food")])
        assert titles(search("samen eten")) == ["Shared meals", "Food"]

    def test_a_term_of_several_words_is_worth_as_much_as_one(self) -> None:
        concept("buurthuis", "community centre")
        store([make_work(None, "Community centre"), make_work(None, "Centre"), make_work(None, "Community")])
        assert titles(search("buurthuis")) == ["Community centre"]

    def test_a_term_that_was_typed_among_function_words_is_known(self) -> None:
        concept("bewegen op recept", "exercise on prescription")
        store([make_work(None, "Exercise on prescription")])
        assert titles(search("bewegen via recept")) == []
        assert titles(search("bewegen met een recept")) == ["Exercise on prescription"]


class TestPlaces:
    """The name of a municipality that no longer exists finds those that took over."""

    @pytest.fixture(autouse=True)
    def _winsum(self, db: None) -> None:
        towns = {
            name: Municipality.objects.create(name_nl=name, name_en=name, code=f"GM{number:04}", valid_until=until)
            for number, (name, until) in enumerate(
                {
                    "Bovenstad": None,
                    "Onderstad": None,
                    "Oud Dorp": date(2019, 1, 1),
                    "Ouder Dorp": date(1990, 1, 1),
                }.items(),
                start=9001,
            )
        }
        towns["Oud Dorp"].successors.set([towns["Bovenstad"], towns["Onderstad"]])
        towns["Ouder Dorp"].successors.set([towns["Oud Dorp"]])
        towns["Ouder Dorp"].save()

    def test_it_finds_all_of_its_successors_today(self) -> None:
        store([make_work("Plein", names="Bovenstad"), make_work("Park", names="Onderstad"), make_work("Tuin")])
        assert sorted(titles(search("oud dorp"))) == ["Park", "Plein"]
        assert sorted(titles(search("ouder dorp", "en"))) == ["Park", "Plein"]

    def test_a_work_with_the_former_name_comes_first(self) -> None:
        store([make_work("Plein", names="Bovenstad"), make_work("Tuin", names="Oud Dorp\nBovenstad")])
        assert titles(search("oud dorp")) == ["Tuin", "Plein"]

    def test_a_misspelt_former_name_is_known_too(self) -> None:
        store([make_work("Plein", names="Bovenstad")])
        result = search("oud drop")
        assert (titles(result), result.correction) == (["Plein"], "oud dorp")

    def test_the_reason_is_the_place(self) -> None:
        store([make_work("Plein", names="Bovenstad")])
        (hit,) = search("oud dorp").hits
        assert {reason.origin for reason in hit.reasons} == {Origin.PLACE}


class TestPhrases:
    """Words between quotation marks stand next to each other in what is found."""

    def test_only_works_that_hold_the_phrase_are_found(self) -> None:
        add("Samen koken en eten", "Eten doen wij samen", "Samen eten in het dorpshuis")
        assert _marked(search('"samen eten"')) == ["<mark>Samen</mark> <mark>eten</mark> in het dorpshuis"]
        assert search("samen eten").total == 3

    @pytest.mark.parametrize("text", ["“samen eten”", "„samen eten”", "«samen eten»"])
    def test_all_quotation_marks_will_do(self, text: str) -> None:
        add("Samen koken en eten", "Samen eten")
        assert titles(search(text)) == ["Samen eten"]

    def test_inflections_and_function_words_do_not_matter(self) -> None:
        add("Bewegen op een recept", "Op recept is bewegen beter")
        assert titles(search('"beweeg op recept"')) == ["Bewegen op een recept"]

    def test_a_phrase_narrows_what_the_other_words_find(self) -> None:
        add("Samen eten", "Samen eten met ouderen", "Ouderen")
        assert titles(search('"samen eten" ouderen')) == ["Samen eten met ouderen", "Samen eten"]

    def test_all_phrases_must_be_there(self) -> None:
        add("Samen eten", "Groen dorp", "Groen dorp en samen eten")
        assert titles(search('"samen eten" "groen dorp"')) == ["Groen dorp en samen eten"]

    def test_a_phrase_does_not_run_from_the_title_into_the_text(self) -> None:
        store([make_work(WorkText("Wij doen het samen", "Eten is er ook.", ""))])
        assert search('"samen eten"').total == 0

    def test_the_term_of_the_other_language_is_the_same_phrase(self) -> None:
        concept("samen eten", "shared meals")
        store([make_work("Samen eten"), make_work("Eten, samen"), make_work(None, "Shared meals")])
        assert sorted(titles(search('"samen eten"'))) == ["Samen eten", "Shared meals"]

    def test_counts_and_total_keep_to_the_phrase(self) -> None:
        add("Samen eten", "Eten, samen", terms={"theme": ["food"]})
        result = search('"samen eten"', facets=("theme",))
        assert (result.total, result.facets) == (1, {"theme": {"food": 1}})

    def test_a_phrase_that_no_work_holds_finds_nothing(self) -> None:
        add("Eten, samen")
        assert search('"samen eten"').total == 0

    @pytest.mark.parametrize("phrase", ["was in", "van de"])
    def test_a_phrase_of_nothing_but_function_words_leaves_the_other_words_alone(self, phrase: str) -> None:
        add("De speeltuin")
        assert titles(search(f'"{phrase}" speeltuin')) == ["De speeltuin"]

    def test_works_that_hold_one_phrase_only_do_not_push_out_one_with_all(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("search.phrases.MOST_CANDIDATES", 1)
        add("Samen eten, samen eten", "Groen dorp, groen dorp", "Na een lange dag samen eten in een groen dorp")
        assert titles(search('"samen eten" "groen dorp"')) == ["Na een lange dag samen eten in een groen dorp"]

    def test_a_work_in_both_languages_takes_the_place_of_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("search.phrases.MOST_CANDIDATES", 2)
        store([make_work("Old Dutch", "Old Dutch"), make_work("Een lange avond vol met Old Dutch")])
        assert search('"old dutch"').total == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            ["speeltuin", "spelltuin", '"samen eten"', "“", "eten", "oud dorp", "e-bike", "É", "1998", "'s"]
        ),
        max_size=8,
    ).map(" ".join)
)
def test_no_text_raises_and_the_same_text_gets_the_same_answer(text: str) -> None:
    if not search("speeltuin").total:
        add("Samen eten in de speeltuin")
    first, second = search(text, facets=("theme",)), search(text, facets=("theme",))
    assert [(hit.entry.pk, hit.score) for hit in first.hits] == [(hit.entry.pk, hit.score) for hit in second.hits]
    assert (first.total, first.correction) == (second.total, second.correction)
