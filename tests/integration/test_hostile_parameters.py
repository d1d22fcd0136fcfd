"""Whatever stands behind the question mark: each page answers as it always does, and shows it as mere text."""

from urllib.parse import quote

import pytest
from django.test import Client

from search.query import MAX_PAGE, MAX_TEXT
from tests.event_pages import AGENDA, REPORTS, event_url
from tests.markup import Markup, page, words
from tests.pages import CASEBOOK, SEARCH

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("furnished_site")]

LISTS = [*CASEBOOK.values(), *SEARCH.values(), AGENDA["nl"], REPORTS["en"]]
PAGES = [
    "/nl/",
    "/nl/praktijkvoorbeelden/beweegtuin/",
    "/en/casebook/wandelroute/",
    "/en/about-the-network/",
    "/nl/partners/",
    "/nl/contact/",
    "/nl/gezonde-plekken/",
    event_url("event", "nl"),
    event_url("circle", "en"),
    event_url("report", "en"),
]
NAMES = ["q", "theme", "municipality", "status", "year", "kind", "event-kind", "period", "sort", "page"]
FILTERS = ["theme", "municipality", "status", "year"]
INJECTION = "' OR 1=1; TRUNCATE search_entry; --"
SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
VALUES = {
    "nothing": "",
    "NUL": "%00",
    "NUL inside": "be%00wegen",
    "very long": "a" * 10_000,
    "very long words": quote("ab " * 3_500),
    "huge": "9" * 400,
    "negative": "-1",
    "not whole": "1.5",
    "exponent": "1e9",
    "infinite": "inf",
    "other digits": quote("٣"),
    "superscript digit": quote("²"),
    "unknown": "there-is-no-such-thing",
    "invalid UTF-8": "%ff%fe",
    "half a surrogate pair": "%ED%A0%80",
    "overlong": "%C0%AE%C0%AE",
    "broken escape": "%",
    "SQL": quote(INJECTION),
    "wildcards": quote("%_[a-z]\\"),
    "HTML": quote(SCRIPT),
    "template": quote("{{ request }}{% csrf_token %}"),
    "format": quote("%(q)s %s {0}"),
    "line breaks": "a%0d%0aSet-Cookie:%20a=b",
    "right to left": quote("\u202etxt.exe\u2066"),
    "emoji": quote("👩‍👩‍👧‍👦" * 60),
    "only stop words": quote("de het een"),
    "only marks": quote("?!… — “”"),
    "many words": quote(" ".join(f"woord{number}" for number in range(500))),
}


PARTS = {"filters", "facets", "results", "results-heading", "search-text", "main"}
USUAL = {
    CASEBOOK["nl"]: ("Praktijkvoorbeelden", PARTS, ["nl", "en"]),
    CASEBOOK["en"]: ("Casebook", PARTS, ["nl", "en"]),
    AGENDA["nl"]: ("Bijeenkomsten", PARTS, ["nl", "en"]),
    REPORTS["en"]: ("Reports", PARTS, ["nl", "en"]),
    SEARCH["nl"]: ("Zoeken", PARTS, ["nl", "en"]),
    SEARCH["en"]: ("Search", PARTS, ["nl", "en"]),
}


def shape(markup: Markup) -> tuple[str, set[str], list[str | None]]:
    """The parts that every answer of a list has."""
    (switch,) = markup.with_class("legro-languages")
    return words(markup.one("h1")), PARTS & set(markup.ids()), [link.get("lang") for link in switch.iter("a")]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("path", [CASEBOOK["nl"], SEARCH["en"], AGENDA["nl"]])
def test_a_value_in_every_parameter_leaves_the_answer_its_shape(client: Client, path: str, value: str) -> None:
    response = client.get(f"{path}?" + "&".join(f"{name}={value}" for name in NAMES))
    assert response.status_code == 200
    assert shape(page(response)) == USUAL[path]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", [CASEBOOK["en"], SEARCH["nl"], REPORTS["en"]])
def test_every_value_in_one_parameter_leaves_the_answer_its_shape(client: Client, path: str, name: str) -> None:
    response = client.get(f"{path}?" + "&".join(f"{name}={value}" for value in VALUES.values()))
    assert response.status_code == 200
    assert shape(page(response)) == USUAL[path]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(
    "name", ["theme[]", "theme[0]", "q[]", "theme.slug", "__proto__", "year__gt", "page%00", "%ff"]
)
def test_a_parameter_of_another_name_changes_nothing(client: Client, path: str, name: str) -> None:
    assert words(page(client.get(f"{path}?{name}=spelen")).one("h2", id="results-heading")) == words(
        page(client.get(path)).one("h2", id="results-heading")
    )


@pytest.mark.parametrize("name", FILTERS)
def test_an_unknown_value_filters_nothing(client: Client, name: str) -> None:
    path = CASEBOOK["nl"]
    response = client.get(f"{path}?{name}=there-is-no-such-thing")
    assert response.context["listing"].chips == []
    assert response.context["listing"].total == client.get(path).context["listing"].total


@pytest.mark.parametrize("path", LISTS)
def test_the_same_filter_many_times_is_one_filter(client: Client, path: str) -> None:
    response = client.get(path + "?" + "&".join(["theme=bewegen"] * 500))
    assert [chip.label for chip in response.context["listing"].chips] == [
        chip.label for chip in client.get(f"{path}?theme=bewegen").context["listing"].chips
    ]


@pytest.mark.parametrize("path", LISTS)
def test_a_thousand_parameters_are_too_many_or_ignored(client: Client, path: str) -> None:
    assert client.get(path + "?" + "&".join(f"a{number}=1" for number in range(1_500))).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_the_last_of_several_questions_counts(client: Client, path: str) -> None:
    assert client.get(f"{path}?q=tuin&q=%ff&q=netwerk").context["listing"].query.text == "netwerk"


@pytest.mark.parametrize(
    "number", ["0", "-3", "99", "99999999999999999999", str(MAX_PAGE), "1.5", "one", "%00", "2%00"]
)
def test_a_page_number_out_of_range_leads_to_a_page_that_is_there(client: Client, number: str) -> None:
    listing = client.get(f"{CASEBOOK['nl']}?page={number}").context["listing"]
    assert listing.query.page == 1
    assert listing.cards


@pytest.mark.parametrize("value", ["relevance", "newest", "random", "title;drop", "", "%00title"])
def test_an_order_that_makes_no_sense_is_the_usual_one(client: Client, value: str) -> None:
    sort = client.get(f"{SEARCH['nl']}?sort={value}").context["listing"].query.sort
    assert sort == ("title" if value == "%00title" else "newest")


@pytest.mark.parametrize("path", LISTS)
def test_text_is_shown_as_text(client: Client, path: str) -> None:
    markup = page(client.get(f"{path}?q={quote(SCRIPT)}"))
    (box,) = markup.all("input", name="q")
    assert box.get("value") == SCRIPT
    assert not any("alert" in (script.text or "") for script in markup.all("script"))
    assert markup.all("img", src="x") == []


@pytest.mark.parametrize("path", LISTS)
def test_a_long_question_is_cut(client: Client, path: str) -> None:
    (box,) = page(client.get(f"{path}?q={'a' * 10_000}")).all("input", name="q")
    assert len(box.get("value", "")) == MAX_TEXT


@pytest.mark.parametrize("path", LISTS)
def test_an_injection_lifts_no_condition_and_breaks_nothing(client: Client, path: str) -> None:
    before = client.get(path).context["listing"].total
    assert client.get(f"{path}?q={quote(INJECTION)}").context["listing"].total < max(before, 1)
    assert client.get(path).context["listing"].total == before


@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_parameters_ignores_them(client: Client, path: str) -> None:
    query = "&".join(f"q={value}&page={value}&preview={value}" for value in VALUES.values())
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("value", ["%00", "%ff%fe", "a" * 10_000, "-1", "999999999999999999999"])
@pytest.mark.parametrize(
    "path", ["/sitemap.xml?p=", "/robots.txt?q=", "/nl/bestaat-niet/?q=", "/nl/besloten/?return_url="]
)
def test_what_is_no_page_bears_them_too(client: Client, path: str, value: str) -> None:
    assert client.get(path + value).status_code in (200, 404)


@pytest.mark.parametrize("value", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "%00", "%ff"])
def test_the_password_form_leads_nowhere_else(client: Client, value: str) -> None:
    form = page(client.get(f"/nl/besloten/?return_url={value}&next={value}"))
    (target,) = form.all("input", name="return_url")
    assert (target.get("value") or "").split("?")[0] == "/nl/besloten/"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", list(SEARCH.values()))
def test_the_search_is_only_read(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405
