"""The work that a visitor comes from and may be asking about."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from home.models.contact_request import Topic
from legro_cms.core import fallback
from legro_cms.core.bilingual import active_language, language_codes
from legro_cms.core.languages import WorkLink, links_for
from legro_cms.core.models import BasePage

TOPIC_OF_KIND: Final[Mapping[str, Topic]] = {
    "case": Topic.CASE,
    "circle": Topic.CIRCLE,
    "event": Topic.EVENT,
    "report": Topic.EVENT,
}
"""What a message is about by the kind of page it comes from; nobody asks about other kinds."""


def page_before(request: HttpRequest) -> BasePage | None:
    """The work that the visitor was reading, by the ``Referer`` that browsers send within one site."""
    try:
        address = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # whatever a robot writes there
        return None
    language, *slugs = address.path.strip("/").split("/")
    if address.netloc != request.get_host() or language not in language_codes() or not slugs:
        return None
    home = Page.objects.filter(depth=2, locale__language_code=language, live=True, alias_of=None).first()
    found = fallback.route(home.url_path, slugs) if home and "\x00" not in address.path else None
    page = found.page if found else None
    return page if isinstance(page, BasePage) and page.kind in TOPIC_OF_KIND else None


def link_to(key: UUID | None) -> WorkLink | None:
    """Where the public work with this key stands for the reader; None where it is not public."""
    return links_for([key], active_language()).get(key) if key else None


def chosen_key(request: HttpRequest) -> UUID | None:
    """The key of the work that the visitor left ticked."""
    try:
        return UUID(request.POST.get("about", ""))
    except ValueError:
        return None


def source_with(key: UUID) -> Page | None:
    """The source page of the public work with this key, of a kind that can be asked about."""
    page = Page.objects.filter(translation_key=key, alias_of=None, live=True).specific().first()
    return page.facts.page_ptr if isinstance(page, BasePage) and page.kind in TOPIC_OF_KIND else None
