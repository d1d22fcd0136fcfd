"""Writing to the network as a visitor does: the form as it was shown, filled in and sent."""

from collections.abc import Callable, Sequence
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import HttpResponse
from django.test import Client

from tests.markup import Markup, page
from tests.pages import CONTACT as URL

PERSON = {
    "name": "Jikke Zandstra-Voorbeeld",
    "organisation": "Dorpshuis Nergenshuizen",
    "email": "jikke.zandstra@example.org",
    "phone": "050 000 11 22",
    "best_time": "dinsdagochtend na de koffie",
    "message": "Hoe begint een dorp met een beweegtuin?\nWij hebben een veldje achter de kerk.",
}
FORM = {"role": "resident", "topic": "case", **PERSON}


def shown_ticket(markup: Markup) -> str:
    """What the form carries along unseen."""
    return markup.one("input", name="ticket").get("value", "")


def open_form(client: Client, url: str = URL["nl"], **headers: Any) -> str:
    """Open the page; the ticket of its form."""
    return shown_ticket(page(client.get(url, **headers)))


def write(
    client: Client, freeze: Callable[[str], None], url: str = URL["nl"], headers: Any = None, **changes: Any
) -> HttpResponse:
    """Open the page on a Saturday morning, take a minute, and send the form."""
    freeze("2026-11-21 10:00")
    ticket = changes.pop("ticket", None) or open_form(client, url)
    freeze("2026-11-21 10:01")
    return client.post(url, {**FORM, "ticket": ticket, **changes}, headers=headers)


class RefusingBackend(BaseEmailBackend):
    """A mail server that refuses, and names people in its refusal."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse."""
        raise SMTPRecipientsRefused({PERSON["email"]: (550, PERSON["name"].encode())})
