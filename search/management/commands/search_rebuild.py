"""`manage.py search_rebuild`: make the search anew from the pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.rebuilding import rebuild


class Command(BaseCommand):
    """Needed after a change of the rules or a restored backup; safe at any time."""

    help = "Describes every work to the search again; changes only what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with a line of progress for every lot of works."""
        changed = rebuild(self._tell)
        self.stdout.write(f"{changed} entries were written again.")

    def _tell(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} of {total} works")
