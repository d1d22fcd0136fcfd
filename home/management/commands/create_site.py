"""Makes the skeleton of the site: what production needs before the first page is written."""

from typing import Any

from django.core.cache import cache
from django.core.management.base import BaseCommand

from home.site import build_site


class Command(BaseCommand):
    """Languages, both trees, groups, settings, vocabulary; asks nothing and is safe to run again."""

    help = "Makes languages, home pages, casebook, groups, workflow, settings and vocabulary where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, and say what to do next.

        What the cache holds may be older than the code, as after an upgrade, or newer than the rows, as after a backup
        was restored.
        """
        build_site()
        cache.clear()
        self.stdout.write("The site is ready. Make the first administrator with: manage.py createsuperuser")
