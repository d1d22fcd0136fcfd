"""Who may do what with a page, beyond Wagtail's permissions by branch of the tree."""

from typing import TYPE_CHECKING, Any

from wagtail.models import PagePermissionTester

if TYPE_CHECKING:
    from legro_cms.core.models import BasePage, User

EDIT_SOURCES = "core.edit_source_pages"
"""Permission to change pages in the language they were first written in; translators do not have it."""


class BasePagePermissionTester(PagePermissionTester):
    """Wagtail's rules, with two of our own.

    Someone without ``core.edit_source_pages`` may do nothing with a source page, whatever their group may do in that
    branch: the same branch holds translations that they do work on. A translation is never copied, since the copy
    would be a work without facts.
    """

    page: "BasePage"
    permissions: set[str]

    def __init__(self, user: "User", page: Any) -> None:
        super().__init__(user, page)
        restricted = user.is_active and not user.is_superuser
        if restricted and page.is_source and not user.has_perm(EDIT_SOURCES):
            self.permissions = set()

    def can_copy(self) -> bool:
        """Refuse to copy a translation."""
        return self.page.is_source and super().can_copy()

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """Refuse to copy a translation."""
        return self.page.is_source and super().can_copy_to(destination, recursive)
