"""`manage.py search_check`: does the search hold what the pages say?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.integrity import findings
from search.models import Entry


class Command(BaseCommand):
    """Exit code 1 and a line for each difference; silence is not an answer, so agreement is said too."""

    help = "Compares every entry, term, posting and word of the search with what the pages say."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings; raise CommandError when there are any."""
        number = 0
        for number, finding in enumerate(findings(), 1):  # noqa: B007 - the last number is the count
            self.stdout.write(str(finding))
        if number:
            raise CommandError(f"{number} differences between search and pages; `search_rebuild` mends them.")
        self.stdout.write(f"{Entry.objects.public().count()} public works, and the search agrees with their pages.")
