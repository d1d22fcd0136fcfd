"""Dutch compounds: where they are cut, and where not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language import parts, stem, stems_that_find
from search.language.compounds import LONGEST_PART, SHORTEST_PART, runs


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("speeltuin", "speel tuin"),
        ("speeltuinvereniging", "speel tuin vereniging"),
        ("dorpshuizen", "dorps huizen"),
        ("kinderboerderij", "kinder boerderij"),
        ("waterbedrijf", "water bedrijf"),
        ("zorgverlener", "zorg verlener"),
        ("omgevingsvisie", "omgeving visie"),
    ],
)
def test_a_compound_is_cut_into_the_fewest_parts_without_linking_letters(word: str, cut: str) -> None:
    assert parts(word, "nl") == tuple(cut.split())


@pytest.mark.parametrize(
    "word", ["bedrijf", "bestuur", "gesprekken", "onderhoud", "gezondheid", "vergeten", "handhaven", "kinderen", "tuin"]
)
def test_a_word_that_is_no_compound_stays_whole(word: str) -> None:
    assert parts(word, "nl") == ()


def test_english_words_stay_whole() -> None:
    assert parts("speeltuin", "en") == ()


def test_a_compound_is_stored_under_every_run_of_its_parts() -> None:
    assert runs("speeltuinvereniging") == ("speel", "speeltuin", "tuin", "tuinvereniging", "vereniging")
    assert stems_that_find("speeltuinen", "nl") == ("speeltuin", "speel", "tuin")


@given(st.text("abdeghijklnoprstuvwz", max_size=40))
def test_parts_cover_the_word_but_for_linking_letters(word: str) -> None:
    cut = parts(word, "nl")
    assert all(SHORTEST_PART <= len(part) <= LONGEST_PART for part in cut)
    rest = word
    for part in cut:
        rest = rest.removeprefix("s" if not rest.startswith(part) else "")
        assert rest.startswith(part)
        rest = rest.removeprefix(part)
    assert not cut or not rest


@pytest.mark.parametrize(
    "forms",
    [
        "rookvrij rookvrije",
        "groen groene",
        "eenzaam eenzame",
        "creatief creatieve",
        "fietspad fietspaden",
        "binnenstad binnensteden",
        "rookverbod rookverboden",
        "fiets fietsen",
        "mens mensen",
        "mogelijkheid mogelijkheden",
        "gezond gezonde gezondheid",
        "museum musea",
    ],
)
def test_dutch_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form, "nl") for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("gezond", "zon"), ("plaats", "plaat"), ("gemeente", "menen")])
def test_dutch_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert stem(one, "nl") != stem(other, "nl")


@pytest.mark.parametrize(
    "forms",
    ["neighbour neighbor", "programme program", "centre center", "organisation organization", "behaviour behavior"],
)
def test_british_and_american_spellings_share_a_stem(forms: str) -> None:
    assert len({stem(form, "en") for form in forms.split()}) == 1


@pytest.mark.parametrize("word", ["four", "hour", "tour", "rise", "wise", "fire"])
def test_short_english_words_keep_their_letters(word: str) -> None:
    assert stem(word, "en") == word
