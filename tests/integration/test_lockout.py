"""Guessing passwords ends after six tries, and the page that says so is a readable one."""

from collections.abc import Callable
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from legro_cms.core import views
from legro_cms.core.middleware import client_address
from tests.factories import standard_page

pytestmark = pytest.mark.django_db

PASSWORD = "a long and good password"


@pytest.fixture
def editor() -> Any:
    return get_user_model().objects.create_superuser("editor", "editor@example.org", PASSWORD)


def _log_in(client: Client, password: str, **environ: Any) -> Any:
    data = {"username": "editor", "password": password}
    return client.post(reverse("wagtailadmin_login"), data, **environ)


def _guess(client: Client, times: int) -> Any:
    return [_log_in(client, f"wrong {number}") for number in range(times)][-1]


@pytest.mark.usefixtures("editor")
def test_the_right_password_lets_in(client: Client) -> None:
    assert _log_in(client, PASSWORD).status_code == 302


@pytest.mark.usefixtures("editor")
def test_the_sixth_wrong_password_locks_out(client: Client) -> None:
    assert _guess(client, 5).status_code == 200
    assert _guess(client, 1).status_code == 429


@pytest.mark.usefixtures("editor")
def test_locked_out_even_the_right_password_is_refused(client: Client) -> None:
    _guess(client, 6)
    assert _log_in(client, PASSWORD).status_code == 429


@pytest.mark.usefixtures("editor")
def test_after_a_quarter_of_an_hour_one_may_try_again(client: Client, freeze: Callable[[str], None]) -> None:
    freeze("2026-11-21 10:00")
    _guess(client, 6)
    freeze("2026-11-21 10:16")
    assert _log_in(client, PASSWORD).status_code == 302


@pytest.mark.usefixtures("editor")
def test_somebody_elsewhere_is_not_locked_out_with_me(client: Client) -> None:
    _guess(client, 6)
    assert _log_in(client, PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize(("language", "words"), [("nl", "kwartier"), ("en", "quarter of an hour")])
def test_the_page_says_when_to_try_again_in_the_readers_language(client: Client, language: str, words: str) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    response = _guess(client, 6)
    assert words in response.content.decode()


@pytest.mark.usefixtures("editor")
def test_a_login_that_went_well_leaves_no_trace(client: Client) -> None:
    _log_in(client, "wrong")
    _log_in(client, PASSWORD)
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "127.0.0.1"),
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "203.0.113.9"),
        (1, "", "127.0.0.1"),
    ],
)
def test_an_address_is_only_believed_when_our_own_proxy_wrote_it(
    rf: Any, settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(rf.get("/", **headers)) == address


def test_a_closed_page_asks_to_log_in_in_the_site_s_own_look_and_leads_back(client: Client, editor: Any) -> None:
    page = standard_page(title="Besloten stuk", slug="besloten")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    asked = client.get("/nl/besloten/", follow=True)
    assert {"log_in.html", "components/header.html"} <= {template.name for template in asked.templates}
    assert asked.context["site"].menu
    assert "Besloten stuk" not in asked.content.decode()
    form = {"username": editor.username, "next": "/nl/besloten/"}
    path = asked.request["PATH_INFO"]
    assert 'role="alert"' in client.post(path, {**form, "password": "wrong"}).content.decode()
    assert client.post(path, {**form, "password": PASSWORD}).headers["Location"] == "/nl/besloten/"
    assert client.get("/nl/besloten/").status_code == 200


@pytest.mark.usefixtures("editor")
def test_logging_in_leads_to_no_other_site(client: Client) -> None:
    form = {"username": "editor", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post("/nl/_util/login/", form).headers["Location"] == reverse("wagtailadmin_home")


def test_guessing_the_password_of_a_page_ends_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "HOURLY_PASSWORDS", 2)
    page = standard_page(title="Besloten stuk", slug="besloten")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="geheim")
    url = client.get("/nl/besloten/").context["action_url"]
    guessed = [client.post(url, {"password": f"raad {number}", "return_url": "/nl/besloten/"}) for number in range(3)]
    assert [response.status_code for response in guessed] == [200, 200, 429]
    assert "Besloten stuk" not in guessed[-1].content.decode()
    assert client.post(url, {"password": "geheim", "return_url": "/nl/besloten/"}).status_code == 429
