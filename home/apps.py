"""The home room: the pages that compose what the other rooms hold."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Home page and standard pages."""

    name = "home"
    verbose_name = _("Home")
