"""Who may edit which meeting."""

from typing import TYPE_CHECKING

from legro_cms.core.permissions import BasePagePermissionTester

if TYPE_CHECKING:
    from events.models import EventPage


class EventPagePermissionTester(BasePagePermissionTester):
    """Whoever may add meetings here also edits, publishes and takes down those they are the organiser of."""

    page: "EventPage"

    @property
    def is_organiser(self) -> bool:
        """Whether the meeting is the user's own."""
        return (
            self.user.is_active
            and self.page.is_source
            and self.page.organiser_id == self.user.pk
            and "add" in getattr(self, "permissions", set())
        )

    def can_edit(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return super().can_edit() or self.is_organiser

    def can_publish(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return super().can_publish() or self.is_organiser

    def can_unpublish(self) -> bool:
        """Wagtail's rule, or an organiser's."""
        return super().can_unpublish() or (self.is_organiser and self.page.live and not self.page_locked())

    def can_set_view_restrictions(self) -> bool:
        """Wagtail's rule for editors; whether a visit is private is one of its facts, not a switch beside them."""
        return super().can_set_view_restrictions() and not self.page.facts.is_private
