"""What is counted of searches, and what is never kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from search.learning import FEW_RESULTS, learn, note
from search.models import SearchedText
from search.models.searched_text import Outcome, week_of
from search.query import SearchQuery
from search.results import SearchResult
from tests.factories import published_case

pytestmark = pytest.mark.django_db

READER = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
Row = tuple[int, str, str, str, int]


def rows() -> list[Row]:
    """All that is kept, in order."""
    found = SearchedText.objects.order_by("week", "language", "text", "outcome")
    return list(found.values_list("week", "language", "outcome", "text", "times"))


def counted() -> int:
    """The number of searches."""
    return sum(SearchedText.objects.totals().values_list("times", flat=True))


def texts() -> set[str]:
    """The texts that are kept."""
    return set(SearchedText.objects.texts().values_list("text", flat=True))


def ask(text: str, language: str = "nl", headers: dict[str, str] | None = None, **params: str) -> Any:
    """Search the site as a reader does, to the end of the answer."""
    with translation.override(language):
        address = reverse("search:search")
    return Client(headers={"User-Agent": READER}).get(address, {"q": text, **params}, headers=headers)


# What is counted


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_text_without_results_is_counted_in_its_language_and_week(language: str, freeze: Any) -> None:
    freeze("2026-12-31 23:30")
    ask("Zwevende  Tegels", language)
    freeze("2027-01-04 00:30")
    ask("zwevende tegels", language)
    ask("zwevende tegels", language)
    assert rows() == [
        (202653, language, "none", "", 1),
        (202653, language, "none", "zwevende tegels", 1),
        (202701, language, "none", "", 2),
        (202701, language, "none", "zwevende tegels", 2),
    ]


def test_a_text_with_enough_results_is_counted_without_its_words(freeze: Any) -> None:
    freeze("2026-11-22 10:00")
    for number in range(FEW_RESULTS):
        published_case(title=f"Vliegerhelling {number}")
    ask("vliegerhelling")
    published_case(title="Vliegerhelling erbij")
    ask("vliegerhelling")
    assert rows() == [
        (202647, "nl", "few", "", 1),
        (202647, "nl", "found", "", 1),
        (202647, "nl", "few", "vliegerhelling", 1),
    ]


def test_a_text_that_may_be_personal_is_only_counted() -> None:
    ask("050 111 22 33")
    ask("ik@example.org")
    assert counted() == 2
    assert texts() == set()


def test_the_list_of_cases_counts_too(client: Client) -> None:
    case = published_case()
    address = case.get_parent().get_url()
    client.get(address, {"q": "zwevende tegels"}, headers={"User-Agent": READER})
    client.get(address, headers={"User-Agent": READER})
    assert texts() == {"zwevende tegels"}
    assert counted() == 1


@pytest.mark.parametrize(
    "params",
    [{"page": "2"}, {"sort": "title"}, {"kind": "case"}, {"theme": "spelen"}, {"format": "csv"}, {"format": "atom"}],
)
def test_another_page_order_filter_or_format_is_no_new_search(params: dict[str, str]) -> None:
    ask("zwevende tegels", **params)
    assert rows() == []


def test_the_same_words_as_on_the_page_before_are_no_new_search() -> None:
    for before, expected in [
        ("http://testserver/nl/zoeken?q=Zwevende+tegels&kind=case", 0),
        ("http://testserver/nl/zoeken?q=iets+anders", 1),
        ("http://testserver/nl/", 2),
        ("http://[", 3),
    ]:
        ask("zwevende tegels", headers={"Referer": before})
        assert counted() == expected, before


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"User-Agent": ""},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "Mozilla/5.0 (compatible; Examplebot/2.1; +https://example.org/bot)"},
        {"User-Agent": "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)"},
        {"User-Agent": "Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b"},
        {"User-Agent": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); somebody@example.org"},
        {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0"},
    ],
)
def test_programs_and_parts_of_a_page_are_not_counted(headers: dict[str, str]) -> None:
    ask("zwevende tegels", headers=headers)
    assert rows() == []


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET CLR 3.5.30729; rv:11.0) like Gecko",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (Ecosia ios@11.0.2)",
    ],
)
def test_a_reader_with_an_unusual_browser_counts(agent: str) -> None:
    ask("zwevende tegels", headers={"User-Agent": agent})
    assert counted() == 1


def test_a_head_request_and_a_page_without_words_are_not_counted(client: Client) -> None:
    client.head(reverse("search:search"), {"q": "zwevende tegels"}, headers={"User-Agent": READER})
    ask("")
    ask("  \u0000 ")
    assert rows() == []


def test_a_search_costs_one_statement_more_and_that_after_the_answer() -> None:
    ask("zwevende tegels")
    with CaptureQueriesContext(connection) as uncounted:
        ask("zwevende tegels", headers={"User-Agent": "curl/8.5.0"})
    with CaptureQueriesContext(connection) as both:
        ask("zwevende tegels")
    assert len(both) == len(uncounted) + 1
    assert "on conflict" in both[-1]["sql"]


def test_the_count_waits_until_the_answer_has_been_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory(headers={"User-Agent": READER}).get("/")
    response = HttpResponse("nothing found")
    closed: list[int] = []
    monkeypatch.setattr(response, "close", lambda: closed.append(counted()))
    learn(request, SearchResult(SearchQuery.from_params(QueryDict("q=zwevende+tegels"), "nl")), response)
    assert rows() == []
    response.close()
    assert texts() == {"zwevende tegels"}
    response.close()
    assert closed == [1, 1]


def test_a_database_that_refuses_breaks_no_page_and_gives_no_words_away(caplog: pytest.LogCaptureFixture) -> None:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "on conflict" in sql:
            raise OperationalError("no room for zwevende tegels")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        response = ask("zwevende tegels")
    assert response.status_code == 200
    assert rows() == []
    assert "A search was not counted" in caplog.text
    assert "tegels" not in caplog.text


def test_where_a_corrected_spelling_found_something_the_text_is_not_kept() -> None:
    query = SearchQuery(language="nl", text="spleeltuin")
    note(query, 1, corrected=True)
    assert texts() == set()
    note(query, 0, corrected=True)
    assert texts() == {"spleeltuin"}
    assert counted() == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_searches_of_the_same_moment_all_count() -> None:
    texts_of_four = ["zwevende tegels", "zwevende tegels", "tegels die zweven", "tegels die zweven"]

    def search(text: str) -> None:
        try:
            for _round in range(25):
                note(SearchQuery(language="nl", text=text), 0, corrected=False)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(texts_of_four)) as pool:
        for future in [pool.submit(search, text) for text in texts_of_four]:
            future.result(timeout=60)
    assert counted() == 100
    assert set(SearchedText.objects.texts().values_list("text", "times")) == {
        ("zwevende tegels", 50),
        ("tegels die zweven", 50),
    }


def test_a_full_week_takes_no_new_texts_and_still_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.models.searched_text.MOST_TEXTS_A_WEEK", 3)
    for text in ("eerste", "tweede", "derde", "eerste"):
        note(SearchQuery(language="nl", text=text), 0, corrected=False)
    assert texts() == {"eerste", "tweede"}
    assert SearchedText.objects.get(text="eerste").times == 2
    assert counted() == 4


# What goes again


def times_ago(weeks: int, text: str, times: int) -> None:
    """A text that was searched for so many weeks ago."""
    week = week_of(timezone.localdate() - timedelta(weeks=weeks))
    SearchedText.objects.create(week=week, language="nl", outcome=Outcome.NONE, text=text, times=times)


def test_after_a_year_a_week_is_forgotten(freeze: Any) -> None:
    freeze("2027-02-10 03:00")
    for weeks, text in [(53, "te oud"), (52, "nog net"), (0, "nieuw")]:
        times_ago(weeks, text, times=9)
        times_ago(weeks, "", times=9)
    call_command("purge_personal_data", verbosity=0)
    assert texts() == {"nog net", "nieuw"}
    assert SearchedText.objects.totals().count() == 2


def test_a_text_that_few_typed_is_forgotten_after_six_weeks() -> None:
    times_ago(7, "zelden", times=2)
    times_ago(6, "wacht nog", times=1)
    times_ago(7, "vaak", times=3)
    times_ago(20, "over weken verdeeld", times=2)
    times_ago(7, "over weken verdeeld", times=1)
    times_ago(20, "pas weer", times=1)
    times_ago(0, "pas weer", times=1)
    times_ago(7, "", times=1)
    SearchedText.objects.forget(timezone.localdate())
    assert texts() == {"wacht nog", "vaak", "over weken verdeeld", "pas weer"}
    assert counted() == 1


def test_a_text_typed_often_in_one_language_keeps_nothing_of_another() -> None:
    times_ago(7, "tegels", times=5)
    week = week_of(timezone.localdate() - timedelta(weeks=7))
    SearchedText.objects.create(week=week, language="en", outcome=Outcome.NONE, text="tegels", times=1)
    SearchedText.objects.forget(timezone.localdate())
    assert list(SearchedText.objects.texts().values_list("language", flat=True)) == ["nl"]
