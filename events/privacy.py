"""Private visits: counted with their approach, closed to everybody outside by Wagtail's own view restrictions."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import PageViewRestriction

from events.choices import EventKind

if TYPE_CHECKING:
    from events.models import EventPage


def private_report_refusal() -> str:
    """Why the report of a private visit stays a draft."""
    return _("This visit is private: no report of it can be published.")


def private_visit_errors(page: "EventPage") -> dict[str, str]:
    """What contradicts that a visit is private, by the name of the field: a living room has no address here."""
    if not page.is_private:
        return {}
    errors = {}
    if page.event_kind and page.event_kind != EventKind.VISIT:
        errors["is_private"] = _("Only a living-room visit can be private.")
    if page.location_id is not None:
        errors["location"] = _("A private visit has no address; name the municipality only.")
    if page.place_name:
        errors["place_name"] = _("A private visit has no address; name the municipality only.")
    if page.pk is not None and type(page).objects.filter(pk=page.pk, report__live=True).exists():
        errors["is_private"] = _("The report of this visit is public; take it down first.")
    return errors


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
