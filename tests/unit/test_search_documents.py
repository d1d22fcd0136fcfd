"""The rows of a work, computed from its description."""

from datetime import date, time
from uuid import uuid4

from legro_cms.core.works import WorkFacts, WorkText
from search.documents import LARGEST_IMPACT, UNKNOWN_DATE, Work, agenda, document, impact
from search.language import FINGERPRINT, stem

FACTS = WorkFacts(
    terms={"municipality": frozenset({"loppersum", "eemsdelta"})},
    names={"nl": "Loppersum Eemsdelta", "en": "Loppersum Eemsdelta"},
)
DUTCH = WorkText("De speeltuin", "Samen spelen.", "Een hek en een heg.")
ENGLISH = WorkText("The playground", "Playing together.", "A fence and a hedge.")


def _work(texts: dict[str, WorkText], source: str = "nl") -> Work:
    return Work(uuid4(), "case", source, texts, FACTS)


def test_words_are_stored_under_their_language() -> None:
    postings = document(_work({"nl": DUTCH, "en": ENGLISH})).postings
    assert {"nl:speeltuin", "en:playground"} <= postings.keys()
    assert "en:speeltuin" not in postings


def test_names_of_places_are_found_in_a_language_that_has_no_words() -> None:
    assert "en:loppersum" in document(_work({"nl": DUTCH})).postings


def test_a_language_without_words_has_no_other_terms() -> None:
    postings = document(_work({"nl": DUTCH})).postings
    assert {term for term in postings if term.startswith("en:")} == {"en:loppersum", "en:eemsdelta"}


def test_function_words_are_not_stored() -> None:
    assert not {"nl:een", "nl:en", "nl:de"} & document(_work({"nl": DUTCH})).postings.keys()


def test_a_word_in_the_title_weighs_more_than_one_in_the_text() -> None:
    postings = document(_work({"nl": DUTCH})).postings
    assert postings["nl:speeltuin"] > postings["nl:" + stem("samen", "nl")] > postings["nl:hek"]


def test_an_impact_is_a_positive_whole_number_that_fits_its_column() -> None:
    assert impact(1, 10**9) == 1
    assert 0 < impact(10**9, 10**9) < 2**15
    assert impact(10**9, 1) == LARGEST_IMPACT


def test_a_work_is_filed_under_its_kind() -> None:
    assert ("kind", "case") in document(_work({"nl": DUTCH})).terms


def test_a_title_is_ordered_by_the_words_that_a_reader_is_shown() -> None:
    columns = document(_work({"en": ENGLISH}, source="en")).columns
    assert columns["title_key_nl"] == columns["title_key_en"] == b"the playground"


def test_dates_are_numbers_in_the_order_of_the_last_day_the_first_and_the_hour() -> None:
    day, later = date(2025, 6, 30), date(2025, 7, 1)
    in_order = [
        WorkFacts(starts=date(2025, 6, 1), ends=day, is_dated=True),
        WorkFacts(starts=day, ends=day, starts_at=time(0), is_dated=True),
        WorkFacts(starts=day, ends=day, starts_at=time(23, 59), is_dated=True),
        WorkFacts(starts=day, ends=day, is_dated=True),
        WorkFacts(starts=date(2020, 1, 1), ends=later, is_dated=True),
        WorkFacts(starts=date.max, ends=date.max, is_dated=True),
        WorkFacts(is_dated=True),
    ]
    numbers = [agenda(facts) or 0 for facts in in_order]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] == UNKNOWN_DATE


def test_a_work_without_a_date_has_no_place_in_the_order() -> None:
    assert agenda(WorkFacts(starts=date(2025, 1, 1), ends=date(2025, 1, 1))) is None


def test_the_vocabulary_holds_words_as_they_are_written() -> None:
    words = document(_work({"nl": WorkText("Cafés in 2021", "", "")})).words
    assert ("nl", "cafés") in words
    assert ("nl", "2021") not in words


def test_the_tombstone_of_a_work_holds_nothing_of_it() -> None:
    tombstone = document(None)
    assert (tombstone.terms, tombstone.postings, tombstone.words) == (frozenset(), {}, frozenset())
    assert not tombstone.columns["is_public"]
    assert {value for name, value in tombstone.columns.items() if name.startswith(("title", "text"))} == {"", b""}


def test_the_rules_are_stored_with_every_entry() -> None:
    assert document(None).columns["fingerprint"] == FINGERPRINT
