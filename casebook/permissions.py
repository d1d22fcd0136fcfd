"""Who may write which case."""

from typing import TYPE_CHECKING, Any

from legro_cms.core.permissions import BasePagePermissionTester

if TYPE_CHECKING:
    from casebook.models import CasePage


class CasePagePermissionTester(BasePagePermissionTester):
    """Contributors may also edit the unpublished cases of their own municipality that a colleague began."""

    page: "CasePage"

    def can_edit(self) -> bool:
        """Wagtail's rule, or: may add cases here, and it is an unpublished case of the user's municipality."""
        return super().can_edit() or self._is_draft_of_own_municipality()

    def can_copy(self) -> bool:
        """A colleague's draft is worked on, not copied."""
        return super().can_copy() and super().can_edit()

    def _is_draft_of_own_municipality(self) -> bool:
        """Judged by the newest draft: the row itself may still be the first, empty save."""
        town = self.user.municipality_id
        if not self.user.is_active or town is None or "add" not in getattr(self, "permissions", set()):
            return False
        if self.page.live or not self.page.is_source:
            return False
        draft: Any = self.page.get_latest_revision_as_object()
        return any(town == found.pk for place in draft.case_places.all() for found in place.municipalities())
