"""The contact is mailed of every request; none is lost while mail servers or workers are away."""

import logging
import smtplib
import socket
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from home import contact_mail
from home.models import ContactRequest
from legro_cms.core.models import SiteSettings
from tests.contact import FORM, PERSON, URL, write
from tests.factories import ContactFactory, ContactRequestFactory, published_case
from tests.integration.conftest import Commit

pytestmark = pytest.mark.django_db

Freeze = Callable[[str], None]


@pytest.fixture
def dead_server(settings: Any) -> Iterator[None]:
    """A mail server's address at which nothing answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = taken.getsockname()
        yield


def sent() -> Any:
    """The only mail."""
    (message,) = mail.outbox
    return message


def test_the_general_contact_is_mailed_what_was_written(client: Client, freeze: Freeze, commit: Commit) -> None:
    with commit():
        write(client, freeze)
    message = sent()
    assert message.to == ["projectleider@legro.example.org"]
    assert message.reply_to == [PERSON["email"]]
    assert all(value in message.body for value in PERSON.values())
    assert ContactRequest.objects.get().mailed_at == timezone.now()


def test_the_subject_names_nobody(client: Client, freeze: Freeze, commit: Commit) -> None:
    with commit():
        write(client, freeze)
    assert sent().subject == f"Verzoek {ContactRequest.objects.get().pk}: Een praktijkvoorbeeld"
    headers = "\n".join(f"{name}: {value}" for name, value in sent().message().items() if name != "Reply-To")
    assert not any(word in headers for word in ("Jikke", "Zandstra", *PERSON.values()))


def test_without_a_mail_address_there_is_nobody_to_reply_to() -> None:
    assert contact_mail.compose(ContactRequestFactory(email="", phone="050 000 00 00")).reply_to == []


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("nl", ["Telefoonnummer: 050 000 11 22", "Taal: Nederlands"]),
        ("en", ["Phone number: 050 000 11 22", "Language: English"]),
    ],
)
def test_the_mail_is_in_the_language_of_the_page_that_was_used(
    client: Client, freeze: Freeze, commit: Commit, language: str, lines: list[str]
) -> None:
    with commit():
        write(client, freeze, URL[language])
    assert set(lines) <= set(sent().body.splitlines())


def test_a_mail_that_is_sent_later_keeps_its_language() -> None:
    ContactRequestFactory(language="en")
    with translation.override("nl"):
        call_command("send_contact_mail")
    assert sent().subject.startswith("Request ")


def test_the_mail_names_the_case_as_its_sender_found_it() -> None:
    case = published_case(title="Een beweegtuin", slug="beweegtuin")
    body = contact_mail.compose(ContactRequestFactory(about=case.page_ptr, language="en")).body
    assert "Een beweegtuin http://testserver/en/casebook/beweegtuin/" in body


def test_the_mail_leads_to_no_case_that_was_taken_down() -> None:
    case = published_case(title="Een beweegtuin", slug="beweegtuin")
    case.unpublish()
    body = contact_mail.compose(ContactRequestFactory(about=case.page_ptr)).body
    assert "Een beweegtuin" in body
    assert "/beweegtuin/" not in body


def test_the_mail_is_plain_text_as_it_was_written() -> None:
    message = contact_mail.compose(ContactRequestFactory(message="A & B <b>c</b> “d”"))
    assert "A & B <b>c</b> “d”" in message.body
    assert message.content_subtype == "plain"


def test_the_mail_leads_to_the_request_and_to_the_case(admin_client: Client) -> None:
    case = published_case(title="Een beweegtuin")
    body = contact_mail.compose(ContactRequestFactory(about=case.page_ptr)).body
    assert case.full_url in body
    (address,) = [line for line in body.splitlines() if "/admin/" in line]
    assert admin_client.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_successor_is_mailed_when_the_contact_has_left() -> None:
    site = SiteSettings.load()
    site.general_contact = ContactFactory(ends_on=date(2020, 1, 1), successor=ContactFactory(email="new@example.org"))
    site.save()
    assert contact_mail.compose(ContactRequestFactory()).to == ["new@example.org"]


def test_the_task_knows_a_number_only(client: Client, freeze: Freeze, commit: Commit, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with commit():
        write(client, freeze)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [ContactRequest.objects.get().pk], "kwargs": {}}
    assert mail.outbox == []


def test_nothing_is_mailed_of_what_was_not_stored(client: Client, freeze: Freeze, commit: Commit) -> None:
    with commit():
        write(client, freeze, name="")
    assert mail.outbox == []


# Servers that are away


@pytest.mark.usefixtures("dead_server")
def test_the_sender_is_thanked_while_the_mail_server_is_away(client: Client, freeze: Freeze, commit: Commit) -> None:
    with commit():
        assert write(client, freeze).status_code == 302
    request = ContactRequest.objects.get()
    assert (request.mailed_at, request.mail_attempts) == (None, 1)


@pytest.mark.usefixtures("dead_server")
def test_the_logs_name_the_fault_and_nobody(caplog: pytest.LogCaptureFixture) -> None:
    request = ContactRequestFactory(**PERSON)
    with caplog.at_level(logging.DEBUG):
        contact_mail.send(request.pk)
    assert f"Contact request {request.pk} could not be mailed: ConnectionRefusedError" in caplog.text
    assert not any(value in caplog.text for value in [*PERSON.values(), "projectleider@"])


def test_a_server_that_refuses_with_addresses_in_its_words_is_logged_without_them(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(self: Any) -> None:
        raise smtplib.SMTPRecipientsRefused({PERSON["email"]: (550, b"no such person")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with caplog.at_level(logging.DEBUG):
        assert not contact_mail.send(ContactRequestFactory(**PERSON).pk)
    assert PERSON["email"] not in caplog.text


def test_what_could_not_be_mailed_is_mailed_later(freeze: Freeze, settings: Any, dead_server: None) -> None:
    freeze("2026-11-21 10:00")
    request = ContactRequestFactory()
    assert not contact_mail.send(request.pk)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    freeze("2026-11-21 10:05")
    call_command("send_contact_mail")
    assert len(mail.outbox) == 1
    request.refresh_from_db()
    assert (request.mailed_at, request.mail_attempts) == (timezone.now(), 2)


def test_what_no_worker_took_up_is_mailed_later() -> None:
    ContactRequestFactory.create_batch(3)
    call_command("send_contact_mail")
    assert len(mail.outbox) == 3


def test_nothing_is_mailed_twice() -> None:
    request = ContactRequestFactory()
    assert contact_mail.send(request.pk)
    assert not contact_mail.send(request.pk)
    call_command("send_contact_mail")
    assert len(mail.outbox) == 1


def test_two_processes_do_not_mail_at_the_same_time(freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    request = ContactRequestFactory(mail_tried_at=timezone.now(), mail_attempts=1)  # another one is at it
    assert not contact_mail.send(request.pk)
    freeze("2026-11-21 10:05")
    assert contact_mail.send(request.pk)


@pytest.mark.parametrize("email", ["", None])
def test_without_anybody_to_mail_requests_wait(email: str | None) -> None:
    site = SiteSettings.load()
    site.general_contact = None if email is None else ContactFactory(email="", phone="050 000 00 00")
    site.save()
    request = ContactRequestFactory()
    with pytest.raises(CommandError):
        call_command("send_contact_mail")
    request.refresh_from_db()
    assert (request.mailed_at, request.mail_attempts) == (None, 1)


def test_a_request_that_has_gone_meanwhile_is_no_error() -> None:
    assert not contact_mail.send(999_999)


@pytest.mark.usefixtures("dead_server")
def test_the_list_shows_what_has_not_been_mailed(admin_client: Client) -> None:
    contact_mail.send(ContactRequestFactory(**FORM).pk)
    assert "Nog niet gemaild: 1 poging mislukt" in admin_client.get("/admin/call-backs/").content.decode()
