"""What an editor can choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What sort of meeting it is."""

    SESSION = "session", _("Learning session")
    WEBINAR = "webinar", _("Webinar")
    MEETING = "circle-meeting", _("Meeting of a learning circle")
    VISIT = "visit", _("Living-room visit")
    OTHER = "other", _("Other meeting")


class EventStatus(models.TextChoices):
    """Whether it goes on (schema.org EventStatusType)."""

    SCHEDULED = "scheduled", _("Goes on")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Attendance(models.TextChoices):
    """Where people take part (schema.org EventAttendanceModeEnumeration, and not known yet)."""

    ON_SITE = "on-site", _("On location")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On location and online")
    UNDECIDED = "undecided", _("To be announced")


class PersonRole(models.TextChoices):
    """What somebody does at a meeting."""

    SPEAKER = "speaker", _("Speaker")
    EXPERT = "expert", _("Expert")
    CHAIR = "chair", _("Chair")


class LearningLevel(models.TextChoices):
    """At which level something was learned."""

    PERSON = "person", _("As a professional")
    ORGANISATION = "organisation", _("As an organisation")
    NETWORK = "network", _("Together, as a network")
