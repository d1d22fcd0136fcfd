"""What happens when the contact page is opened, and when its form is sent.

A message of a person is never lost without a word: where a robot is suspected, or an address has sent too much, the
form is shown again with everything that was typed. Only robots do not press the button a second time.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Self
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from home import contact_origin
from home.contact_ticket import Ticket
from home.forms import ContactForm
from home.models.contact_request import ContactRequest
from home.tasks import mail_contact_request
from legro_cms.core.bilingual import active_language
from legro_cms.core.languages import WorkLink
from legro_cms.core.rate_limit import WINDOW, is_over_limit

SENT: Final = "sent"
"""The parameter of the address that thanks."""

HOURLY_LIMIT: Final = 10
"""Messages from one address, which may be a whole town hall's."""

TRAP: Final = "homepage"
"""A field that people do not see; robots like to fill it in."""


@dataclass
class Conversation:
    """One showing of the contact page: the form, and what it says around it."""

    form: ContactForm
    ticket: Ticket
    about_key: UUID | None = None
    is_sent: bool = False
    asks_again: bool = False
    is_refused: bool = False

    @classmethod
    def opened(cls, request: HttpRequest) -> Self:
        """Somebody comes to the page, perhaps from a work; or comes back from sending the form."""
        page = contact_origin.page_before(request)
        topic = contact_origin.TOPIC_OF_KIND[page.kind] if page else None
        form = ContactForm(initial={"topic": topic} if topic else {})
        return cls(form, Ticket(), page.translation_key if page else None, is_sent=SENT in request.GET)

    @classmethod
    def received(cls, request: HttpRequest) -> Self:
        """Somebody sends the form: store it, or say why not."""
        signed = request.POST.get("ticket", "")
        known = Ticket.read(signed)
        talk = cls(ContactForm(request.POST), known or Ticket(), contact_origin.chosen_key(request))
        if not talk.form.is_valid():
            return talk
        if known is None or not (known.asked_again or talk._looks_human(request)):
            talk.ticket, talk.asks_again = talk.ticket.again(), True
        elif not ContactRequest.objects.filter(key=known.key).exists() and is_over_limit(
            request, "contact", HOURLY_LIMIT
        ):
            talk.is_refused = True
        else:
            talk._store()
        return talk

    def _looks_human(self, request: HttpRequest) -> bool:
        return not (self.ticket.is_hasty or request.POST.get(TRAP, "").strip())

    def _store(self) -> None:
        """Keep the request once, however often the button was pressed, and have the contact mailed."""
        request = self.form.save(commit=False)
        request.key, request.delete_after = self.ticket.key, self.ticket.promised
        request.language = active_language()
        request.about = contact_origin.source_with(self.about_key) if self.about_key and self.about else None
        try:
            with transaction.atomic():
                request.save()
                transaction.on_commit(lambda: mail_contact_request.enqueue(request.pk), robust=True)
        except IntegrityError:
            if not ContactRequest.objects.filter(key=request.key).exists():
                raise
        self.is_sent = True

    @cached_property
    def about(self) -> WorkLink | None:
        """The work that the message may be about, as a reader of this language finds it."""
        return contact_origin.link_to(self.about_key)

    @property
    def outcome(self) -> str:
        """What came of sending the form, for the title of the window; empty before anything was sent."""
        if self.is_sent:
            return _("Message sent")
        if self.form.errors:
            return _("Not complete yet")
        return _("Not sent yet") if self.asks_again or self.is_refused else ""

    @property
    def status(self) -> HTTPStatus:
        """The status of the answer."""
        return HTTPStatus.TOO_MANY_REQUESTS if self.is_refused else HTTPStatus.OK

    @property
    def retry_after(self) -> int | None:
        """Seconds to wait before the next attempt."""
        return WINDOW if self.is_refused else None
