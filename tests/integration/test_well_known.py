"""What robots and security researchers look for at a fixed address."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def _lines(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_robots_leave_the_admin_and_the_permutations_of_filters_alone(client: Client) -> None:
    lines = _lines(client, "/robots.txt")
    assert "Disallow: /admin/" in lines
    assert "Disallow: /*?" in lines


def test_robots_are_shown_the_sitemap(client: Client) -> None:
    assert "Sitemap: http://testserver/sitemap.xml" in _lines(client, "/robots.txt")
    assert client.get("/sitemap.xml").status_code == 200


def test_security_txt_names_a_contact(client: Client) -> None:
    assert "Contact: mailto:security@example.org" in _lines(client, "/.well-known/security.txt")


def test_security_txt_is_never_out_of_date(client: Client, freeze: Callable[[str], None]) -> None:
    freeze("2026-11-21 10:00")
    assert "Expires: 2027-05-20T00:00:00Z" in _lines(client, "/.well-known/security.txt")


def test_without_a_contact_there_is_no_security_txt(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_front_door_leads_to_the_readers_language(client: Client) -> None:
    assert client.get("/", headers={"Accept-Language": "en-GB,en;q=0.8"})["Location"] == "/en/"
    assert client.get("/", headers={"Accept-Language": "nl"})["Location"] == "/nl/"


def test_a_reader_of_another_language_gets_dutch(client: Client) -> None:
    assert client.get("/", headers={"Accept-Language": "fr"})["Location"] == "/nl/"


def test_a_server_error_shows_a_page_that_needs_neither_database_nor_template_context(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(request: Any) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("legro_cms.core.well_known.reverse", fail)
    client.raise_request_exception = False
    response = client.get("/robots.txt")
    assert response.status_code == 500
    assert 'lang="en"' in response.content.decode()
