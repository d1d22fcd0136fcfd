"""What the facts of a case can be, where a list decides it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseStatus(models.TextChoices):
    """How far a case has come."""

    IDEA = "idea", _("Idea")
    RUNNING = "running", _("Running")
    STOPPED = "stopped", _("Stopped")
    DONE = "done", _("Done")
    EMBEDDED = "embedded", _("Embedded in regular work")


class WouldDoAgain(models.TextChoices):
    """Whether those who did it would do it again."""

    YES = "yes", _("Yes")
    WITH_CHANGES = "with-changes", _("Yes, with changes")
    NO = "no", pgettext_lazy("would do again", "No")


class Certainty(models.TextChoices):
    """How firmly a result is known."""

    MEASURED = "measured", _("Measured")
    ESTIMATED = "estimated", _("Estimated")
    TOLD = "told", _("Told by those involved")


class ParticipantRole(models.TextChoices):
    """What an organisation did in a case."""

    INITIATIVE = "initiative", _("Took the initiative")
    LEAD = "lead", _("Led it")
    PARTNER = "partner", _("Took part")
    FUNDER = "funder", _("Paid for it")
    EXPERT = "expert", _("Gave advice")


class SizeClass(models.TextChoices):
    """Inhabitants of the place; unknown is a class of its own."""

    UNDER_1000 = "under-1000", _("Under 1,000 inhabitants")
    UNDER_5000 = "1000-5000", _("1,000 to 5,000 inhabitants")
    UNDER_20000 = "5000-20000", _("5,000 to 20,000 inhabitants")
    UNDER_50000 = "20000-50000", _("20,000 to 50,000 inhabitants")
    OVER_50000 = "over-50000", _("Over 50,000 inhabitants")
    UNKNOWN = "unknown", _("Number of inhabitants unknown")


class CostClass(models.TextChoices):
    """Cost in the first year, in euros; unknown is a class of its own."""

    UNDER_1000 = "under-1000", _("Under € 1,000")
    UNDER_5000 = "1000-5000", _("€ 1,000 to € 5,000")
    UNDER_25000 = "5000-25000", _("€ 5,000 to € 25,000")
    UNDER_100000 = "25000-100000", _("€ 25,000 to € 100,000")
    OVER_100000 = "over-100000", _("Over € 100,000")
    UNKNOWN = "unknown", _("Cost unknown")
