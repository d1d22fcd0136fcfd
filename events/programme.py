"""When a learning circle meets and how often, computed from its meetings and never written down beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import spans
from events.choices import Attendance, EventStatus
from events.when import Position, When

if TYPE_CHECKING:
    from events.models import EventPage


@dataclass(frozen=True, slots=True)
class Programme:
    """The dates of a circle's meetings in order, and how many of them are online; cancelled ones do not count."""

    dates: tuple[When, ...] = ()
    online: int = 0

    @classmethod
    def of(cls, meetings: Iterable["EventPage"]) -> Self:
        """The programme that these meetings make."""
        held = [meeting for meeting in meetings if meeting.event_status != EventStatus.CANCELLED]
        return cls(
            tuple(sorted((meeting.when for meeting in held), key=lambda when: when.agenda)),
            sum(meeting.attendance == Attendance.ONLINE for meeting in held),
        )

    @property
    def known(self) -> list[When]:
        """The dates of which at least a period is known."""
        return [when for when in self.dates if when.first is not None]

    @property
    def first_day(self) -> date | None:
        """The first day of the first period; None while no date is known."""
        return min((when.first for when in self.known if when.first), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day of the last period; None as long as a meeting has no date at all."""
        if len(self.known) < len(self.dates):
            return None
        return max((when.last for when in self.known if when.last), default=None)

    def has_begun(self, today: date) -> bool:
        """Whether there was a meeting, or is one today; in a vague period nobody knows yet."""
        return any(
            when.position(today) == Position.AFTER or (when.is_decided and when.position(today) == Position.INSIDE)
            for when in self.dates
        )

    def is_over(self, today: date) -> bool:
        """Whether every meeting is in the past."""
        return bool(self.dates) and not any(when.is_upcoming(today) for when in self.dates)

    def count(self) -> str:
        """ "5 meetings (3 + 2 online)"; empty when there is none."""
        number = len(self.dates)
        if not number:
            return ""
        if not 0 < self.online < number:
            meetings = ngettext("%(count)s meeting", "%(count)s meetings", number)
            online = ngettext("%(count)s meeting online", "%(count)s meetings online", number)
            return (online if self.online else meetings) % {"count": number}
        text = _("%(count)s meetings (%(on_site)s + %(online)s online)")
        return text % {"count": number, "on_site": number - self.online, "online": self.online}

    def period(self, today: date, language: str) -> str:
        """When the circle meets, in words that follow the dates: a circle of 2023 does not "start in April"."""
        if not self.known:
            return _("The dates are not known yet") if self.dates else ""
        if self.is_over(today):
            held = [when for when in self.known if when.is_decided]
            return spans.was_held(held, language) if held else self.known[0].sentence(today, language)
        if not self.has_begun(today):
            return spans.begins(self.known[0], language)
        return spans.runs(self.known, language, is_complete=len(self.known) == len(self.dates))
