"""Everything that has to be done again and again."""

import logging
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)

CHORES: Final[Mapping[str, Sequence[str]]] = {
    "often": ("publish_scheduled", "send_contact_mail", "search_push"),
    "nightly": ("purge_personal_data", "search_rebuild", "search_check", "content_check"),
}


class Command(BaseCommand):
    """A timer needs two lines, whatever a later version adds. One chore that fails keeps none of the others."""

    help = "Does the work of every few minutes (often) or of every night (nightly); exits with an error if any failed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the rhythm."""
        parser.add_argument("rhythm", choices=CHORES)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do them one after the other; raise CommandError with the names of those that failed."""
        failed = [name for name in CHORES[options["rhythm"]] if not self._is_done(name)]
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}.")

    def _is_done(self, name: str) -> bool:
        self.stdout.write(f"{name}:")
        try:
            call_command(name, stdout=self.stdout, stderr=self.stderr)
        except CommandError as error:
            self.stderr.write(f"{name}: {error}")
        except Exception:
            logger.exception("%s broke off", name)
        else:
            return True
        return False
