"""Who may add which meeting, and who may edit it."""

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from legro_cms.core.permissions import BasePagePermissionTester

if TYPE_CHECKING:
    from events.models import EventPage
    from legro_cms.core.models import User


def only_organises(user: "User", parent: Page) -> bool:
    """Whether the user may add meetings below ``parent`` but looks after none of those of others."""
    held: set[str] = getattr(PlacePermissionTester(user, parent), "permissions", set())
    return user.is_active and "add" in held and "publish" not in held


class PlacePermissionTester(BasePagePermissionTester):
    """Of an agenda or a learning circle: whoever may add meetings here may publish them in one go.

    What is added is their own: see ``EventPageForm`` and ``events.wagtail_hooks``.
    """

    def can_publish_subpage(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        may_add: bool = self.can_add_subpage()
        return may_add or super().can_publish_subpage()


class CirclePermissionTester(PlacePermissionTester):
    """Of a learning circle: it is the editors', whoever made the page."""

    def can_edit(self) -> bool:
        """Wagtail's rule, less what it grants to the owner of a page."""
        return super().can_edit() and not (self.page.is_source and only_organises(self.user, self.page))

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Wagtail's rule, less what it grants to the owner of a page."""
        return super().can_delete(ignore_bulk) and not only_organises(self.user, self.page)


class EventPagePermissionTester(BasePagePermissionTester):
    """Whoever may add meetings here also edits, publishes and takes down those they are the organiser of.

    Who made the page does not count for them: a meeting that was handed over is the other one's.
    """

    page: "EventPage"

    @property
    def only_organises(self) -> bool:
        """Whether the user has no right here but that of organisers."""
        return self.page.is_source and only_organises(self.user, self.page)

    @property
    def is_organiser(self) -> bool:
        """Whether the meeting is the user's own."""
        may_add = "add" in getattr(self, "permissions", set())
        return self.user.is_active and self.page.is_source and may_add and self.page.organiser_id == self.user.pk

    def can_edit(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return self.is_organiser if self.only_organises else super().can_edit()

    def can_publish(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return super().can_publish() or self.is_organiser

    def can_unpublish(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return super().can_unpublish() or (self.is_organiser and self.page.live and not self.page_locked())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Wagtail's rule; organisers throw away drafts of their own."""
        return super().can_delete(ignore_bulk) and (self.is_organiser or not self.only_organises)

    def can_copy(self) -> bool:
        """A copy would be a meeting of whoever organises the original."""
        return super().can_copy() and self.can_edit()

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """The same, wherever the copy goes."""
        return super().can_copy_to(destination, recursive) and self.can_edit()

    def can_set_view_restrictions(self) -> bool:
        """Wagtail's rule for editors; whether a visit is private is one of its facts, not a switch beside them."""
        return super().can_set_view_restrictions() and not self.page.facts.is_private
