"""The search for other programs: what it answers, and what it says when it cannot."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from legro_cms.core.known_terms import forget_terms
from legro_cms.core.models import Theme
from search import dimensions
from search.api import VERSION, views
from search.models import Entry
from tests.factories import published_event
from tests.search.works import SECRET, make_secrets, queries_before_and_after_more_works

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WORKS = "/api/v1/works"
RESOURCES = [WORKS, "/api/v1/themes", "/api/v1/municipalities", "/api/v1/filters", "/api/v1/openapi.json"]


def _get(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = response.json()
    return answer


def _titles(answer: dict[str, Any], language: str = "nl") -> list[str]:
    return [item["texts"][language]["title"] for item in answer["items"]]


def _problem(response: Any, status: int) -> dict[str, Any]:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert response["API-Version"] == VERSION
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.usefixtures("case")
class TestWorks:
    """A search."""

    @pytest.mark.usefixtures("translated_case")
    def test_a_work_is_told_in_both_languages(self, client: Client) -> None:
        (work,) = _get(client, f"{WORKS}?q=waterplein")["items"]
        key = str(Entry.objects.get(title_nl="Het waterplein").translation_key)
        label = {"nl": "Spelen", "en": "Play"}
        assert work["id"] == key
        assert work["texts"]["nl"]["url"] == "http://testserver/nl/praktijkvoorbeelden/het-waterplein/"
        assert work["texts"]["en"] == {
            "title": "The water square",
            "summary": "Water & play.",
            "url": "http://testserver/en/casebook/het-waterplein/",
        }
        assert (work["kind"], work["sourceLanguage"], work["years"]) == ("case", "nl", [2019, 2020, 2021])
        assert work["facts"]["theme"] == [{"value": "spelen", "label": label}]
        assert [(fact["value"], fact["code"]) for fact in work["facts"]["municipality"]] == [("eemsdelta", "GM1979")]
        assert (work["publishedAt"], work["startsOn"]) == ("2026-11-21T09:00:00Z", None)
        assert work["_links"]["self"] == {"href": f"http://testserver{WORKS}/{key}"}

    @pytest.mark.usefixtures("translated_case")
    def test_a_work_by_its_key_says_the_same(self, client: Client) -> None:
        (found,) = _get(client, f"{WORKS}?q=waterplein")["items"]
        assert found.pop("reasons") == []
        assert _get(client, f"{WORKS}/{found['id']}") == found
        assert _get(client, f"{WORKS}/{found['id'].upper()}") == found

    def test_a_language_without_words_of_its_own_has_no_text(self, client: Client) -> None:
        (work,) = _get(client, f"{WORKS}?q=hyperlink")["items"]
        assert list(work["texts"]) == ["nl"]

    @pytest.mark.usefixtures("translated_case")
    def test_filters_narrow_as_on_the_pages(self, client: Client) -> None:
        asked = [
            "q=plein&kind=page",
            "q=plein&theme=spelen",
            "q=plein&theme=spelen&theme=bewegen&kind=case&sort=title&pageSize=1&page=2",
            "q=plein&municipality=eemsdelta",
            "q=plein&municipality=loppersum",
            "q=plein&size=under-1000&year=2020",
            "q=plein&availableIn=en",
            "language=en&q=water+square",
            "q=plein&period=upcoming",
            "q=xyzzy",
        ]
        square, calculated = ["Het waterplein"], ['=HYPERLINK("https://evil.example/";"plein")']
        found = {query: _titles(_get(client, f"{WORKS}?{query}")) for query in asked}
        assert list(found.values()) == [["Over pleinen"], square, calculated, *[square] * 5, [], []]

    def test_facets_are_counted_on_request(self, client: Client) -> None:
        facets = _get(client, f"{WORKS}?q=plein&facets=kind&facets=targetGroup")["facets"]
        assert [(count["value"], count["count"]) for count in facets["kind"]] == [("case", 2), ("page", 1)]
        assert facets["targetGroup"] == []

    def test_pages_lead_to_each_other(self, client: Client) -> None:
        answer = _get(client, f"{WORKS}?q=plein&pageSize=1&page=2&language=nl")
        links = {name: link["href"] for name, link in answer["_links"].items()}
        assert (answer["total"], answer["pages"], answer["page"], answer["pageSize"]) == (3, 3, 2, 1)
        assert links == {
            "self": f"http://testserver{WORKS}?q=plein&page=2&pageSize=1",
            "previous": f"http://testserver{WORKS}?q=plein&pageSize=1&page=1",
            "next": f"http://testserver{WORKS}?q=plein&pageSize=1&page=3",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }

    def test_beyond_the_last_page_there_is_nothing(self, client: Client) -> None:
        answer = _get(client, f"{WORKS}?q=plein&page=7")
        assert (answer["total"], answer["page"], answer["pages"], answer["items"]) == (3, 7, 1, [])
        assert answer["_links"].keys() == {"self", "license"}

    def test_what_is_not_public_is_not_there(self, client: Client) -> None:
        make_secrets()
        assert SECRET not in client.get(f"{WORKS}?pageSize=100").content.decode()
        assert _get(client, f"{WORKS}?q={SECRET}")["total"] == 0

    def test_a_work_that_is_not_public_cannot_be_had_by_its_key(self, client: Client) -> None:
        make_secrets()
        hidden = Entry.objects.filter(is_public=False).values_list("translation_key", flat=True)
        assert hidden
        for key in [*hidden, uuid4()]:
            _problem(client.get(f"{WORKS}/{key}"), 404)


def test_a_dated_work_has_days(client: Client, freeze: Callable[[str], None]) -> None:
    freeze("2026-11-21 10:00")
    published_event(title="Praten over hitte")
    (work,) = _get(client, f"{WORKS}?period=upcoming&sort=soonest")["items"]
    assert (work["startsOn"], work["endsOn"]) == ("2026-12-03", "2026-12-03")


def test_more_works_take_no_more_queries(client: Client) -> None:
    address = f"{WORKS}?q=plein&kind=case&facets=theme&facets=municipality"
    assert queries_before_and_after_more_works(lambda: _get(client, address)) == (7, 7)


class TestVocabularies:
    """What works can be filtered by."""

    def test_a_former_municipality_names_its_successor(self, client: Client) -> None:
        towns = {town["value"]: town for town in _get(client, "/api/v1/municipalities")["items"]}
        assert (towns["loppersum"]["isCurrent"], towns["loppersum"]["replacedBy"]) == (False, ["eemsdelta"])
        assert towns["eemsdelta"]["code"] == "GM1979"

    def test_a_theme_names_the_wider_one(self, client: Client) -> None:
        themes = {theme["value"]: theme for theme in _get(client, "/api/v1/themes")["items"]}
        assert themes["spelen"]["parent"] == "ruimtelijke-interventies"
        assert themes["spelen"]["_links"]["works"]["href"] == "http://testserver/api/v1/works?theme=spelen"

    def test_every_value_of_a_filter_can_be_asked_for(self, client: Client) -> None:
        for one in _get(client, "/api/v1/filters")["items"]:
            for value in one["values"][:2]:
                assert _get(client, f"{WORKS}?{one['name']}={value['value']}")["page"] == 1

    def test_a_value_that_goes_while_its_names_are_read_is_left_out(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load = dimensions.load

        def load_and_rename(names: Iterable[str]) -> list[dimensions.Choices]:
            loaded = load(names)
            Theme.objects.filter(slug="spelen").update(slug="spel")
            forget_terms()
            return loaded

        monkeypatch.setattr(dimensions, "load", load_and_rename)
        (themes,) = (one for one in _get(client, "/api/v1/filters")["items"] if one["name"] == "theme")
        values = {value["value"] for value in themes["values"]}
        assert "ontmoeten" in values
        assert not {"spelen", "spel"} & values

    def test_names_are_camel_case(self, client: Client) -> None:
        names = {one["name"] for one in _get(client, "/api/v1/filters")["items"]}
        assert {"theme", "municipality", "targetGroup", "eventKind", "availableIn"} <= names


class TestRules:
    """The Dutch API Design Rules, as far as a request can show them."""

    @pytest.mark.parametrize("address", RESOURCES)
    def test_every_answer_names_the_version_and_is_for_everyone(self, client: Client, address: str) -> None:
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
        assert response["API-Version"] == VERSION
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies

    @pytest.mark.parametrize("address", RESOURCES)
    def test_a_client_that_has_the_answer_gets_no_second_copy(self, client: Client, address: str) -> None:
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["API-Version"] == VERSION

    @pytest.mark.parametrize("address", RESOURCES)
    def test_a_head_is_an_answer_without_its_body(self, client: Client, address: str) -> None:
        response = client.head(address)
        assert (response.status_code, response.content) == (200, b"")

    @pytest.mark.parametrize(
        "address",
        [
            *(f"{address}/" for address in RESOURCES),
            *("/api", "/api/", "/api/v1", "/api/v1/", "/api/v2/works", "/api/v1/Works", "/api/nl/zoeken/"),
            *("/api/v1/works/1", "/api/v1/works/a%00b", "/api/v1/works/%F0%9F%8F%93"),
        ],
    )
    def test_where_nothing_is_the_answer_is_404_and_no_redirect(self, client: Client, address: str) -> None:
        assert "/api/v1/openapi.json" in _problem(client.get(address), 404)["detail"]

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
    def test_it_is_only_read(self, client: Client, method: str) -> None:
        response = getattr(client, method)(WORKS)
        _problem(response, 405)
        assert response["Allow"] == "GET, HEAD, OPTIONS"

    def test_no_token_of_a_form_is_needed_to_be_refused(self) -> None:
        _problem(Client(enforce_csrf_checks=True).post(WORKS), 405)

    def test_a_browser_may_ask_what_a_script_of_another_site_may_do(self, client: Client) -> None:
        response = client.options(WORKS, headers={"origin": "https://example.org"})
        assert response.status_code == 204
        assert response["Access-Control-Allow-Methods"] == response["Allow"] == "GET, HEAD, OPTIONS"

    @pytest.mark.parametrize("accept", ["text/html", "application/xml;q=0.9", "image/*"])
    def test_a_client_that_takes_no_json_is_told(self, client: Client, accept: str) -> None:
        _problem(client.get(WORKS, headers={"accept": accept}), 406)

    @pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*", "text/html, */*;q=0.1", None])
    def test_a_client_that_takes_json_among_others_gets_it(self, client: Client, accept: str | None) -> None:
        headers = {} if accept is None else {"accept": accept}
        assert client.get("/api/v1/themes", headers=headers).status_code == 200

    @pytest.mark.parametrize("language", ["nl", "en", "xx"])
    def test_the_answer_does_not_depend_on_the_readers_language(self, client: Client, language: str) -> None:
        response = client.get("/api/v1/filters", headers={"accept-language": language})
        assert response.content == client.get("/api/v1/filters").content
        assert "Content-Language" not in response

    def test_nor_does_the_description(self, client: Client) -> None:
        first, *others = (
            client.get("/api/v1/openapi.json", headers={"accept-language": code, "cookie": f"django_language={cookie}"})
            for code in ("nl", "en")
            for cookie in ("nl", "en", "")
        )
        assert first.json()["info"]["contact"]["url"] == "http://testserver/en/"
        assert {(one.content, one["ETag"]) for one in others} == {(first.content, first["ETag"])}


class TestProblems:
    """Requests that cannot be answered."""

    def test_every_parameter_that_makes_no_sense_is_named(self, client: Client) -> None:
        problem = _problem(client.get(f"{WORKS}?theme=no-such-theme&colour=red&pageSize=101"), 400)
        assert [(fault["in"], fault["location"]["name"], fault["code"]) for fault in problem["errors"]] == [
            ("query", "colour", "unknown-parameter"),
            ("query", "theme", "unknown-value"),
            ("query", "pageSize", "no-such-number"),
        ]

    @pytest.mark.parametrize(
        "query", ["q=a%00b", "q=%ff", "format=csv", "Page=1", "language=de", "kind=", "q=" + "a" * 201]
    )
    def test_what_pages_drop_is_refused_here(self, client: Client, query: str) -> None:
        _problem(client.get(f"{WORKS}?{query}"), 400)

    @pytest.mark.parametrize("address", RESOURCES[1:])
    def test_a_resource_without_parameters_takes_none(self, client: Client, address: str) -> None:
        _problem(client.get(f"{address}?q=plein"), 400)

    def test_a_host_that_is_not_ours_is_a_problem_too(self, client: Client) -> None:
        _problem(client.get(WORKS, headers={"host": "evil.example"}), 400)

    def test_an_error_of_ours_says_nothing_of_the_inside(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail() -> None:
            raise RuntimeError("secret of the inside")

        monkeypatch.setattr(views, "get_engine", fail)
        client.raise_request_exception = False
        assert "secret" not in _problem(client.get(WORKS), 500)["detail"]

    def test_encryption_is_asked_for_first(self, client: Client, settings: Any) -> None:
        settings.SECURE_SSL_REDIRECT = True
        response = client.get(f"{WORKS}?q=een+plein")
        assert (response.status_code, response["Location"]) == (301, f"https://testserver{WORKS}?q=een+plein")

    def test_pages_go_on_leading_to_the_right_address(self, client: Client) -> None:
        response = client.get("/nl/zoeken?q=plein")
        assert (response.status_code, response["Location"]) == (301, "/nl/zoeken/?q=plein")
