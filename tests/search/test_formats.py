"""Any search as a feed, as CSV and as a workbook: read back as programs read them."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from openpyxl import Workbook, load_workbook
from wagtail.models import PageViewRestriction

from search import records
from search.formats import columns, turns
from tests.factories import home, published_case
from tests.markup import page
from tests.search.works import SECRET, make_secrets, queries_before_and_after_more_works

pytestmark = [pytest.mark.django_db, pytest.mark.once]

CASEBOOK = {"nl": "/nl/praktijkvoorbeelden/", "en": "/en/casebook/"}
SEARCH = {"nl": "/nl/zoeken/", "en": "/en/search/"}
LISTS = [*CASEBOOK.values(), *SEARCH.values(), "/nl/bijeenkomsten/", "/en/reports/"]
HEADINGS = {
    "en": [
        "Title",
        "Summary",
        "Kind",
        "Municipality",
        "CBS code",
        "Theme",
        "Status",
        "Year",
        "Target group",
        "Size of the place",
        "Cost in the first year",
        "Date, at the earliest",
        "Date, at the latest",
        "Address",
        "Language",
        "Last changed",
    ],
}


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    text: str = response.content.decode("utf-8-sig")
    return text


def _table(client: Client, address: str, separator: str = ";") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(_text(client, address)), delimiter=separator, strict=True))


def _workbook(client: Client, address: str) -> Workbook:
    return load_workbook(BytesIO(client.get(address).content))


class TestEveryFormat:
    """What all of them have in common."""

    @pytest.mark.parametrize("address", LISTS)
    @pytest.mark.parametrize(
        ("wanted", "content_type"),
        [
            ("atom", "application/atom+xml; charset=utf-8"),
            ("csv", "text/csv; charset=utf-8; header=present"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ],
    )
    def test_every_list_has_it_and_search_engines_leave_it_alone(
        self, client: Client, address: str, wanted: str, content_type: str
    ) -> None:
        response = client.get(f"{address}?format={wanted}")
        assert (response.status_code, response["Content-Type"]) == (200, content_type)
        assert response["X-Robots-Tag"] == "noindex"

    @pytest.mark.parametrize("wanted", ["", "pdf", "ATOM", "csv ", "%00", "atom%00x", "csv&format=pdf"])
    @pytest.mark.parametrize("address", [CASEBOOK["nl"], SEARCH["en"]])
    def test_a_format_that_does_not_exist_is_the_page(self, client: Client, address: str, wanted: str) -> None:
        response = client.get(f"{address}?format={wanted}")
        assert (response.status_code, response["Content-Type"]) == (200, "text/html; charset=utf-8")

    @pytest.mark.usefixtures("case")
    def test_what_is_not_public_is_in_none(self, client: Client) -> None:
        make_secrets()
        for address in (CASEBOOK["nl"], SEARCH["en"]):
            table, feed = _text(client, f"{address}?format=csv&q=plein"), client.get(f"{address}?format=atom&q=plein")
            assert "plein" in table
            assert SECRET not in table + feed.content.decode()

    @pytest.mark.parametrize("value", ["%00", "%ff%fe", "a" * 5_000, "%EF%BF%BE"])
    @pytest.mark.parametrize("wanted", ["atom", "csv", "xlsx"])
    def test_hostile_parameters_are_dropped_as_on_the_page(self, client: Client, wanted: str, value: str) -> None:
        query = "&".join(f"{name}={value}" for name in ("q", "theme", "year", "sort", "page", "period"))
        assert client.get(f"{SEARCH['nl']}?format={wanted}&{query}").status_code == 200

    @pytest.mark.parametrize("wanted", ["atom", "csv", "xlsx"])
    def test_it_is_only_read(self, client: Client, wanted: str) -> None:
        assert client.post(f"{SEARCH['nl']}?format={wanted}").status_code == 405

    @pytest.mark.usefixtures("case")
    def test_the_page_links_to_all_with_the_same_question(self, client: Client) -> None:
        (links,) = page(client.get(f"{SEARCH['nl']}?q=plein&kind=case&sort=title")).with_class("legro-outputs")
        assert [link.get("href") for link in links.iter("a")] == [
            "/nl/zoeken/?q=plein&kind=case&format=atom",
            "/nl/zoeken/?q=plein&kind=case&sort=title&format=xlsx",
            "/nl/zoeken/?q=plein&kind=case&sort=title&format=csv",
        ]

    def test_a_search_that_finds_nothing_yet_can_be_followed_only(self, client: Client) -> None:
        (links,) = page(client.get(f"{SEARCH['nl']}?q=xyzzy")).with_class("legro-outputs")
        assert [link.get("href") for link in links.iter("a")] == ["/nl/zoeken/?q=xyzzy&format=atom"]

    @pytest.mark.parametrize("address", [CASEBOOK["en"], SEARCH["nl"]])
    def test_feed_readers_find_the_feed_in_the_head(self, client: Client, address: str) -> None:
        (link,) = page(client.get(f"{address}?q=plein")).all("link", type="application/atom+xml")
        assert (link.get("rel"), link.get("href")) == ("alternate", f"{address}?q=plein&format=atom")


@pytest.mark.usefixtures("case")
class TestCsv:
    """Comma-separated values."""

    @pytest.mark.usefixtures("translated_case")
    def test_a_work_is_a_row_in_the_readers_language(self, client: Client) -> None:
        (row,) = _table(client, f"{SEARCH['en']}?format=csv&q=water", ",")
        assert row == dict(
            zip(
                [*HEADINGS["en"], "Licence", "Date of the download"],
                [
                    "The water square",
                    "Water & play.",
                    "Case",
                    "Eemsdelta",
                    "GM1979",
                    "Play",
                    "Done",
                    "2019–2021",
                    "",
                    "Under 1,000 inhabitants",
                    "Cost unknown",
                    "",
                    "",
                    "http://testserver/en/casebook/het-waterplein/",
                    "English",
                    "2026-11-21",
                    "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
                    "2026-11-21",
                ],
                strict=True,
            )
        )

    def test_dutch_readers_get_dutch_words_and_semicolons(self, client: Client) -> None:
        (row,) = _table(client, f"{SEARCH['nl']}?format=csv&q=water")
        assert (row["Titel"], row["Gemeente"], row["Status"]) == ("Het waterplein", "Eemsdelta", "Afgerond")
        assert row["Samenvatting"] == "Water & spel <samen>. Op één plein."

    @pytest.mark.usefixtures("translated_case")
    def test_a_work_without_words_in_the_language_says_so(self, client: Client) -> None:
        rows = _table(client, f"{CASEBOOK['en']}?format=csv&sort=title", ",")
        assert [row["Language"] for row in rows] == ["Dutch", "English"]

    def test_a_title_is_never_a_formula(self, client: Client) -> None:
        rows = _table(client, f"{CASEBOOK['nl']}?format=csv")
        assert {row["Titel"] for row in rows} == {"Het waterplein", '\'=HYPERLINK("https://evil.example/";"plein")'}
        assert {row["Samenvatting"][0] for row in rows} == {"W", "'"}

    def test_excel_is_told_that_it_is_utf_8(self, client: Client) -> None:
        response = client.get(f"{CASEBOOK['nl']}?format=csv")
        assert response.content.startswith(b"\xef\xbb\xbfTitel;")

    def test_the_file_is_named_after_the_page_and_the_day(self, client: Client) -> None:
        response = client.get(f"{CASEBOOK['nl']}?format=csv")
        assert response["Content-Disposition"] == 'attachment; filename="praktijkvoorbeelden-2026-11-21.csv"'

    def test_every_line_has_as_many_cells_and_but_the_first_is_a_work(self, client: Client) -> None:
        lines = list(csv.reader(StringIO(_text(client, f"{SEARCH['en']}?format=csv&q=plein"))))
        assert [len(line) for line in lines] == [len(HEADINGS["en"]) + 2] * 4

    def test_all_pages_of_a_search_are_in_it_whatever_page_it_was_asked_on(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(records, "BATCH", 2)
        rows = _table(client, f"{SEARCH['nl']}?format=csv&q=plein&page=2&sort=title")
        assert [row["Soort"] for row in rows] == ["Praktijkvoorbeeld", "Praktijkvoorbeeld", "Informatiepagina"]

    def test_a_table_that_is_cut_says_so_in_its_name(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(columns, "MAX_ROWS", 2)
        monkeypatch.setattr("search.formats.about.MAX_ROWS", 2)
        address = f"{SEARCH['en']}?format=csv&q=plein"
        assert len(_table(client, address, ",")) == 2
        name = 'attachment; filename="search-2026-11-21-2-of-3.csv"'
        assert client.get(address)["Content-Disposition"] == name

    def test_a_search_without_hits_is_a_table_without_rows(self, client: Client) -> None:
        assert _table(client, f"{CASEBOOK['nl']}?format=csv&q=xyzzy") == []


@pytest.mark.usefixtures("case")
class TestWorkbook:
    """Excel and LibreOffice."""

    def test_it_holds_what_the_csv_holds(self, client: Client) -> None:
        sheet = _workbook(client, f"{SEARCH['en']}?format=xlsx&q=water").worksheets[0]
        heading, row = sheet.iter_rows(values_only=True)
        assert list(heading) == HEADINGS["en"]
        assert row[2:8] == ("Case", "Eemsdelta", "GM1979", "Play", "Done", "2019–2021")
        assert row[-1].date() == date(2026, 11, 21)

    def test_no_cell_is_a_formula(self, client: Client) -> None:
        workbook = _workbook(client, f"{CASEBOOK['nl']}?format=xlsx&q=%3D1%2B1+plein")
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert len(cells) > 20
        assert {cell.data_type for cell in cells} <= {"s", "d"}

    def test_a_second_sheet_says_what_it_is(self, client: Client) -> None:
        workbook = _workbook(client, f"{CASEBOOK['en']}?format=xlsx&q=plein&theme=spelen")
        assert list(workbook["About"].iter_rows(values_only=True)) == [
            ("Searched for", "1 case for ‘plein’"),
            ("Filters", "Play"),
            ("Address", "http://testserver/en/casebook/?q=plein&theme=spelen"),
            ("Source", "Healthy Living Environment Groningen"),
            ("Date of the download", "2026-11-21"),
            ("Licence", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"),
        ]
        assert workbook.properties.title == "1 case for ‘plein’"

    def test_it_says_where_it_was_cut(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(columns, "MAX_ROWS", 2)
        monkeypatch.setattr("search.formats.about.MAX_ROWS", 2)
        about: dict[Any, Any] = dict(
            _workbook(client, f"{SEARCH['en']}?format=xlsx&q=plein")["About"].iter_rows(values_only=True)
        )
        assert about["Please note"].startswith("This table holds the first 2 of 3.")

    def test_readers_can_filter_and_always_see_the_headings(self, client: Client) -> None:
        sheet = _workbook(client, f"{CASEBOOK['en']}?format=xlsx").worksheets[0]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:P3")


class TestTurns:
    """A table costs as much as many pages, and a small site has few threads."""

    TABLE = f"{CASEBOOK['en']}?format=csv"

    def test_one_table_is_made_at_a_time_and_the_next_reader_is_told_when_to_come(self, client: Client) -> None:
        with turns._turn:
            response = client.get(self.TABLE)
            assert client.get(f"{CASEBOOK['en']}?format=atom").status_code == 200
        assert (response.status_code, response["Retry-After"]) == (503, "5")
        assert b"A file is being made for somebody else." in response.content
        assert client.get(self.TABLE).status_code == 200

    def test_a_table_that_fails_gives_the_turn_back(self, rf: RequestFactory) -> None:
        def fail() -> HttpResponse:
            raise RuntimeError

        with pytest.raises(RuntimeError):
            turns.in_turn(rf.get("/"), fail)
        assert turns.in_turn(rf.get("/"), HttpResponse).status_code == 200

    def test_a_network_gets_so_many_an_hour(
        self, client: Client, freeze: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(turns, "HOURLY_LIMIT", 1)
        settings.PROXY_COUNT = 1
        freeze("2026-11-21 10:20")
        one, other = {"x-forwarded-for": "192.0.2.7"}, {"x-forwarded-for": "192.0.2.7, 192.0.2.8"}
        assert client.get(self.TABLE, headers=one).status_code == 200
        refused = client.get(self.TABLE, headers=one)
        assert (refused.status_code, refused["Retry-After"]) == (429, "2400")
        assert client.get(self.TABLE, headers=other).status_code == 200
        freeze("2026-11-21 11:00")
        assert client.get(self.TABLE, headers=one).status_code == 200


@pytest.mark.parametrize(("wanted", "queries"), [("atom", 10), ("csv", 10), ("xlsx", 10)])
def test_a_format_searches_once_and_builds_nothing_of_the_page(client: Client, wanted: str, queries: int) -> None:
    address = f"{CASEBOOK['nl']}?format={wanted}&q=plein"
    assert queries_before_and_after_more_works(lambda: client.get(address)) == (queries, queries)


def test_works_of_the_open_language_still_leave_the_site_while_the_other_one_is_closed(client: Client) -> None:
    case = published_case()
    PageViewRestriction.objects.create(page=home("en"), restriction_type=PageViewRestriction.LOGIN)
    assert [row["Titel"] for row in _table(client, f"{CASEBOOK['nl']}?format=csv")] == [case.title]
    assert case.title in _text(client, f"{CASEBOOK['nl']}?format=atom")
    answer = client.get(f"/api/v1/works/{case.translation_key}").json()
    assert list(answer["texts"]) == ["nl"]
