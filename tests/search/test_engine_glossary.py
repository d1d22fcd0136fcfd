"""What the glossary makes every engine find, in which order and why. Over SQLite, PostgreSQL and Elasticsearch."""

import pytest

from legro_cms.core.models import Municipality, Theme
from legro_cms.core.works import WorkText
from search.models import Concept, GlossaryTerm
from search.plan import Origin
from search.results import Reason, SearchResult
from tests.search.builders import add, concept, make_work, search, store, titles

pytestmark = pytest.mark.usefixtures("empty_search", "each_engine")


def reasons(result: SearchResult) -> list[tuple[str, ...]]:
    """For each hit the reasons as a reader would see them."""
    return [tuple(f"{one.typed} = {one.found}" for one in hit.reasons) for hit in result.hits]


def scores(result: SearchResult) -> dict[str, float]:
    """What each hit is worth, by its title."""
    return {title: hit.score for title, hit in zip(titles(result), result.hits, strict=True)}


class TestAcrossLanguages:
    """A reader finds what is written in the other language."""

    def test_a_dutch_case_is_found_in_english_and_shows_its_language(self) -> None:
        concept("rookvrij", "smoke-free")
        add("Een rookvrij plein", "Een groen plein")
        result = search("smoke-free", "en")
        assert titles(result) == ["Een rookvrij plein"]
        assert result.hits[0].text_language == "nl"
        assert result.hits[0].reasons == (Reason(Origin.GLOSSARY, "smoke-free", "rookvrij", "nl"),)
        assert "<mark>rookvrij</mark>" in result.hits[0].title

    def test_a_case_that_is_live_in_both_languages_is_shown_once_in_the_readers_own(self) -> None:
        concept("rookvrij", "smoke-free")
        store([make_work("Een rookvrij plein", "A smoke-free square")])
        for language, text in (("en", "rookvrij"), ("en", "smoke-free"), ("nl", "smoke-free")):
            result = search(text, language)
            assert result.total == len(result.hits) == 1
            assert result.hits[0].text_language == language

    def test_a_case_found_by_its_own_words_needs_no_reason(self) -> None:
        concept("rookvrij", "smoke-free")
        store([make_work("Een rookvrij plein", "A smoke-free square"), make_work("Rookvrij buiten")])
        assert dict(zip(titles(search("smoke-free", "en")), reasons(search("smoke-free", "en")), strict=True)) == {
            "A smoke-free square": (),
            "Rookvrij buiten": ("smoke-free = rookvrij",),
        }

    def test_an_english_word_typed_on_a_dutch_page_finds_dutch_cases(self) -> None:
        concept("speeltuin", "playground")
        add("De speeltuin", "Het plein")
        assert titles(search("playgrounds", "nl")) == ["De speeltuin"]

    def test_of_equal_works_the_one_with_the_word_itself_comes_first(self) -> None:
        concept("speeltuin | speelplek", "playground")
        add("Een speeltuin hier", "Een speelplek hier", "Een fontein hier", "Een heg hier")
        assert titles(search("speeltuin")) == ["Een speeltuin hier", "Een speelplek hier"]
        assert titles(search("speelplek")) == ["Een speelplek hier", "Een speeltuin hier"]

    def test_a_term_of_the_other_language_weighs_more_than_one_of_the_same(self) -> None:
        concept("", "playground | play area")
        concept("speeltuin | speelplek", "outdoor play")
        store([make_work("Speelplek rood"), make_work(None, "Play area red"), make_work(None, "Outdoor play red")])
        found = scores(search("speeltuin", "nl"))
        assert found["Outdoor play red"] > found["Speelplek rood"]


class TestSeveralWords:
    """Terms of more than one word."""

    def test_a_term_of_two_words_is_found_by_another_of_one_word(self) -> None:
        concept("dorpshuis", "village hall")
        add("Het dorpshuis", "Het dorp", "Een huis")
        for text in ("village hall", "Village-Hall", "a “village hall”?"):
            result = search(text, "en")
            assert titles(result) == ["Het dorpshuis"]
            assert [one.lower().replace("-", " ") for one in reasons(result)[0]] == ["village hall = dorpshuis"]

    def test_all_words_of_a_term_have_to_be_there(self) -> None:
        concept("dorpshuis", "village hall")
        store([make_work(None, "The village hall"), make_work(None, "The village"), make_work(None, "A concert hall")])
        assert titles(search("dorpshuis")) == ["The village hall"]

    def test_stop_words_do_not_matter(self) -> None:
        concept("huis van de gemeente", "town hall")
        store([make_work(None, "The town hall")])
        for text in ("huis van de gemeente", "een huis voor gemeenten", "huis gemeente"):
            assert titles(search(text)) == ["The town hall"], text

    def test_the_longest_term_is_meant_before_those_inside_it(self) -> None:
        concept("gezonde school", "healthy school")
        concept("school", "academy")
        store([make_work(None, "A healthy school"), make_work(None, "An academy")])
        assert titles(search("gezonde school")) == ["A healthy school", "An academy"]

    def test_a_term_in_the_middle_of_a_question_is_seen(self) -> None:
        concept("dorpshuis", "village hall")
        add("Het dorpshuis opent", "Het plein opent")
        assert titles(search("how to open a village hall together", "en")) == ["Het dorpshuis opent"]

    def test_a_long_term_weighs_no_more_than_the_words_it_stands_for(self) -> None:
        concept("dorpshuis", "village hall")
        store([make_work("Een dorpshuis rood"), make_work(None, "Red village hall")])
        found = scores(search("dorpshuis"))
        assert found["Red village hall"] <= 2 * found["Een dorpshuis rood"]


class TestMisspelt:
    """A glossary word with a mistake in it."""

    def test_a_misspelt_word_of_the_glossary_is_understood(self) -> None:
        concept("moestuin", "allotment")
        add("De moestuin", "Het plein")
        result = search("alotment", "en")
        assert titles(result) == ["De moestuin"]
        assert result.correction == "allotment"

    def test_a_word_that_only_the_glossary_knows_is_no_mistake(self) -> None:
        concept("allotment garden | volkstuin", "allotments")
        add("De volkstuin", "Alles")
        result = search("allotments", "en")
        assert titles(result) == ["De volkstuin"]
        assert result.correction is None


class TestAtOnce:
    """Nothing is stored with the works."""

    def test_a_concept_works_as_soon_as_it_is_saved_and_no_longer_once_it_is_deleted(self) -> None:
        add("Een rookvrij plein")
        assert titles(search("smoke-free", "en")) == []
        made = concept("rookvrij", "smoke-free")
        assert titles(search("smoke-free", "en")) == ["Een rookvrij plein"]
        made.delete()
        assert titles(search("smoke-free", "en")) == []

    def test_a_changed_word_counts_at_once(self) -> None:
        add("De moestuin")
        made = concept("moestuin", "allotment")
        term = GlossaryTerm.objects.get(text="allotment")
        term.text = "kitchen garden"
        term.save()
        assert titles(search("allotment", "en")) == []
        assert titles(search("kitchen gardens", "en")) == ["De moestuin"]
        assert Concept.objects.get() == made

    def test_a_concept_may_have_a_theme(self) -> None:
        concept("rookvrij", "smoke-free", theme=Theme.objects.get(slug="rookverboden"))
        add("Een rookvrij plein", terms={"theme": ["rookverboden"]})
        result = search("smoke-free", "en", filters=(("theme", ("rookverboden",)),))
        assert titles(result) == ["Een rookvrij plein"]


class TestReasons:
    """What else a hit may say of itself."""

    def test_a_former_municipality_finds_its_successor_and_says_so(self) -> None:
        assert Municipality.objects.get(slug="delfzijl").is_former
        add("Een plein", "Een park", names="Eemsdelta")
        result = search("Delfzijl")
        assert len(titles(result)) == 2
        assert result.hits[0].reasons == (Reason(Origin.PLACE, "Delfzijl", "Eemsdelta", "nl"),)

    def test_each_reason_is_given_once_and_no_more_than_three(self) -> None:
        for number in range(5):
            concept(f"woord{number}", f"word{number}")
        add("woord0 woord1 woord2 woord3 woord4")
        result = search("word0 word1 word1 word2 word3 word4", "en")
        assert reasons(result) == [("word0 = woord0", "word1 = woord1", "word2 = woord2")]

    def test_a_correction_that_the_page_names_is_no_reason(self) -> None:
        add("De speeltuin")
        result = search("speltuin")
        assert result.correction == "speeltuin"
        assert reasons(result) == [()]

    def test_the_best_of_several_names_is_the_reason(self) -> None:
        concept("speeltuin | speelplek", "playground")
        store([make_work("Rood", WorkText("A playground", "", "")), make_work("Speelplek")])
        assert set(reasons(search("speeltuin"))) == {("speeltuin = playground",), ("speeltuin = speelplek",)}
