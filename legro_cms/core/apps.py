"""The core room: what every page of the site is made of."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class CoreConfig(AppConfig):
    """Base page, vocabulary, images, documents, users and settings of the site."""

    name = "legro_cms.core"
    label = "core"
    verbose_name = _("Core")
    default = True

    def ready(self) -> None:
        """Connect the mirrors, the vocabulary's receivers and the system checks."""
        from legro_cms.core import checks, receivers  # noqa: F401


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user admin with our user's extra field."""

    user_viewset = "legro_cms.core.viewsets.UserViewSet"
