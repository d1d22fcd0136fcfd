"""What every engine answers, asserted in order. The suite runs over SQLite, PostgreSQL and Elasticsearch."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from legro_cms.core.works import WorkText
from search.query import DATED_SORTS, PERIOD_DIMENSION, Period, Sort
from tests.search.builders import FIRST_DAY, add, hide, make_work, search, store, titles

pytestmark = pytest.mark.usefixtures("empty_search", "each_engine")


class TestWords:
    """Which works a text finds, and in which order."""

    def test_an_inflection_finds_the_word(self) -> None:
        add("De speeltuin", "Een kookclub")
        assert titles(search("speeltuinen")) == ["De speeltuin"]

    def test_a_word_without_its_diacritics_finds_it(self) -> None:
        add("Het café", "Reünie op school")
        assert titles(search("cafe")) == ["Het café"]
        assert titles(search("reunie")) == ["Reünie op school"]

    def test_a_word_with_diacritics_finds_it_written_without(self) -> None:
        add("Het cafe")
        assert titles(search("café")) == ["Het cafe"]

    def test_any_word_may_match_and_more_words_rank_higher(self) -> None:
        add("Koken met ouderen", "Koken met kinderen", "Zwemmen met kinderen")
        assert titles(search("koken kinderen"))[0] == "Koken met kinderen"
        assert len(titles(search("koken kinderen"))) == 3

    def test_a_rare_word_weighs_more_than_a_common_one(self) -> None:
        add("Tuin een", "Tuin twee", "Tuin drie", "Moestuin")
        assert titles(search("tuin moestuin"))[0] == "Moestuin"

    def test_the_title_weighs_more_than_the_summary_and_the_summary_more_than_the_text(self) -> None:
        store(
            [
                make_work(WorkText("Drie", "Buurt", "Een water.")),
                make_work(WorkText("Twee", "Een water.", "Buurt")),
                make_work(WorkText("Water", "Buurt", "Drie.")),
            ]
        )
        assert titles(search("water")) == ["Water", "Twee", "Drie"]

    def test_equal_works_stand_in_a_fixed_order(self) -> None:
        add("Plein", "Plein", "Plein")
        first = [hit.entry.pk for hit in search("plein").hits]
        assert first == sorted(first, reverse=True)

    def test_a_text_that_nothing_fits_finds_nothing(self) -> None:
        add("De speeltuin")
        assert search("kernreactor").total == 0

    def test_a_text_without_a_word_finds_nothing(self) -> None:
        add("De speeltuin")
        assert search("?!").total == 0
        assert search("de het een").total == 0

    def test_a_quoted_phrase_finds_its_words(self) -> None:
        add("Samen eten in het dorpshuis", "Bewegen op recept")
        assert titles(search('"samen eten"')) == ["Samen eten in het dorpshuis"]

    def test_the_name_of_a_place_finds_what_happened_there(self) -> None:
        store([make_work("De speeltuin", names="Veendam"), make_work("Een kookclub", names="Pekela")])
        assert titles(search("veendam")) == ["De speeltuin"]


class TestLanguages:
    """Works in two languages, found and shown once."""

    def test_a_work_in_both_languages_is_one_hit_in_the_readers_language(self) -> None:
        store([make_work("Park voor sport", "Park for sports")])
        assert titles(search("park sport", "en")) == ["Park for sports"]
        assert titles(search("park sport", "nl")) == ["Park voor sport"]

    def test_both_languages_of_a_work_do_not_add_up(self) -> None:
        add(*["Iets anders"] * 8)
        store([make_work("Park", "Park"), make_work("Park", None)])
        scores = [hit.score for hit in search("park").hits]
        assert scores[0] == scores[1]

    def test_a_dutch_word_on_an_english_page_finds_the_dutch_text(self) -> None:
        store([make_work("Het voedselbos")])
        (hit,) = search("voedselbos", "en").hits
        assert hit.text_language == "nl"
        assert hit.title == "Het <mark>voedselbos</mark>"

    def test_the_readers_own_language_comes_first(self) -> None:
        store([make_work("Een school"), make_work(None, "A school")])
        assert titles(search("school", "nl")) == ["Een school", "A school"]
        assert titles(search("school", "en")) == ["A school", "Een school"]

    def test_the_name_of_a_place_finds_untranslated_works_on_an_english_page(self) -> None:
        store([make_work("De speeltuin", names="Veendam")])
        assert titles(search("veendam", "en")) == ["De speeltuin"]

    def test_a_dutch_function_word_means_nothing_as_an_english_one(self) -> None:
        store([make_work("De tuin"), make_work(None, "A van for food")])
        assert titles(search("van", "en")) == ["A van for food"]


class TestFilters:
    """Filters narrow; within one dimension any value will do."""

    @pytest.fixture(autouse=True)
    def _works(self, empty_search: None) -> None:
        store(
            [
                make_work("A", terms={"theme": ["play", "swim"], "year": ["2020", "2021"]}),
                make_work("B", terms={"theme": ["play"], "year": ["2021"]}),
                make_work("C", terms={"theme": ["food"], "year": ["2021"]}),
                make_work("D", kind="page", terms={"theme": ["food"]}),
            ]
        )

    def test_any_value_of_a_dimension_will_do(self) -> None:
        result = search(filters=(("theme", ("swim", "food")),), sort=Sort.TITLE)
        assert titles(result) == ["A", "C", "D"]

    def test_all_dimensions_must_fit(self) -> None:
        filters = (("theme", ("play", "food")), ("year", ("2020",)))
        assert titles(search(filters=filters)) == ["A"]

    def test_a_work_with_two_chosen_values_counts_once(self) -> None:
        assert search(filters=(("theme", ("play", "swim")),)).total == 2

    def test_a_room_sees_its_own_kinds_only(self) -> None:
        result = search(kinds=("page",), facets=("theme", "kind"))
        assert titles(result) == ["D"]
        assert result.facets == {"theme": {"food": 1}, "kind": {"page": 1}}

    def test_counts_leave_out_the_filter_of_their_own_dimension(self) -> None:
        result = search(filters=(("theme", ("swim",)), ("year", ("2021",))), facets=("theme", "year"))
        assert result.total == 1
        assert result.facets == {
            "theme": {"play": 2, "swim": 1, "food": 1},
            "year": {"2020": 1, "2021": 1},
        }

    def test_counts_follow_the_text(self) -> None:
        assert search("b", facets=("theme", "year")).facets == {"theme": {"play": 1}, "year": {"2021": 1}}

    def test_only_the_dimensions_asked_for_are_counted(self) -> None:
        assert search(facets=("year",)).facets.keys() == {"year"}
        assert search().facets == {}

    def test_a_value_that_no_work_has_finds_nothing(self) -> None:
        result = search(filters=(("theme", ("none",)),), facets=("theme",))
        assert result.total == 0
        assert result.facets["theme"]["play"] == 2

    def test_an_answer_says_how_many_works_there_were_without_each_filter(self) -> None:
        add("De speeltuin", "Het speelbos", terms={"theme": ["rest"], "status": ["idea"]})
        add("De speelweide", terms={"theme": ["sport"], "status": ["done"]})
        chosen = (("theme", ("rest",)), ("status", ("done",)))
        result = search(filters=chosen, facets=("theme", "status"))
        assert (result.total, result.without) == (0, {"theme": 1, "status": 2})


class TestOrderAndPages:
    """The three orders, and pages that show every hit once."""

    def test_the_newest_work_comes_first_and_one_without_a_date_last(self) -> None:
        store(
            [
                make_work("old"),
                make_work("none", published=None),
                make_work("new", published=FIRST_DAY + timedelta(days=9)),
            ]
        )
        assert titles(search(sort=Sort.NEWEST)) == ["new", "old", "none"]

    def test_titles_are_ordered_as_the_reader_sees_them(self) -> None:
        store([make_work("zon", "a sun"), make_work("Élan", "zest"), make_work("“Bos”")])
        assert titles(search(sort=Sort.TITLE)) == ["“Bos”", "Élan", "zon"]
        assert titles(search(language="en", sort=Sort.TITLE)) == ["a sun", "“Bos”", "zest"]

    def test_a_text_may_be_ordered_otherwise(self) -> None:
        add("Plein b", "Plein a")
        assert titles(search("plein", sort=Sort.NEWEST)) == ["Plein a", "Plein b"]
        assert titles(search("plein", sort=Sort.TITLE)) == ["Plein a", "Plein b"]

    @pytest.mark.parametrize("sort", Sort)
    def test_pages_show_every_hit_once(self, sort: Sort) -> None:
        add(*[f"Plein {number % 4}" for number in range(25)])
        pages = [search("plein", sort=sort, page=page, per_page=4) for page in range(1, 8)]
        shown = [hit.entry.pk for page in pages for hit in page.hits]
        assert len(shown) == len(set(shown)) == 25
        assert {page.total for page in pages} == {25}
        assert pages[0].pages == 7

    @pytest.mark.parametrize("sort", Sort)
    def test_a_page_past_the_last_is_the_last(self, sort: Sort) -> None:
        add(*["Plein"] * 5)
        last, beyond = (search("plein", sort=sort, page=page, per_page=2) for page in (3, 99_999))
        assert titles(beyond) == titles(last) == ["Plein"]
        assert (beyond.total, beyond.page, beyond.pages) == (5, 3, 3)

    def test_a_full_last_page_is_the_last(self) -> None:
        add(*["Plein"] * 4)
        assert len(search("plein", page=9, per_page=2).hits) == 2

    def test_an_empty_listing_has_one_page(self) -> None:
        result = search(page=7)
        assert (result.hits, result.total, result.page, result.pages) == ([], 0, 1, 1)


TODAY = date(2025, 6, 15)
JUNE = (date(2025, 6, 1), date(2025, 6, 30))


def _day(day: date) -> tuple[date, date]:
    return day, day


class TestDates:
    """What is to come, what is over, and the order of dates. The engine is told which day it is."""

    @pytest.fixture(autouse=True)
    def _works(self, empty_search: None) -> None:
        store(
            [
                make_work("yesterday", kind="event", days=_day(TODAY - timedelta(days=1)), terms={"theme": ["food"]}),
                make_work("unknown", kind="event", is_dated=True, terms={"theme": ["play"]}),
                make_work("in june", kind="event", days=JUNE, terms={"theme": ["play"]}),
                make_work("today", kind="event", days=_day(TODAY), terms={"theme": ["food"]}),
                make_work("long ago", kind="circle", days=(date(2023, 4, 1), date(2023, 10, 5))),
                make_work("tomorrow", kind="circle", days=_day(TODAY + timedelta(days=1)), terms={"theme": ["food"]}),
                make_work("a case", terms={"theme": ["food"]}),
                make_work("a dated case", days=_day(TODAY), is_dated=False),
            ]
        )

    def test_what_is_to_come_includes_today_unfinished_periods_and_unknown_dates(self) -> None:
        result = search(period=Period.UPCOMING, today=TODAY, sort=Sort.SOONEST)
        assert titles(result) == ["today", "tomorrow", "in june", "unknown"]
        assert result.total == 4

    def test_what_is_over_ended_before_today(self) -> None:
        result = search(period=Period.PAST, today=TODAY, sort=Sort.LATEST)
        assert titles(result) == ["yesterday", "long ago"]

    @pytest.mark.parametrize(("day", "over"), [(30, False), (31, True)])
    def test_a_vague_period_is_to_come_until_its_last_day_has_passed(self, day: int, over: bool) -> None:
        seen_from = date(2025, 5, 31) + timedelta(days=day)
        past = titles(search(period=Period.PAST, today=seen_from, sort=Sort.LATEST))
        assert ("in june" in past) is over

    def test_a_work_without_a_date_belongs_to_no_period(self) -> None:
        found = [titles(search(period=period, today=TODAY)) for period in (Period.UPCOMING, Period.PAST)]
        assert not {"a case", "a dated case"} & {title for page in found for title in page}

    def test_without_a_period_everything_is_found(self) -> None:
        assert search().total == search(today=TODAY).total == 8

    def test_a_period_narrows_the_counts(self) -> None:
        result = search(period=Period.UPCOMING, today=TODAY, facets=("theme", "kind"))
        assert result.facets == {"theme": {"food": 2, "play": 2}, "kind": {"event": 3, "circle": 1}}

    def test_counts_in_a_period_leave_out_the_filter_of_their_own_dimension(self) -> None:
        filters = (("theme", ("play",)),)
        result = search(period=Period.UPCOMING, today=TODAY, facets=("theme", "kind"), filters=filters)
        assert result.facets == {"theme": {"food": 2, "play": 2}, "kind": {"event": 2}}

    def test_the_periods_are_counted_whichever_is_shown(self) -> None:
        for period in Period:
            result = search(period=period, today=TODAY, facets=(PERIOD_DIMENSION,))
            assert result.facets == {PERIOD_DIMENSION: {"upcoming": 4, "past": 2}}

    def test_counts_of_the_periods_follow_text_kinds_and_filters(self) -> None:
        facets, filters = (PERIOD_DIMENSION,), (("theme", ("food",)),)
        food = search(period=Period.PAST, today=TODAY, facets=facets, filters=filters)
        assert food.facets == {PERIOD_DIMENSION: {"upcoming": 2, "past": 1}}
        circles = search(period=Period.PAST, today=TODAY, facets=facets, kinds=("circle",))
        assert circles.facets == {PERIOD_DIMENSION: {"upcoming": 1, "past": 1}}
        words = search("yesterday", period=Period.UPCOMING, today=TODAY, facets=facets)
        assert (words.total, words.facets) == (0, {PERIOD_DIMENSION: {"past": 1}})

    def test_a_text_is_found_within_the_period(self) -> None:
        assert titles(search("yesterday today", period=Period.UPCOMING, today=TODAY)) == ["today"]

    def test_works_without_a_date_come_last_in_the_order_of_dates(self) -> None:
        dated = ["long ago", "yesterday", "today", "tomorrow", "in june", "unknown"]
        assert titles(search(sort=Sort.SOONEST))[:6] == dated
        assert titles(search(sort=Sort.LATEST))[:6] == dated[::-1]

    def test_equal_dates_stand_in_a_fixed_order(self) -> None:
        store(make_work(f"Plein {number}", days=_day(TODAY)) for number in range(3))
        assert titles(search("plein", sort=Sort.SOONEST)) == ["Plein 0", "Plein 1", "Plein 2"]
        assert titles(search("plein", sort=Sort.LATEST)) == ["Plein 2", "Plein 1", "Plein 0"]

    def test_hours_of_a_day_are_in_order_and_an_unknown_hour_is_last(self) -> None:
        hours = {"avond": time(19, 30), "ergens": None, "ochtend": time(9), "nacht": time(0)}
        store(make_work(f"Plein {name}", days=_day(TODAY), at=at) for name, at in hours.items())
        found = titles(search("plein", sort=Sort.SOONEST))
        assert found == ["Plein nacht", "Plein ochtend", "Plein avond", "Plein ergens"]

    @pytest.mark.parametrize("sort", DATED_SORTS)
    def test_pages_of_a_period_show_every_hit_once(self, sort: Sort) -> None:
        pages = [search(period=Period.UPCOMING, today=TODAY, sort=sort, page=page, per_page=3) for page in (1, 2, 3)]
        assert [len(page.hits) for page in pages] == [3, 1, 1]
        assert len({hit.entry.pk for page in pages[:2] for hit in page.hits}) == 4

    @pytest.mark.parametrize("text", ["", "today"])
    def test_a_period_takes_no_statement_more(self, text: str) -> None:
        search(text)
        with CaptureQueriesContext(connection) as plain:
            search(text, facets=("theme",))
        with CaptureQueriesContext(connection) as queries:
            search(text, facets=("theme", PERIOD_DIMENSION), period=Period.UPCOMING, today=TODAY)
        assert len(queries) == len(plain)


class TestHits:
    """What a hit says, and what it costs."""

    def test_a_hit_shows_what_matched(self) -> None:
        store([make_work(WorkText("De speeltuin", "Samen spelen.", "Met water en zand."))])
        (hit,) = search("speeltuinen water").hits
        assert hit.title == "De <mark>speeltuin</mark>"
        assert hit.excerpt == "Met <mark>water</mark> en zand."
        assert hit.matched_words == ("speeltuin", "water")

    def test_a_hidden_work_is_neither_found_nor_counted(self) -> None:
        (entry,) = add("De speeltuin", terms={"theme": ["play"]})
        hide(entry)
        for result in (search("speeltuin", facets=("theme",)), search(facets=("theme",))):
            assert (list(result.hits), result.total, result.facets) == ([], 0, {})

    @pytest.mark.parametrize("number", [1, 25])
    def test_an_answer_takes_four_statements_however_many_hits(self, number: int) -> None:
        add(*["Plein"] * number, terms={"theme": ["play"]})
        search("plein")  # the names of municipalities stay in the cache
        with CaptureQueriesContext(connection) as queries:
            search("plein", facets=("theme", "kind"), filters=(("theme", ("play",)),))
        assert len(queries) == 4
