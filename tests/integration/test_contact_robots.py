"""Robots are kept out, and whoever is taken for one loses nothing: pressing the button once more is enough."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client

from home.contact import HOURLY_LIMIT
from home.contact_ticket import SALT
from home.models import ContactRequest
from legro_cms.core.rate_limit import is_over_limit
from tests.contact import FORM, URL, open_form, shown_ticket, write
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

Freeze = Callable[[str], None]
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def is_kept(markup: Markup) -> bool:
    """Whether the form holds what was typed."""
    texts = [markup.one("input", id="id_name").get("value"), (markup.one("textarea").text or "").strip()]
    return texts == [FORM["name"], FORM["message"]]


def asks_again(markup: Markup) -> bool:
    """Whether the page asks to press the button once more, and announces that."""
    (notice,) = markup.all("section", role="alert")
    return "autofocus" in notice.attrib and markup.all("button", form="contact-form") != []


def is_asked_again_once(client: Client, ticket: str) -> bool:
    """Whether a form with this ticket is shown again, holds what was typed, and is sent at the second press."""
    markup = page(client.post(URL["nl"], {**FORM, "ticket": ticket}))
    again = client.post(URL["nl"], {**FORM, "ticket": shown_ticket(markup)})
    return is_kept(markup) and asks_again(markup) and again.status_code == 302


# Too fast


@LANGUAGES
@pytest.mark.parametrize(("second", "sent"), [("00", False), ("02", False), ("03", True), ("10", True)])
def test_what_is_sent_faster_than_one_can_type_is_asked_again(
    client: Client, freeze: Freeze, language: str, second: str, sent: bool
) -> None:
    freeze("2026-11-21 10:00:00")
    ticket = open_form(client, URL[language])
    freeze(f"2026-11-21 10:00:{second}")
    response = client.post(URL[language], {**FORM, "ticket": ticket})
    assert (response.status_code, ContactRequest.objects.exists()) == (302 if sent else 200, sent)
    if not sent:
        markup = page(response)
        assert is_kept(markup)
        assert asks_again(markup)


def test_pressing_the_button_again_sends_it_at_once(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    markup = page(client.post(URL["nl"], {**FORM, "ticket": open_form(client)}))
    assert client.post(URL["nl"], {**FORM, "ticket": shown_ticket(markup)}).status_code == 302
    assert ContactRequest.objects.count() == 1


# Tickets


@pytest.mark.parametrize("ticket", ["", "nonsense", "a:b:c", "\x00", "é" * 1_000])
def test_a_form_with_a_ticket_that_nobody_signed_is_asked_again(client: Client, freeze: Freeze, ticket: str) -> None:
    freeze("2026-11-21 10:00")
    assert is_asked_again_once(client, ticket)


@pytest.mark.parametrize(
    ("held", "salt"),
    [
        ({"key": "x", "shown": "2026-11-21T10:00:00+00:00", "again": True}, SALT),
        ({"key": "0" * 32, "shown": "yesterday", "again": True}, SALT),
        ({"shown": "2026-11-21T10:00:00+00:00"}, SALT),
        (["a", "list"], SALT),
        ({"key": "0" * 32, "shown": "2026-11-21T10:00:00+00:00", "again": True}, "another"),
    ],
    ids=["a short key", "no date", "no key", "a list", "another salt"],
)
def test_a_form_with_a_ticket_that_is_not_ours_is_asked_again(
    client: Client, freeze: Freeze, held: object, salt: str
) -> None:
    freeze("2026-11-21 10:00")
    assert is_asked_again_once(client, signing.dumps(held, salt=salt))


@pytest.mark.parametrize(("day", "sent"), [("27", True), ("28", True), ("29", False)])
def test_a_form_that_was_open_for_a_week_is_asked_again_with_a_new_date(
    client: Client, freeze: Freeze, day: str, sent: bool
) -> None:
    freeze("2026-11-21 10:00")
    ticket = open_form(client)
    freeze(f"2026-11-{day} 09:59")
    response = client.post(URL["nl"], {**FORM, "ticket": ticket})
    assert ContactRequest.objects.exists() == sent
    if not sent:
        assert is_kept(page(response))
        assert "28 mei 2027" in words(page(response).with_class("legro-form__purpose")[0])


# The trap


def test_a_field_that_nobody_sees_catches_who_fills_in_everything(client: Client, freeze: Freeze) -> None:
    response = write(client, freeze, homepage="https://spam.example/")
    assert response.status_code == 200
    assert not ContactRequest.objects.exists()
    assert "spam.example" not in response.content.decode()


def test_a_browser_that_filled_in_the_trap_costs_one_more_press(client: Client, freeze: Freeze) -> None:
    markup = page(write(client, freeze, homepage="https://example.org/"))
    assert is_kept(markup)
    assert asks_again(markup)
    assert markup.all("input", name="homepage") == []
    data = {**FORM, "ticket": shown_ticket(markup), "homepage": "https://example.org/"}
    assert client.post(URL["nl"], data).status_code == 302


def test_the_trap_is_passed_over_by_keyboards_and_screen_readers(client: Client) -> None:
    markup = page(client.get(URL["nl"]))
    trap = markup.one("input", name="homepage")
    assert (trap.get("tabindex"), trap.get("autocomplete")) == ("-1", "off")
    assert markup.parents[trap].get("aria-hidden") == "true"


# Too many


def fill_the_hour(client: Client, freeze: Freeze, **environ: Any) -> None:
    """Send as many messages as an address may."""
    freeze("2026-11-21 10:00")
    tickets = [open_form(client) for _message in range(HOURLY_LIMIT)]
    freeze("2026-11-21 10:01")
    for ticket in tickets:
        assert client.post(URL["nl"], {**FORM, "ticket": ticket}, **environ).status_code == 302


@LANGUAGES
def test_after_many_messages_an_address_is_told_what_to_do_instead(
    client: Client, freeze: Freeze, language: str
) -> None:
    fill_the_hour(client, freeze)
    response = write(client, freeze, URL[language])
    assert response.status_code == 429
    assert int(response["Retry-After"]) == 3_600
    markup = page(response)
    assert markup.root.get("lang") == language
    assert is_kept(markup)
    assert markup.all("a", href="mailto:projectleider@legro.example.org")
    assert ContactRequest.objects.count() == HOURLY_LIMIT


def test_an_hour_later_the_same_form_is_taken(client: Client, freeze: Freeze) -> None:
    fill_the_hour(client, freeze)
    markup = page(write(client, freeze))
    freeze("2026-11-21 11:01")
    assert client.post(URL["nl"], {**FORM, "ticket": shown_ticket(markup)}).status_code == 302


def test_others_may_still_write(client: Client, freeze: Freeze) -> None:
    fill_the_hour(client, freeze)
    ticket = open_form(client)
    freeze("2026-11-21 10:05")
    assert client.post(URL["nl"], {**FORM, "ticket": ticket}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_behind_our_proxy_the_visitors_address_counts(client: Client, freeze: Freeze, settings: Any) -> None:
    settings.PROXY_COUNT = 1
    fill_the_hour(client, freeze, HTTP_X_FORWARDED_FOR="203.0.113.9")
    ticket = open_form(client)
    freeze("2026-11-21 10:05")
    data = {**FORM, "ticket": ticket}
    forged = client.post(URL["nl"], data, HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.9")
    assert forged.status_code == 429
    assert client.post(URL["nl"], data, HTTP_X_FORWARDED_FOR="198.51.100.1").status_code == 302


def test_a_wrong_form_counts_for_nothing(client: Client, freeze: Freeze) -> None:
    for _attempt in range(HOURLY_LIMIT + 1):
        client.post(URL["nl"], {**FORM, "name": ""})
    assert write(client, freeze).status_code == 302


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8:0:0:ffff::2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("", "", True),
    ],
)
def test_an_address_is_a_household(rf: Any, freeze: Freeze, first: str, second: str, is_same: bool) -> None:
    freeze("2026-11-21 10:00")
    assert not is_over_limit(rf.post("/", REMOTE_ADDR=first), "test", 1)
    assert is_over_limit(rf.post("/", REMOTE_ADDR=second), "test", 1) == is_same


def test_no_address_is_kept(rf: Any) -> None:
    is_over_limit(rf.post("/", REMOTE_ADDR="192.0.2.77"), "test", 1)
    stored = repr(cache._cache)  # type: ignore[attr-defined]
    assert "rate-limit-" in stored
    assert "192.0.2.77" not in stored


def test_what_is_kept_today_tells_nothing_of_tomorrow(rf: Any, freeze: Freeze) -> None:
    names = []
    for day in ("21", "22"):
        freeze(f"2026-11-{day} 10:00")
        cache.clear()
        is_over_limit(rf.post("/", REMOTE_ADDR="192.0.2.77"), "test", 1)
        names.append(set(cache._cache))  # type: ignore[attr-defined]
    assert not names[0] & names[1]
