"""`manage.py search_push`: send to the search server what it does not know yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.pushing import push


class Command(BaseCommand):
    """The worker does the same after every change; a timer runs this as well, for when the worker was not there."""

    help = "Sends to Elasticsearch what it does not know yet; safe at any time, also twice at once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Push; raise CommandError when something did not arrive."""
        if not settings.ELASTICSEARCH:
            self.stdout.write("ELASTICSEARCH_URL is not set: the database is the only engine, nothing to send.")
            return
        pushed = push()
        self.stdout.write(f"{pushed.entries} entries were sent.")
        if pushed.error:
            raise CommandError(f"Elasticsearch: {pushed.error}")
