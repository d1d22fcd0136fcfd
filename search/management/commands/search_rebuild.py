"""`manage.py search_rebuild`: make the search anew from the pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.glossary.writing import refresh_keys
from search.rebuilding import rebuild


class Command(BaseCommand):
    """Needed after a change of the rules or a restored backup; safe at any time."""

    help = (
        "Describes every work to the search again, changes only what differs, and fills a new index of Elasticsearch."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Entries are right already where only the server's index is to be made anew."""
        parser.add_argument("--index-only", action="store_true", help="leave the entries as they are")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with a line of progress for every lot of works."""
        if not options["index_only"]:
            changed = rebuild(lambda done, total: self._tell(done, total, "works"))
            self.stdout.write(f"{changed} entries were written again.")
            for words in refresh_keys():
                self.stdout.write(f"Two concepts of the glossary hold “{words}” by these rules: take it out of one.")
        if settings.ELASTICSEARCH:
            self._rebuild_index()

    def _rebuild_index(self) -> None:
        from search.engines.elasticsearch.building import rebuild_index
        from search.engines.elasticsearch.server import UnavailableError

        try:
            number = rebuild_index(lambda done, total: self._tell(done, total, "entries"))
        except UnavailableError as error:
            raise CommandError(f"The index was not rebuilt, Elasticsearch: {error}") from error
        self.stdout.write(f"A new index with {number} entries is in use.")

    def _tell(self, done: int, total: int, what: str) -> None:
        self.stdout.write(f"{done} of {total} {what}")
