"""What a browser is told it may do: strict for visitors, Wagtail's needs for editors, nothing for uploads."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.once]

POLICY = "Content-Security-Policy"


def _directives(response: Any) -> dict[str, set[str]]:
    parts = [part.split() for part in response[POLICY].split(";") if part.strip()]
    return {name: set(values) for name, *values in parts}


def test_a_public_page_allows_no_inline_script_or_style(client: Client) -> None:
    directives = _directives(client.get("/nl/"))
    assert directives["default-src"] == {"'self'"}
    assert "script-src" not in directives
    assert "'unsafe-inline'" not in {value for values in directives.values() for value in values}


@pytest.mark.parametrize(
    ("directive", "values"),
    [
        ("object-src", {"'none'"}),
        ("base-uri", {"'self'"}),
        ("frame-ancestors", {"'self'"}),
        ("form-action", {"'self'"}),
    ],
)
def test_a_public_page_is_closed_to_other_hosts(client: Client, directive: str, values: set[str]) -> None:
    assert _directives(client.get("/nl/"))[directive] == values


def test_only_the_named_video_hosts_may_be_framed(client: Client, settings: Any) -> None:
    assert _directives(client.get("/nl/"))["frame-src"] == {"'self'", *settings.EMBED_HOSTS}


def test_the_error_page_is_as_strict(client: Client) -> None:
    response = client.get("/nl/there-is-no-such-page/")
    assert response.status_code == 404
    assert _directives(response)["default-src"] == {"'self'"}


def test_the_admin_may_use_inline_scripts_of_its_own(admin_client: Client) -> None:
    directives = _directives(admin_client.get("/admin/"))
    assert directives["script-src"] == {"'self'", "'unsafe-inline'"}
    assert directives["default-src"] == {"'self'"}
    assert directives["object-src"] == {"'none'"}


@pytest.mark.parametrize("path", ["/nl/", "/admin/login/", "/robots.txt", "/nl/no-such-page/"])
def test_every_answer_switches_sensors_off_and_keeps_its_type(client: Client, path: str) -> None:
    response = client.get(path)
    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "DENY"


def test_an_uploaded_drawing_opened_by_itself_can_run_nothing(client: Client, settings: Any) -> None:
    folder = Path(settings.MEDIA_ROOT) / "original_images"
    folder.mkdir(parents=True)
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    response = client.get("/media/original_images/a.svg")
    assert response.status_code == 200
    assert "sandbox" in response[POLICY]
    assert "default-src 'none'" in response[POLICY]


@pytest.mark.parametrize(
    "path", ["documents/a.pdf", "../legro.sqlite3", "images/../documents/a.pdf", "images/", "/images/a.png"]
)
def test_only_images_are_served_from_the_media_folder(client: Client, settings: Any, path: str) -> None:
    folder = Path(settings.MEDIA_ROOT) / "documents"
    folder.mkdir(parents=True)
    (folder / "a.pdf").write_bytes(b"%PDF-")
    (folder.parent.parent / "legro.sqlite3").write_bytes(b"")
    assert client.get(f"/media/{path}", follow=True).status_code == 404
