"""All kinds of things to do, the pressing ones first, and who is told of which."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from home.attention import meetings, pages, people, translating
from home.attention.rows import Matter, Row
from legro_cms.core.permissions import TRANSLATE_PAGES

MATTERS = (
    Matter(
        "failed",
        _("Not published, though it was planned"),
        _("Open the page, mend what is said here and publish it, or set another day."),
        pages.failed_publications,
    ),
    Matter(
        "contacts",
        _("Contacts that stop answering"),
        _("Give the contact a successor, or name somebody else in its cases, meetings and circles."),
        people.contacts,
    ),
    Matter(
        "pictures",
        _("Pictures whose consent ends"),
        _("Ask the people in the picture again and set a new day, or choose another picture."),
        people.pictures,
    ),
    Matter(
        "names",
        _("Names whose consent ends"),
        _("Ask these people whether they may go on being named and set a new day; otherwise the name goes by itself."),
        people.names,
    ),
    Matter(
        "outdated",
        _("Translations older than the original"),
        _("Open it: what is new has an orange edge. Translate that and publish again. Readers are told meanwhile."),
        translating.outdated,
        is_for_translators=True,
    ),
    Matter(
        "reviews",
        _("Cases to review"),
        _("Ask the contact whether it still holds. Change what differs, set a new day of review and publish."),
        pages.reviews,
    ),
    Matter(
        "unreported",
        _("Meetings without a report"),
        _("Their pages say “Report follows”. Write a short report, or add the recording to the meeting."),
        meetings.unreported,
    ),
    Matter(
        "undated",
        _("Meetings that never got a day"),
        _("Fill in the day on which it took place, mark it as cancelled, or take the page down."),
        meetings.undated,
    ),
    Matter(
        "drafts",
        _("Drafts that were left"),
        _("Finish and publish what is still of use; delete the rest."),
        pages.drafts,
    ),
    Matter(
        "nameless",
        _("Cases without a contact of their own"),
        _("Colleagues elsewhere would rather ask somebody who was there."),
        people.cases_without_contact,
    ),
    Matter(
        "untranslated",
        _("Without a translation"),
        _("Readers of the other language get the original, marked as such. Begin with what is asked for most."),
        translating.untranslated,
        is_for_translators=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A matter with its rows."""

    matter: Matter
    rows: list[Row]


def may_attend(user: Any) -> bool:
    """Whether the user is told of any matter."""
    return _looks_after_pages(user) or user.has_perm(TRANSLATE_PAGES)


def found_for(user: Any) -> Iterator[Found]:
    """What there is to do today for a user who may attend; matters of which there is nothing stay away."""
    today, is_editor = timezone.localdate(), _looks_after_pages(user)
    for matter in MATTERS if is_editor else (matter for matter in MATTERS if matter.is_for_translators):
        if rows := list(matter.find(today)):
            yield Found(matter, rows)


def _looks_after_pages(user: Any) -> bool:
    return bool(page_permission_policy.user_has_permission(user, "publish"))
