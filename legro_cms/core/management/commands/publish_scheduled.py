"""Wagtail's command of the same name, which goes on where a draft cannot be published."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from legro_cms.core.publishing import run_schedule


class Command(BaseCommand):
    """Publish and unpublish the pages whose moment has come."""

    help = "Publishes and unpublishes the pages whose moment has come; exits with an error when a draft was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer Wagtail's own dry run."""
        parser.add_argument("--dryrun", action="store_true", help="Say what would happen, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the schedule and report every page."""
        run = run_schedule(dry_run=options["dryrun"])
        for title in run.expired:
            self.stdout.write(f"expired: {title}")
        for title in run.published:
            self.stdout.write(f"published: {title}")
        for title, reason in run.refused:
            self.stderr.write(f"refused: {title}: {reason}")
        if run.refused:
            raise CommandError(f"{len(run.refused)} page(s) could not be published.")
