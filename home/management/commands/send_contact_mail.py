"""Mails the contact requests that could not be mailed when they came."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.contact_mail import send_waiting


class Command(BaseCommand):
    """Run it every few minutes: the mail server, or the worker, may have been away."""

    help = "Mails contact requests that wait; exits with an error when some still do."

    def handle(self, *args: Any, **options: Any) -> None:
        """Mail, and say how many; a request that is being mailed at this moment counts as waiting."""
        round_ = send_waiting()
        self.stdout.write(f"{round_.mailed} mailed, {round_.waiting} waiting.")
        if round_.waiting:
            raise CommandError("The mail server does not take them, or the general contact has no mail address.")
