"""Loads the vocabulary that a new site starts with."""

from typing import Any

from django.core.management.base import BaseCommand

from legro_cms.core.vocabulary_loader import load_vocabulary


class Command(BaseCommand):
    """Create missing terms; safe to run again."""

    help = "Creates the themes, municipalities and other terms that are missing; never changes one that is there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many were new."""
        for name, count in load_vocabulary().items():
            self.stdout.write(f"{name}: {count} created")
