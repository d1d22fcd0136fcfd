"""The forms behind the editors of meetings and reports."""

from typing import TYPE_CHECKING, Any, cast

from django.forms import ModelChoiceField
from wagtail.models import Page

from events.date_form import SHOWN_WITH, enabled
from events.date_rules import DATE_FIELDS, last_day_to_edit, when_errors, when_gaps
from events.permissions import only_organises
from events.privacy import private_report_refusal
from legro_cms.core.forms import BasePageForm

if TYPE_CHECKING:
    from legro_cms.core.models import User


class EventPageForm(BasePageForm):
    """Shows the last day only of meetings that last several days, and says beside the field what contradicts itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "last_day" in self.fields and self.instance.pk:
            values = {name: getattr(self.instance, name) for name in DATE_FIELDS}
            self.initial["last_day"] = last_day_to_edit(values)
        for name in SHOWN_WITH.keys() & self.fields.keys():
            self.fields[name].widget.attrs.update(enabled(name))
        if "organiser" in self.fields and self.for_user is not None:
            self._know_the_organiser(cast("User", self.for_user))

    def _know_the_organiser(self, user: "User") -> None:
        """A new meeting is that of whoever adds it; organisers, who could not take theirs back, hand it to nobody."""
        field = cast("ModelChoiceField[Any]", self.fields["organiser"])
        if self.instance.pk is None:
            self.initial["organiser"] = user.pk
        if only_organises(user, cast("Page", self.parent_page)):
            self.initial["organiser"] = user.pk
            field.disabled = True

    def clean(self) -> dict[str, Any]:
        """Judge the date before the page stores the whole period that the day lies in."""
        cleaned = super().clean()
        if self.edits_facts:
            for name, message in when_errors(cleaned).items():
                if name in self.fields:
                    self.add_error(name, message)
        return cleaned

    def _clean_for_publishing(self, cleaned: dict[str, Any]) -> None:
        """An announced precision needs its day."""
        super()._clean_for_publishing(cleaned)
        if self.edits_facts:
            for name, message in when_gaps(cleaned).items():
                self.add_error(name, message)


class SessionReportPageForm(BasePageForm):
    """Says beside the meeting why its report cannot be published."""

    def _clean_for_publishing(self, cleaned: dict[str, Any]) -> None:
        super()._clean_for_publishing(cleaned)
        event = cleaned.get("event")
        if self.edits_facts and event is not None and event.is_private:
            self.add_error("event", private_report_refusal())
