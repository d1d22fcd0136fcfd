"""The form behind the editor of a meeting."""

from typing import Any

from events.date_rules import DATE_FIELDS, last_day_to_edit, when_errors
from legro_cms.core.forms import BasePageForm


class EventPageForm(BasePageForm):
    """Shows the last day only of meetings that last several days, and says beside the field what contradicts itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "last_day" in self.fields and self.instance.pk:
            values = {name: getattr(self.instance, name) for name in DATE_FIELDS}
            self.initial["last_day"] = last_day_to_edit(values)
        if self.instance.pk is None and self.for_user is not None and "organiser" in self.fields:
            self.initial.setdefault("organiser", self.for_user.pk)

    def clean(self) -> dict[str, Any]:
        """Judge the date before the page stores the whole period that the day lies in."""
        cleaned = super().clean()
        if self.edits_facts:
            for name, message in when_errors(cleaned).items():
                if name in self.fields:
                    self.add_error(name, message)
        return cleaned
