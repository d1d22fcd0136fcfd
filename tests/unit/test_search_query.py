"""A search as it stands in an address, read and written."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.dimensions import Choices, Dimension, Option
from search.query import DATED_SORTS, MAX_PAGE, MAX_TEXT, Period, SearchQuery, Sort

THEME = Choices(
    Dimension("theme", "Theme", list), (Option("play", "Play"), Option("food", "Food"), Option("swim", "Swim"))
)
YEAR = Choices(Dimension("year", "Year", list), (Option("2021", "2021"),))


TODAY = date(2025, 6, 15)


def _query(address: str) -> SearchQuery:
    return SearchQuery.from_params(QueryDict(address), "nl", ["case"], [THEME, YEAR])


def _agenda(address: str) -> SearchQuery:
    return SearchQuery.from_params(QueryDict(address), "nl", ["event"], [THEME, YEAR], sorts=DATED_SORTS, today=TODAY)


def test_an_empty_address_is_the_newest_works() -> None:
    query = _query("")
    assert (query.text, query.filters, query.sort, query.page) == ("", (), Sort.NEWEST, 1)
    assert not query.is_active


def test_words_are_ordered_by_relevance() -> None:
    assert _query("q=heat").sort == Sort.RELEVANCE


def test_relevance_without_words_means_nothing() -> None:
    assert _query("sort=relevance").sort == Sort.NEWEST


def test_repeated_values_and_unknown_ones_are_dropped() -> None:
    assert _query("theme=food&theme=food&theme=nope&theme=play").values("theme") == ("play", "food")


def test_a_dimension_that_the_page_does_not_have_is_dropped() -> None:
    assert _query("municipality=veendam").filters == ()


def test_the_address_does_not_depend_on_the_order_of_ticking() -> None:
    assert _query("year=2021&theme=food&theme=play&q=a").url("/x/") == _query(
        "q=a&theme=play&theme=food&year=2021"
    ).url("/x/")


def test_defaults_do_not_stand_in_the_address() -> None:
    assert _query("q=heat&sort=relevance&page=1").url("/nl/") == "/nl/?q=heat"
    assert _query("").url("/nl/") == "/nl/"


def test_text_in_an_address_is_encoded() -> None:
    assert _query("q=caf%C3%A9+%26+co").url("/") == "/?q=caf%C3%A9+%26+co"


def test_a_value_is_toggled_on_and_off() -> None:
    query = _query("theme=play")
    assert query.toggle("theme", "food").values("theme") == ("play", "food")
    assert query.toggle("theme", "play").filters == ()


def test_a_change_starts_at_the_first_page() -> None:
    assert _query("page=3").toggle("theme", "play").page == 1
    assert _query("page=3").replace(page=2).page == 2


@pytest.mark.parametrize("page", ["0", "-1", "x", "", "1e9", "9" * 10_000, "²", "٣", "1.5", " 2", "%00"])
def test_a_page_number_that_is_none_is_the_first(page: str) -> None:
    assert _query(f"page={page}").page == 1


def test_a_huge_page_number_is_bounded() -> None:
    assert _query("page=999999").page == MAX_PAGE


def test_text_is_one_line_of_bounded_length() -> None:
    text = _query("q=" + "a%00%0Ab+" * 1_000).text
    assert len(text) <= MAX_TEXT
    assert text.startswith("a b a b")


def test_half_a_character_is_dropped() -> None:
    params = QueryDict(mutable=True)
    params["q"] = "heat \ud800 stress"
    assert SearchQuery.from_params(params, "en").text == "heat stress"


def test_a_list_of_dates_shows_what_is_to_come_the_soonest_first() -> None:
    query = _agenda("")
    assert (query.period, query.today, query.sort) == (Period.UPCOMING, TODAY, Sort.SOONEST)
    assert not query.is_active
    assert query.url("/") == "/"


def test_what_is_over_is_shown_on_request_the_latest_first() -> None:
    query = _agenda("period=past")
    assert (query.period, query.sort) == (Period.PAST, Sort.LATEST)
    assert query.url("/") == "/?period=past"


@pytest.mark.parametrize("value", ["", "upcoming", "all", "PAST", "past ", "%00", "past%00", "1"])
def test_a_period_that_is_none_is_what_is_to_come(value: str) -> None:
    assert _agenda(f"period={value}").period == Period.UPCOMING


def test_a_list_without_periods_ignores_the_parameter() -> None:
    query = _query("period=past")
    assert (query.period, query.today) == (Period.ALL, None)
    assert query.url("/") == "/"


def test_only_the_orders_that_a_list_offers_can_be_asked_for() -> None:
    assert _query("sort=soonest").sort == Sort.NEWEST
    assert _agenda("sort=newest").sort == Sort.SOONEST
    assert _agenda("sort=title").sort == Sort.TITLE


def test_the_usual_order_changes_with_the_period_and_a_chosen_one_stays() -> None:
    assert _agenda("").in_period(Period.PAST).sort == Sort.LATEST
    assert _agenda("sort=title").in_period(Period.PAST).sort == Sort.TITLE
    assert _agenda("q=heat").in_period(Period.PAST).sort == Sort.RELEVANCE


def test_filters_stay_with_the_period_and_the_period_with_filters() -> None:
    query = _agenda("period=past&theme=play&page=3")
    assert query.in_period(Period.UPCOMING).url("/") == "/?theme=play"
    assert query.toggle("theme", "food").url("/") == "/?period=past&theme=play&theme=food"


def test_a_period_needs_the_day_it_is_seen_from() -> None:
    with pytest.raises(ValueError, match="day"):
        SearchQuery("nl", period=Period.PAST)


@pytest.mark.parametrize("options", [{}, {"sorts": DATED_SORTS, "today": TODAY}], ids=["works", "dates"])
@given(
    st.dictionaries(
        st.sampled_from(["q", "theme", "year", "sort", "page", "kind", "period", "other"]),
        st.lists(st.text(st.characters(codec=None), max_size=60), min_size=1, max_size=4),
    )
)
def test_any_parameters_make_a_query_that_survives_its_own_address(
    options: dict[str, Any], values: dict[str, list[str]]
) -> None:
    params = QueryDict(mutable=True)
    for name, texts in values.items():
        params.setlist(name, texts)
    query = SearchQuery.from_params(params, "nl", (), [THEME, YEAR], **options)
    address = query.url("/")
    assert SearchQuery.from_params(QueryDict(address.partition("?")[2]), "nl", (), [THEME, YEAR], **options) == query
