"""What a query looks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.alternatives import OTHER_LANGUAGE, OTHER_LANGUAGE_NAME, OWN_WORD
from search.correcting import MOST_CORRECTED
from search.knowledge import Name, Near
from search.language import stem
from search.phrases import quotes
from search.plan import Alternative, Origin, QueryPlan, Slot
from search.planning import MAX_WORDS, make_plan
from tests.search.knowing import Known


def _plan(text: str, language: str = "nl") -> QueryPlan:
    return make_plan(text, language, Known())[0]


def test_every_word_is_a_slot() -> None:
    assert [slot.word for slot in _plan("Speeltuin in Veendam").slots] == ["speeltuin", "veendam"]


def test_a_word_is_looked_for_in_the_pages_language_first() -> None:
    own, other = _plan("school").slots[0].alternatives
    assert own == Alternative(OWN_WORD, "nl", (stem("school", "nl"),))
    assert other == Alternative(OTHER_LANGUAGE, "en", (stem("school", "en"),))


def test_a_word_that_means_nothing_in_the_other_language_is_not_looked_for_there() -> None:
    (alternative,) = _plan("van", "en").slots[0].alternatives
    assert alternative.language == "en"


def test_function_words_make_no_slot() -> None:
    assert _plan("de het een of wat").slots == ()


def test_a_repeated_word_counts_once() -> None:
    assert len(_plan("plein plein Plein").slots) == 1


def test_a_long_text_is_cut() -> None:
    assert len(_plan(" ".join(f"woord{number}" for number in range(100))).slots) == MAX_WORDS


def test_quotation_marks_do_not_break_a_query() -> None:
    assert [slot.word for slot in _plan('"samen eten').slots] == ["samen", "eten"]


def test_an_alternative_that_nothing_can_match_is_left_out() -> None:
    plan, counts = make_plan("speeltuin onbekend", "nl", Known({"nl:speeltuin": 3}))
    assert [slot.word for slot in plan.slots] == ["speeltuin"]
    assert [one.language for one in plan.slots[0].alternatives] == ["nl"]
    assert counts == {"nl:speeltuin": 3}


def test_a_text_that_nothing_can_match_has_an_empty_plan() -> None:
    assert not make_plan("kernreactor", "nl", Known({}))[0]


def test_a_text_without_words_asks_nothing_of_the_database() -> None:
    known = Known()
    assert not make_plan("?! 'n", "nl", known)[0]
    assert known.asked == []


def test_a_text_of_known_words_asks_twice() -> None:
    known = Known()
    make_plan("speeltuin in het dorp", "nl", known)
    assert known.asked == ["expand", "count"]


def test_a_compound_may_be_found_by_all_of_its_parts_together() -> None:
    parts = [one for one in _plan("dorpsplein").slots[0].alternatives if one.origin == Origin.PARTS]
    assert [(one.stems, one.typed, one.found) for one in parts] == [(("dorp", "plein"), "dorpsplein", "dorps plein")]


def test_an_alternative_of_several_words_names_each_term_once() -> None:
    assert Alternative(1, "nl", ("dorp", "huis", "dorp")).terms == ("nl:dorp", "nl:huis")


def test_a_plan_tells_which_stems_to_mark_in_a_language() -> None:
    slots = (Slot("x", (Alternative(1, "nl", ("dorp", "huis")), Alternative(0.5, "en", ("hall",)))),)
    assert QueryPlan(slots).stems("nl") == {"dorp", "huis"}


def test_a_term_of_several_words_shares_its_worth_among_them() -> None:
    names = {("nl", "jeu boul"): [Name("en", "petanque", ("petanqu",), Origin.GLOSSARY)]}
    slots = make_plan("jeu de boules", "nl", Known(names=names))[0].slots
    named = [one for slot in slots for one in slot.alternatives if one.origin == Origin.GLOSSARY]
    assert [(one.weight, one.typed, one.found) for one in named] == [
        (OTHER_LANGUAGE_NAME / 2, "jeu boules", "petanque")
    ] * 2


def test_a_term_inside_a_longer_one_counts_too() -> None:
    names = {
        ("en", "dog park"): [Name("nl", "losloopgebied", ("losloopgebied",), Origin.GLOSSARY)],
        ("en", "dog"): [Name("nl", "hond", ("hond",), Origin.GLOSSARY)],
    }
    slots = make_plan("dog park", "en", Known(names=names))[0].slots
    assert [[one.found for one in slot.alternatives if one.found] for slot in slots] == [
        ["losloopgebied", "hond"],
        ["losloopgebied"],
    ]


def test_a_word_that_only_the_glossary_knows_is_not_corrected() -> None:
    names = {("nl", stem("petanque", "nl")): [Name("nl", "jeu de boules", ("jeu", "boul"), Origin.GLOSSARY)]}
    known = Known(counts={}, names=names)
    assert make_plan("petanque", "nl", known)[0].correction is None
    assert "similar" not in known.asked


def test_only_so_many_words_are_corrected() -> None:
    asked = [f"woor{letter}" for letter in "abcefghi"]
    near = {word: [Near("woord", 1)] for word in asked}
    plan, _counts = make_plan(" ".join(asked), "nl", Known({"nl:woord": 1}, near=near))
    assert plan.correction == " ".join([*["woord"] * MOST_CORRECTED, *asked[MOST_CORRECTED:]])


def test_a_phrase_that_no_entry_holds_leaves_nothing() -> None:
    assert make_plan('"samen eten"', "nl", Known())[0].within == frozenset()
    assert make_plan("samen eten", "nl", Known())[0].within is None


@pytest.mark.parametrize("phrase", ["was in", "van de"])
def test_a_phrase_of_nothing_but_function_words_of_the_pages_language_asks_for_nothing(phrase: str) -> None:
    known = Known()
    assert make_plan(f'"{phrase}" speeltuin', "nl", known)[0].within is None
    assert "holding" not in known.asked


def test_phrases_of_function_words_do_not_count_among_those_that_are_looked_for() -> None:
    assert quotes('"van de" "was in" "van het" "samen eten"', "nl") == ["samen eten"]


@given(st.text(max_size=200), st.sampled_from(["nl", "en"]))
def test_any_text_has_one_plan_of_bounded_size(text: str, language: str) -> None:
    first, second = (make_plan(text, language, Known())[0] for _time in range(2))
    assert first == second
    assert len(first.slots) <= MAX_WORDS
    assert all(0 < one.weight <= 1 for slot in first.slots for one in slot.alternatives)
