"""Which texts of searches may be kept, and to which week a day belongs."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.learning import FEW_RESULTS, MOST_DIGITS, outcome_of, text_to_keep
from search.models.searched_text import LONGEST_TEXT, Outcome, week_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Rookvrij  Schoolplein", "rookvrij schoolplein"),
        ("rookvrij\u00ad\u200b plein", "rookvrij plein"),
        ("ＲＯＯＫＶＲＩＪ", "rookvrij"),
        ("cafe\u0301", "café"),
        ("buurtbudget 2024", "buurtbudget 2024"),
        ("30 km op de weg", "30 km op de weg"),
        ("geluid bij de a7", "geluid bij de a7"),
        ("x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("x" * (LONGEST_TEXT + 1), ""),
        ("ß" * (LONGEST_TEXT - 1), ""),
        ("ik@voorbeeld.nl", ""),
        ("ik＠voorbeeld", ""),
        ("ik (at) voorbeeld.nl", ""),
        ("https://voorbeeld.nl/ik", ""),
        ("www.voorbeeld.nl", ""),
        ("jan voorbeeld voorbeeld.nl", ""),
        ("oude weg 5", ""),
        ("kerkstraat12", ""),
        ("brink 7a", ""),
        ("grote markt 12 winschoten", ""),
        ("0501112233", ""),
        ("050 111 22 33", ""),
        ("+31 6-11.22/33(44)", ""),
        ("٠٥٠١١١٢٢٣٣", ""),
        ("①②③④⑤⑥", ""),
        ("geboren 12-03-1950", ""),
        ("12 maart 1950", ""),
        ("NL00BANK0123456789", ""),
        ("NL00 BANK 0123 4567 89", ""),
        ("bsn 123456782", ""),
        ("9999 AB 12", ""),
        ("9999ab", ""),
        ("Dorpsstraat 12", ""),
        ("12 church road", ""),
        ("", ""),
        ("\u00ad", ""),
    ],
)
def test_a_text_is_kept_in_one_form_unless_it_may_say_something_of_a_person(text: str, kept: str) -> None:
    assert text_to_keep(text) == kept


@given(st.text(max_size=120) | st.text(alphabet="0123456789٣๔５²@＠ -.()ab\u200b", max_size=60))
@example("1２٣4\u200b5²6")
@settings(max_examples=400)
def test_no_kept_text_holds_an_at_sign_or_many_digits(text: str) -> None:
    kept = text_to_keep(text)
    assert "@" not in kept
    assert "＠" not in kept
    assert sum(letter.isnumeric() for letter in kept) <= MOST_DIGITS
    assert len(kept) <= LONGEST_TEXT


@given(st.text(max_size=120))
def test_a_kept_text_is_kept_as_it_is(text: str) -> None:
    kept = text_to_keep(text)
    assert text_to_keep(kept) == kept


@pytest.mark.parametrize(
    ("total", "outcome"),
    [(0, Outcome.NONE), (1, Outcome.FEW), (FEW_RESULTS, Outcome.FEW), (FEW_RESULTS + 1, Outcome.FOUND)],
)
def test_up_to_three_results_are_few(total: int, outcome: Outcome) -> None:
    assert outcome_of(total) == outcome


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 22), 202647),
        (date(2026, 12, 31), 202653),
        (date(2027, 1, 3), 202653),
        (date(2027, 1, 4), 202701),
        (date(2024, 12, 30), 202501),
        (date(2022, 1, 1), 202152),
    ],
)
def test_a_week_belongs_to_the_year_of_its_thursday(day: date, week: int) -> None:
    assert week_of(day) == week
