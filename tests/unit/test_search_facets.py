"""Facets and pages of a listing, as templates get them."""

from search.dimensions import Choices, Dimension, Option
from search.facets import Facet, FacetOption, build_facets
from search.pagination import paginate
from search.query import SearchQuery

THEMES = Choices(
    Dimension("theme", "Theme", list),
    (
        Option("play", "Play"),
        Option("swim", "Swim", parent="play"),
        Option("food", "Food"),
        Option("old", "Old", current=False),
    ),
)


def _facet(counts: dict[str, int], *chosen: str) -> list[tuple[str, int, bool, list[str]]]:
    query = SearchQuery("nl", facets=("theme",), filters=(("theme", chosen),) if chosen else ())
    (facet,) = build_facets(query, {"theme": counts}, [THEMES], "/x/")
    return [
        (option.value, option.count, option.selected, [child.value for child in option.children])
        for option in facet.options
    ]


def test_sub_terms_stand_below_their_term() -> None:
    assert _facet({"play": 3, "swim": 1}) == [("play", 3, False, ["swim"])]


def test_an_option_that_finds_nothing_is_left_out() -> None:
    assert _facet({"food": 2}) == [("food", 2, False, [])]


def test_a_chosen_option_stays_to_be_taken_away() -> None:
    assert _facet({"food": 2}, "play") == [("play", 0, True, []), ("food", 2, False, [])]


def test_what_is_no_longer_current_is_offered_only_where_it_is_chosen() -> None:
    assert _facet({"old": 4}) == []
    assert _facet({"old": 4}, "old") == [("old", 4, True, [])]


def test_a_term_stays_above_a_sub_term_that_is_shown() -> None:
    assert _facet({"swim": 1}) == [("play", 0, False, ["swim"])]


def test_options_that_find_nothing_stay_where_a_dimension_keeps_them() -> None:
    towns = Choices(Dimension("town", "Town", list, keeps_empty=True), (Option("a", "A"), Option("b", "B")))
    for counts, expected in (({"b": 1}, [("a", True), ("b", False)]), ({}, [])):
        (facet,) = build_facets(SearchQuery("nl", facets=("town",)), {"town": counts}, [towns], "/x/")
        assert [(option.value, option.leads_nowhere) for option in facet.options] == expected


def _long(number: int, *, children: int = 0, selected: int | None = None) -> Facet:
    """A facet of so many options, each with so many sub-terms."""

    def option(value: str, *, is_selected: bool = False, below: list[FacetOption] | None = None) -> FacetOption:
        return FacetOption(value, value, 1, is_selected, "/x/", below or [])

    made = [
        option(str(one), is_selected=one == selected, below=[option(f"{one}-{child}") for child in range(children)])
        for one in range(number)
    ]
    return Facet("many", "Many", made, 0)


def test_a_long_list_unfolds_after_its_first_options() -> None:
    assert [len(_long(number).rest) for number in (0, 8, 10, 11, 30)] == [0, 0, 0, 3, 22]


def test_sub_terms_count_and_stay_with_their_term() -> None:
    assert len(_long(4, children=2).first) == 2
    assert len(_long(2, children=20).first) == 1


def test_the_rest_says_whether_something_there_is_chosen() -> None:
    assert _long(30, selected=20).rest_is_used
    assert not _long(30, selected=2).rest_is_used


def test_an_option_links_to_the_search_with_it_and_without_it() -> None:
    query = SearchQuery("nl", text="a", facets=("theme",), filters=(("theme", ("food",)),), page=2)
    (facet,) = build_facets(query, {"theme": {"food": 1, "play": 1}}, [THEMES], "/x/")
    assert {option.value: option.url for option in facet.options} == {
        "play": "/x/?q=a&theme=food&theme=play&sort=newest",
        "food": "/x/?q=a&sort=newest",
    }


def _numbers(page: int, pages: int) -> list[int | None]:
    return [link.number for link in paginate(SearchQuery("nl", page=page), pages, "/").pages]


def test_far_pages_are_left_out_between_the_first_the_near_and_the_last() -> None:
    assert _numbers(10, 20) == [1, None, 8, 9, 10, 11, 12, None, 20]
    assert _numbers(1, 3) == [1, 2, 3]


def test_the_first_page_has_no_previous_and_the_last_no_next() -> None:
    assert paginate(SearchQuery("nl"), 2, "/").previous_url is None
    assert paginate(SearchQuery("nl"), 2, "/").next_url == "/?page=2"
    assert paginate(SearchQuery("nl", page=2), 2, "/").next_url is None
    assert paginate(SearchQuery("nl", page=2), 2, "/").previous_url == "/"
