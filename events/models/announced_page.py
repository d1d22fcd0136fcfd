"""What meetings and learning circles have in common."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.choices import EventStatus
from events.fact_sheet import rows_by_place
from events.registration import RegistrationFields, RegistrationState, registration_words
from legro_cms.core.models import ContactedPage


class AnnouncedPage(RegistrationFields, ContactedPage):
    """Something that people come to: it may be called off, one can register for it, and one day it is over."""

    is_work = True
    shares_slug = True
    card_has_facts = True

    event_status = models.CharField(
        _("status"), max_length=20, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )

    class Meta:
        abstract = True

    @property
    def is_over(self) -> bool:
        """Whether it has been; what nobody knows the date of may still come."""
        raise NotImplementedError

    @property
    def is_too_late(self) -> bool:
        """Whether one cannot join any more, though it is not over."""
        raise NotImplementedError

    @property
    def state_of_registration(self) -> RegistrationState:
        """What a visitor can do about taking part now."""
        facts = self.facts
        return facts.registration_state(
            timezone.localdate(),
            is_cancelled=facts.event_status == EventStatus.CANCELLED,
            is_past=self.is_over,
            is_too_late=self.is_too_late,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the facts by the place they have on the page, and what there is to say of registration."""
        context = super().get_context(request, *args, **kwargs)
        return context | rows_by_place(self.fact_rows) | {"registration": registration_words(self)}
