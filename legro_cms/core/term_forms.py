"""Forms behind the editors of terms that need more than their fields' own checks."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm


class MunicipalityForm(WagtailAdminModelForm):
    """Checks successors, which a model cannot: many-to-many fields are saved after the row itself."""

    def clean(self) -> dict[str, Any]:
        """Successors belong to a former municipality, and none may lead back to it."""
        cleaned = super().clean() or self.cleaned_data
        successors = cleaned.get("successors") or []
        if successors and cleaned.get("valid_until") is None:
            self.add_error("valid_until", _("Until when did it exist? Only a former municipality has successors."))
        for successor in successors:
            if self.instance.pk in {town.pk for town in successor.lineage()}:
                self.add_error("successors", _("“%(term)s” leads back to this one.") % {"term": successor})
        return cleaned
