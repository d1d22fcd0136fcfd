"""What somebody asked through the contact page, until its date."""

from datetime import date, datetime, timedelta
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from legro_cms.core.groups import GroupName

KEPT = timedelta(days=180)
"""How long a request is kept at most: long enough to answer, and to ask once more how it went."""

MAX_MESSAGE = 4_000
"""Characters of a message."""


class SenderRole(models.TextChoices):
    """Who asks."""

    RESIDENT = "resident", _("A resident")
    KNOWLEDGE = "knowledge", _("A knowledge organisation")
    GOVERNMENT = "government", _("A municipality or another authority")
    EXPERT = "expert", _("An expert")


class Topic(models.TextChoices):
    """What a message is about."""

    JOIN = "join", _("Joining the network")
    CASE = "case", _("A case")
    EVENT = "event", _("A session or a webinar")
    CIRCLE = "circle", _("The learning circle")
    OTHER = "other", _("Something else")


class RequestStatus(models.TextChoices):
    """How far the answer is. In the alphabet the values go backwards from new to done: the list is sorted by them."""

    NEW = "new", _("New")
    HANDLING = "handling", _("Being handled")
    DONE = "done", _("Done")


def people_who_answer() -> models.Q:
    """Users who may be made the owner of a request: those who see the list of them."""
    groups = [GroupName.ADMINISTRATORS.value, GroupName.EDITORS.value]
    members = get_user_model().groups.through.objects.filter(group__name__in=groups).values("user")
    return models.Q(is_active=True) & (models.Q(is_superuser=True) | models.Q(pk__in=members))


class ContactRequestQuerySet(models.QuerySet["ContactRequest"]):
    """Listings of requests."""

    def waiting(self) -> Self:
        """Requests that nobody has taken up."""
        return self.filter(status=RequestStatus.NEW)

    def expired(self, on: date) -> Self:
        """Requests whose date has come on this day."""
        return self.filter(delete_after__lte=on)

    def to_mail(self, tried_before: datetime) -> Self:
        """Requests that have not been mailed, and that nobody has tried to mail since ``tried_before``."""
        untried = models.Q(mail_tried_at=None) | models.Q(mail_tried_at__lt=tried_before)
        return self.filter(untried, mailed_at=None).order_by("created")


class ContactRequest(models.Model):
    """Somebody waits for an answer; the admin's call-back list shows who, since when, and who takes care of it.

    The name in logs and histories is a number, since those are kept longer than the request is.
    """

    key = models.UUIDField(_("form"), unique=True, default=uuid4, editable=False)
    role = models.CharField(_("who"), max_length=20, choices=SenderRole.choices)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^\+?(?:[ ()./-]*[0-9]){6,15}[ ()./-]*$", _("Write a phone number with 6 to 15 digits."))
        ],
    )
    best_time = models.CharField(_("best time to call"), max_length=120, blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic.choices)
    about = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.TextField(_("message"))
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    created = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    delete_after = models.DateField(
        _("kept until"), editable=False, db_index=True, help_text=_("As the sender was promised: deleted on this day.")
    )

    status = models.CharField(_("status"), max_length=20, choices=RequestStatus.choices, default=RequestStatus.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to=people_who_answer,
        help_text=_("Who calls or writes back."),
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("For colleagues: what was agreed. It is deleted with the message.")
    )

    mailed_at = models.DateTimeField(_("mailed"), null=True, editable=False)
    mail_tried_at = models.DateTimeField(_("last tried to mail"), null=True, editable=False)
    mail_attempts = models.PositiveIntegerField(_("attempts to mail"), default=0, editable=False)

    objects = ContactRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("call-back request")
        verbose_name_plural = _("call-back requests")
        ordering = ["-status", "created"]
        default_permissions = ("view", "change", "delete")  # nobody adds one by hand

    def __str__(self) -> str:
        return _text("Request %(number)s") % {"number": self.pk}

    @property
    def age(self) -> str:
        """How long the sender has been waiting, in days of the calendar."""
        days = (timezone.localdate() - timezone.localdate(self.created)).days
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else _text("today")

    @property
    def mail_state(self) -> str | Promise:
        """Whether the contact has been mailed, for the list."""
        if self.mailed_at:
            return _("Mailed")
        if not self.mail_attempts:
            return _("Will be mailed soon")
        return ngettext(
            "Not mailed yet: %(count)s attempt failed", "Not mailed yet: %(count)s attempts failed", self.mail_attempts
        ) % {"count": self.mail_attempts}
