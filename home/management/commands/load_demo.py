"""Fills a site with example content, to show what it can do."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.demo.loader import DemoRefusedError, load
from legro_cms.core.models import User


class Command(BaseCommand):
    """Invented cases in two languages, standing pages and an administrator; safe to run again."""

    help = "Loads invented cases and standing pages where they are missing, and makes an administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        """The administrator's name and password, and the way round the refusal."""
        parser.add_argument("--admin-name", default="beheerder", help="Name of the administrator (default: beheerder).")
        parser.add_argument(
            "--admin-password", default="", help="Password of a new administrator; without it one is made and shown."
        )
        parser.add_argument(
            "--force", action="store_true", help="Load the examples even into a site that holds real pages."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, make the administrator where there is none of that name, and say what was made."""
        try:
            loaded = load(force=options["force"])
        except DemoRefusedError as refusal:
            raise CommandError(f"{refusal} Examples are loaded there only with --force.") from refusal
        self.stdout.write(
            f"Made {loaded.cases} cases, {loaded.events} meetings, {loaded.reports} reports, {loaded.pages} pages and "
            f"{loaded.translations} translations of them."
        )
        self.make_administrator(options["admin_name"], options["admin_password"])

    def make_administrator(self, name: str, password: str) -> None:
        """Somebody has to be able to log in; an account that is there keeps its password."""
        if User.objects.filter(username=name).exists():
            return
        chosen = password or secrets.token_urlsafe(12)
        User.objects.create_superuser(name, f"{name}@example.org", chosen)
        self.stdout.write(f"Made the administrator {name}" + ("" if password else f" with password {chosen}"))
