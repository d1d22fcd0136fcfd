"""Takes away what is known of people once its date has come."""

from typing import Any

from django.core.management.base import BaseCommand

from home.purging import as_lines, purge


class Command(BaseCommand):
    """Run it every night; docs/operations.md says what goes when."""

    help = "Deletes contact requests, unused accounts and whatever else is known of people, each after its date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Purge, and say how much of each kind has gone; never whose it was."""
        lines = list(as_lines(purge()))
        for line in lines or ["Nothing to purge."]:
            self.stdout.write(line)
