"""The reports of searches: who sees them, what they add up, and from when on words are shown."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from legro_cms.core.groups import GroupName
from search.models import SearchedText
from search.models.searched_text import Outcome, week_of
from tests.admin import client_of, is_refused, member

pytestmark = pytest.mark.django_db

SEEING = {GroupName.ADMINISTRATORS, GroupName.EDITORS}
NAMES = ("searches_report", "searched_texts_report", "searches_report_results", "searched_texts_report_results")


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def seen(text: str, times: int, *, weeks: int = 0, language: str = "nl", outcome: Outcome = Outcome.NONE) -> None:
    """A text, or all searches where it is empty, so many weeks ago."""
    week = week_of(timezone.localdate() - timedelta(weeks=weeks))
    SearchedText.objects.create(week=week, language=language, outcome=outcome, text=text, times=times)


def table(client: Client, name: str, **params: str) -> list[list[str]]:
    """The rows of a report's file, without the headings."""
    response = client.get(reverse(name), {**params, "export": "csv"})
    content = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.reader(StringIO(content)))[1:]


def words(client: Client, **params: str) -> list[str]:
    """The words that the report shows on its page."""
    response = client.get(reverse("searched_texts_report"), params)
    assert response.status_code == 200
    return [row["text"] for row in response.context["object_list"]]


# Who may


@pytest.mark.parametrize("group", sorted(SEEING))
def test_administrators_and_editors_find_the_reports_in_the_menu(group: GroupName) -> None:
    client = client_of(member(group))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    for name in NAMES:
        assert client.get(reverse(name)).status_code == 200, name
    for name in NAMES[:2]:
        assert reverse(name) in menu


@pytest.mark.parametrize("group", sorted(set(GroupName) - SEEING))
def test_the_reports_are_closed_to_other_groups(group: GroupName) -> None:
    client = client_of(member(group))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    for name in NAMES:
        assert is_refused(client.get(reverse(name))), name
        assert is_refused(client.get(reverse(name), {"export": "csv"})), name
        assert reverse(name) not in menu


def test_visitors_are_sent_to_the_log_in(client: Client) -> None:
    for name in NAMES:
        assert client.get(reverse(name)).status_code == 302


# Numbers


def test_searches_are_added_up_by_week_and_language(freeze: Any) -> None:
    freeze("2027-01-05 10:00")
    editor = client_of(member(GroupName.EDITORS))
    seen("", 5, outcome=Outcome.FOUND)
    seen("", 2, outcome=Outcome.FEW)
    seen("", 4)
    seen("zwevende tegels", 4)
    seen("", 1, language="en")
    seen("", 8, weeks=1, outcome=Outcome.FOUND)
    assert table(editor, "searches_report") == [
        ["2027-W01", "nl", "11", "4", "36", "2"],
        ["2027-W01", "en", "1", "1", "100", "0"],
        ["2026-W53", "nl", "8", "0", "0", "0"],
    ]
    page = editor.get(reverse("searches_report")).content.decode()
    assert "36%" in page
    assert "53" in page


@pytest.mark.parametrize(
    ("params", "count"), [({}, 4), ({"language": "en"}, 1), ({"weeks": "4"}, 2), ({"weeks": "13", "language": "nl"}, 2)]
)
def test_the_weeks_can_be_narrowed(editor: Client, params: dict[str, str], count: int) -> None:
    seen("", 1)
    seen("", 1, weeks=3, language="en")
    seen("", 1, weeks=4)
    seen("", 1, weeks=40)
    assert len(table(editor, "searches_report", **params)) == count


# Words


def test_words_are_shown_from_the_third_time_on(editor: Client) -> None:
    seen("tweemaal", 2)
    seen("driemaal", 3)
    page = editor.get(reverse("searched_texts_report")).content.decode()
    assert "driemaal" in page
    assert "tweemaal" not in page
    assert [row[0] for row in table(editor, "searched_texts_report")] == ["driemaal"]


def test_times_are_added_up_over_the_weeks_that_are_shown(editor: Client) -> None:
    seen("zwevende tegels", 1)
    seen("zwevende tegels", 1, weeks=2, outcome=Outcome.FEW)
    seen("zwevende tegels", 1, weeks=10)
    assert words(editor) == ["zwevende tegels"]
    assert words(editor, weeks="13") == ["zwevende tegels"]
    assert words(editor, weeks="4") == []


def test_each_language_needs_three_of_its_own(editor: Client) -> None:
    seen("bench", 2)
    seen("bench", 2, language="en")
    seen("swing", 3, language="en")
    assert words(editor) == ["swing"]


def test_words_with_few_results_and_with_none_can_be_told_apart(freeze: Any) -> None:
    freeze("2026-11-22 10:00")
    editor = client_of(member(GroupName.EDITORS))
    seen("niets", 5)
    seen("weinig", 4, outcome=Outcome.FEW)
    assert words(editor) == ["niets", "weinig"]
    assert words(editor, outcome="few") == ["weinig"]
    assert table(editor, "searched_texts_report", outcome="none") == [["niets", "nl", "5", "5", "0", "2026-W47"]]


def test_a_formula_stays_a_text_in_a_file(editor: Client) -> None:
    seen("=1+1", 3)
    assert table(editor, "searched_texts_report")[0][0] == "'=1+1"
    response = editor.get(reverse("searched_texts_report"), {"export": "xlsx"})
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))  # type: ignore[attr-defined]
    assert book.worksheets[0]["A2"].value == "'=1+1"


def test_words_are_escaped_on_the_page(editor: Client) -> None:
    seen("<b>tegels", 3)
    page = editor.get(reverse("searched_texts_report")).content.decode()
    assert "&lt;b&gt;tegels" in page
    assert "<b>tegels" not in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_lead_to_a_new_concept_that_has_them(editor: Client, language: str) -> None:
    seen("zwevende & tegels", 3, language=language)
    page = editor.get(reverse("searched_texts_report")).content.decode()
    address = f"{reverse('wagtailsnippets_search_concept:add')}?{language}=zwevende+%26+tegels"
    assert f'href="{address}"' in page
    form = editor.get(address).context["form"]
    rows = {row["language"].value(): row["text"].value() for row in form.formsets["terms"].initial_forms}
    assert rows == {"nl": "", "en": "", language: "zwevende & tegels"}


@pytest.mark.parametrize("query", ["nl=", "nl=%C2%AD", "xx=tegels", f"nl={'a' * 500}"])
def test_an_odd_word_in_the_address_breaks_no_form(editor: Client, query: str) -> None:
    assert editor.get(f"{reverse('wagtailsnippets_search_concept:add')}?{query}").status_code == 200


def test_a_report_takes_as_many_queries_with_many_words_as_with_few(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        seen(f"woord {number}", 3)
    with django_assert_max_num_queries(20):
        assert len(words(editor)) == 50
