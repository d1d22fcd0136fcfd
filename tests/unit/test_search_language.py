"""Words and stems: what counts as the same word."""

import threading
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.glossary import key_of
from search.language import FINGERPRINT, LANGUAGES, LONGEST_WORD, normalise, sort_key, stem, stems, word_counts, words

_UNFOLDING = st.sampled_from("ßﬃﷺﹰ½㍿İĳaen ")
"""Letters that folding makes several of, or spaces."""


def _words(text: str) -> list[str]:
    return [word.text for word in words(normalise(text))]


def _stems(text: str, language: str) -> list[str]:
    return [one for _word, one in stems(normalise(text), language)]


def test_words_are_in_lower_case_without_punctuation() -> None:
    assert _words("Een (groen) plein, 2021!") == ["een", "groen", "plein", "2021"]


@pytest.mark.parametrize("text", ["auto's", "auto’s", "Auto'S"])
def test_the_s_after_an_apostrophe_is_no_word(text: str) -> None:
    assert _words(text) == ["auto"]


def test_an_underscore_separates_words() -> None:
    assert _words("groen_plein") == ["groen", "plein"]


def test_a_word_that_no_dictionary_holds_is_cut() -> None:
    assert _words("a" * 500) == ["a" * 40]


def test_a_word_tells_where_it_stands() -> None:
    text = "Het plein"
    assert [text[word.start : word.end] for word in words(text)] == ["Het", "plein"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "speeltuin", "speeltuinen"),
        ("nl", "wandelroute", "wandelroutes"),
        ("nl", "schoolplein", "schoolpleinen"),
        ("en", "playground", "playgrounds"),
        ("en", "walking", "walks"),
    ],
)
def test_inflections_share_a_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind", "kinderen"),
        ("ei", "eieren"),
        ("sportveld", "sportvelden"),
        ("probleem", "problemen"),
        ("motor", "motoren"),
        ("gezin", "gezinnen"),
        ("beurs", "beurzen"),
        ("gemeente", "gemeentes"),
        ("ticket", "tickets"),
        ("keuken", "keukens"),
    ],
)
def test_plurals_that_the_stemmer_misses_share_a_stem(one: str, other: str) -> None:
    assert stem(one, "nl") == stem(other, "nl")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "gezonde", "gezondere"),
        ("nl", "parkeren", "parkeer"),
        ("nl", "reanimeren", "reanimatie"),
        ("en", "healthy", "healthier"),
        ("en", "child", "children"),
        ("en", "lonely", "loneliness"),
    ],
)
def test_forms_that_no_ending_tells_share_a_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("nl", "ouders", "ouderen"),
        ("nl", "begeleiding", "beleid"),
        ("nl", "zone", "zoon"),
        ("nl", "velden", "vel"),
        ("nl", "openbaar", "open"),
        ("en", "lonely", "lone"),
    ],
)
def test_words_of_another_meaning_do_not_meet(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize(("one", "other"), [("café", "cafe"), ("reünie", "reunie"), ("cafés", "café")])
def test_diacritics_do_not_matter(one: str, other: str) -> None:
    assert stem(one, "nl") == stem(other, "nl")


def test_a_letter_composed_in_two_ways_is_one_letter() -> None:
    assert _stems(unicodedata.normalize("NFD", "reünie"), "nl") == _stems("reünie", "nl")


def test_function_words_do_not_count() -> None:
    assert _stems("hoe krijg je de buurt naar buiten", "nl") == ["krijg", "buurt", "buit"]


def test_titles_are_ordered_without_case_diacritics_and_punctuation() -> None:
    titles = ["Übung", "zon", "“Aan zee”", "Élan", "eb"]
    assert sorted(titles, key=sort_key) == ["“Aan zee”", "eb", "Élan", "Übung", "zon"]


def test_the_order_of_titles_fits_its_column_in_whole_letters() -> None:
    assert len(sort_key("日本" * 100)) <= 160
    assert sort_key("日本" * 100).decode()


def test_the_rules_have_a_fingerprint_that_fits_its_column() -> None:
    assert len(FINGERPRINT) == 16


def test_threads_share_stems_but_no_stemmer() -> None:
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda number=number: found.append(stem(f"tuinen{'n' * number}", "nl")))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20


@pytest.mark.parametrize(("typed", "plain"), [("ß" * 40, "s" * 40), ("ﷺ", "صلىاللهعليهوسلم"), ("ﹰ", "ﹰ")])
def test_a_letter_that_stands_for_several_makes_one_word_of_the_usual_length(typed: str, plain: str) -> None:
    assert _stems(typed, "nl") == [plain]


@given(st.text(max_size=300) | st.text(_UNFOLDING, max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_has_stems_that_fit_their_column(text: str, language: str) -> None:
    found = _stems(text, language)
    assert all(1 <= len(one) <= LONGEST_WORD for one in found)
    assert all(one.isalnum() for one in found)
    assert "\x00" not in "".join(found)
    "".join(found).encode()


@given(st.text(max_size=300) | st.text(_UNFOLDING, max_size=60), st.sampled_from(LANGUAGES))
def test_the_key_of_a_term_tells_its_stems(text: str, language: str) -> None:
    assert key_of(text, language).split() == _stems(text, language)


@given(st.text(st.sampled_from("sSeéïIİß’'_- 1日"), max_size=30))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    assert word_counts(text) == Counter(word.text for word in words(text))
