"""Addresses that no person types: never a server error, on either database."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from legro_cms.core import fallback
from legro_cms.core.middleware import client_address

pytestmark = pytest.mark.django_db

PATHS = [
    "/nl/%00/",
    "/nl/a%00b/",
    "/en/%FF%FE/",
    "/nl/%C0%AE%C0%AE/",
    "/%00",
    "/nl/" + "a" * 5_000 + "/",
    "/nl/" + "a/" * 200,
    "/nl/%F0%9F%92%A5/",
    "/nl/..%2f..%2fetc/passwd",
    "/documents/99999999999999999999999/a.pdf",
    "/documents/1/%00.pdf",
    "/media/images/%00.png",
]
QUERIES = ["q=%00", "q=a%00b", "%00=1", "q=%FF%FE", "q=%ED%A0%80", "=&&=", "q=%", "a=1;b=2", "q=" + "a" * 10_000]


@pytest.mark.parametrize("path", PATHS)
def test_a_senseless_path_is_not_found(client: Client, path: str) -> None:
    assert client.get(path, follow=True).status_code == 404


def test_an_address_of_a_thousand_steps_is_not_looked_up(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert fallback.route("/home/", ["a"] * 1_000) is None


@pytest.mark.parametrize("query", QUERIES)
def test_a_senseless_query_string_still_gets_the_page(client: Client, query: str) -> None:
    assert client.get(f"/nl/?{query}").status_code == 200


@pytest.mark.parametrize("path", ["/admin/pages/", "/admin/images/", "/admin/documents/", "/admin/users/"])
@pytest.mark.parametrize("query", ["q=%00", "q=%FF", "p=99999999999999999999", "collection_id=%00", "locale=%00"])
def test_an_editors_list_bears_a_senseless_query_string(admin_client: Client, path: str, query: str) -> None:
    assert admin_client.get(f"{path}?{query}", follow=True).status_code in {200, 404}


def test_a_nul_in_a_cookie_is_ignored(client: Client) -> None:
    client.cookies["sessionid"] = "a" * 20 + "\x00"
    assert client.get("/admin/login/").status_code == 200


def test_a_nul_is_taken_out_and_the_rest_of_the_query_is_kept(client: Client) -> None:
    response = client.get("/nl/?q=hit%00te&theme=heat")
    assert response.wsgi_request.GET["q"] == "hitte"
    assert response.wsgi_request.GET["theme"] == "heat"


def test_name_that_no_file_can_have_is_not_found(client: Client) -> None:
    assert client.get(f"/media/images/{'x' * 5000}", follow=True).status_code == 404


def test_nul_that_appears_when_another_is_taken_out_is_taken_out_too(client: Client) -> None:
    assert client.get("/nl/praktijkvoorbeelden/?q=%%0000").status_code == 200


@pytest.mark.parametrize("forwarded", ["not an address", "<script>", "10.0.0.1; drop table"])
def test_forwarded_address_that_is_none_is_passed_over(rf: RequestFactory, settings: Any, forwarded: str) -> None:
    settings.PROXY_COUNT = 1
    request = rf.get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == "192.0.2.1"
