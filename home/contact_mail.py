"""Mailing contact requests to the one who answers them.

A request itself says whether it has been mailed, so none is lost while the mail server, the worker or both are away:
``manage.py send_contact_mail`` tries again. Logs name a request by its number, and a fault by its kind: the words of
mail servers hold addresses.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from home.contact_origin import link_to
from home.models.contact_request import ContactRequest
from legro_cms.core.bilingual import read
from legro_cms.core.models import SiteSettings

logger = logging.getLogger(__name__)

PAUSE: Final = timedelta(minutes=4)
"""After an attempt the request is left alone for so long, so that two processes do not mail it twice."""


class NobodyToMailError(LookupError):
    """The site has no general contact with a mail address."""


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round over all requests that wait."""

    mailed: int
    waiting: int


def send(pk: int) -> bool:
    """Mail the request unless somebody else does or did; whether it has gone out now."""
    now = timezone.now()
    claimed = ContactRequest.objects.to_mail(now - PAUSE).filter(pk=pk)
    if not claimed.update(mail_tried_at=now, mail_attempts=F("mail_attempts") + 1):
        return False
    try:
        compose(ContactRequest.objects.get(pk=pk)).send()
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong here, the request waits for the next attempt
        logger.warning("Contact request %s could not be mailed: %s", pk, type(fault).__name__)
        return False
    ContactRequest.objects.filter(pk=pk).update(mailed_at=timezone.now())
    return True


def send_waiting() -> Round:
    """Mail every request that still has to be."""
    pks = list(ContactRequest.objects.to_mail(timezone.now() - PAUSE).values_list("pk", flat=True))
    mailed = sum(send(pk) for pk in pks)
    return Round(mailed, ContactRequest.objects.filter(mailed_at=None).count())


def compose(request: ContactRequest) -> EmailMessage:
    """The mail, in the language of the page that was used: the sender reads it again below the answer.

    Raises:
        NobodyToMailError: nobody answers today, or only by phone.
    """
    site = SiteSettings.load()
    contact = site.general_contact.on(timezone.localdate()) if site.general_contact else None
    if contact is None or not contact.email:
        raise NobodyToMailError
    with translation.override(request.language):
        context = {
            "request": request,
            "about": what_it_is_about(request),
            "site_name": read(site, "name", request.language),
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("contactrequest:edit", args=[request.pk]),
        }
        return EmailMessage(
            subject=render_to_string("home/mail/contact_request_subject.txt", context).strip(),
            body=render_to_string("home/mail/contact_request.txt", context),
            to=[contact.email],
            reply_to=[request.email] if request.email else None,
            headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no answers from absence notices
        )


def what_it_is_about(request: ContactRequest) -> str:
    """Title and address of the work as the sender found it; its title alone where it is public no more."""
    if request.about is None:
        return ""
    link = link_to(request.about.translation_key)
    return f"{link.title} {settings.WAGTAILADMIN_BASE_URL}{link.url}" if link else request.about.title
