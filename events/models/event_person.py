"""Speakers, experts and chairs of a meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from events.choices import PersonRole
from events.models.person import Person


class EventPerson(Person):
    """Somebody who has a part in a meeting."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="people")
    role = models.CharField(_("role"), max_length=10, choices=PersonRole.choices, default=PersonRole.SPEAKER)

    panels = [FieldPanel("role"), *Person.person_panels]

    class Meta(Orderable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
