"""Private visits: counted with their approach, closed to everybody outside by Wagtail's own view restrictions."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

if TYPE_CHECKING:
    from events.models import EventPage


def private_report_refusal() -> str:
    """Why the report of a private visit stays a draft."""
    return _("This visit is private: no report of it can be published.")


def was_private(page: "EventPage") -> bool:
    """Whether the page, as it is stored now, is a private visit."""
    return page.pk is not None and type(page)._default_manager.filter(pk=page.pk, is_private=True).exists()


def keep_private(page: "EventPage", *, before: bool) -> None:
    """Restrict a private visit, and release one that was private ``before`` and is so no more.

    A restriction hides a page in every way the site has: address, lists, search, sitemap, and both languages. It stands
    on the page from its first save on, also as a draft, so that there is no moment at which publishing shows it.
    """
    if not page.is_source:
        return
    own = PageViewRestriction.objects.filter(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    if page.is_private:
        if not own.exists():
            PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    elif before:
        for restriction in own:
            restriction.delete()
