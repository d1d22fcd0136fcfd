"""The user model: Django's own, plus the municipality a contributor works for."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """Someone who logs in to the admin; visitors have no account."""

    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For contributors: the municipality whose cases they may write."),
    )

    class Meta(AbstractUser.Meta):  # type: ignore[name-defined]
        permissions = [
            ("translate_pages", "Can edit and publish translations of pages"),
        ]
