"""What the contact form carries along unseen: by it a second press of the button is known, and so is a robot."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import UUID, uuid4

from django.core import signing
from django.utils import timezone

from home.models.contact_request import KEPT

SALT = "legro.contact"
TOO_FAST = timedelta(seconds=3)
"""Nobody reads the form, writes a message and sends it in less time."""

TOO_OLD = timedelta(days=7)
"""A form that was open for so long promises a date that has come too near."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One showing of the form.

    ``key`` becomes that of the request, so that it is stored once; ``shown`` is when the form was first shown;
    ``asked_again`` says that the sender has been asked to press the button a second time.
    """

    key: UUID = field(default_factory=uuid4)
    shown: datetime = field(default_factory=timezone.now)
    asked_again: bool = False

    @classmethod
    def read(cls, signed: str) -> Self | None:
        """The ticket that we signed; None for anything else, and for one that is too old."""
        try:
            value: dict[str, Any] = signing.loads(signed, salt=SALT, max_age=TOO_OLD)
            return cls(UUID(value["key"]), datetime.fromisoformat(value["shown"]), bool(value["again"]))
        except (signing.BadSignature, ValueError, KeyError, TypeError):
            return None

    def signed(self) -> str:
        """The ticket as it stands in the form."""
        value = {"key": self.key.hex, "shown": self.shown.isoformat(), "again": self.asked_again}
        return signing.dumps(value, salt=SALT)

    @property
    def promised(self) -> date:
        """The day on which the form says that the message is deleted."""
        return timezone.localdate(self.shown) + KEPT

    @property
    def is_hasty(self) -> bool:
        """Whether less time has passed than a person needs."""
        return timezone.now() - self.shown < TOO_FAST

    def again(self) -> Self:
        """The same showing, for somebody who is asked to press the button once more."""
        return replace(self, asked_again=True)
