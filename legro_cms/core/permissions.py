"""Who may do what with a page, beyond Wagtail's permissions by branch of the tree."""

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester

if TYPE_CHECKING:
    from legro_cms.core.models import BasePage, User

TRANSLATE_PAGES = "core.translate_pages"
"""Permission to edit and publish the translations of pages, and nothing else of them."""


class BasePagePermissionTester(PagePermissionTester):
    """Wagtail's rules, with three of our own.

    A translator edits and publishes translations. The right is added here, page by page, rather than given for a branch
    and taken away on sources: whatever of Wagtail judges by the branch alone then refuses. Who may not edit a page may
    not lock it either. And a translation is never copied, since the copy would be a work without facts.
    """

    page: "BasePage"
    user: "User"

    @property
    def is_translator(self) -> bool:
        """Whether the user works on this page as a translator."""
        return self.user.is_active and not self.page.is_source and self.user.has_perm(TRANSLATE_PAGES)

    def can_edit(self) -> bool:
        """Wagtail's rule, or a translator's."""
        return super().can_edit() or self.is_translator

    def can_publish(self) -> bool:
        """Wagtail's rule, or a translator's."""
        return super().can_publish() or self.is_translator

    def can_unpublish(self) -> bool:
        """Wagtail's rule, or a translator's."""
        return super().can_unpublish() or (self.is_translator and self.page.live and not self.page_locked())

    def can_set_view_restrictions(self) -> bool:
        """Who may see a page is decided with its source, not by a translator."""
        return super().can_publish()

    def can_lock(self) -> bool:
        """Nobody holds up a page that they may not edit."""
        return super().can_lock() and self.can_edit()

    def can_copy(self) -> bool:
        """Refuse to copy a translation."""
        return self.page.is_source and super().can_copy()

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Refuse to copy a translation."""
        return self.page.is_source and super().can_copy_to(destination, recursive)
