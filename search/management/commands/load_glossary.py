"""`manage.py load_glossary`: the concepts that come with the site, where they are missing."""

from typing import Any

from django.core.management.base import BaseCommand

from search.glossary.loading import load_glossary


class Command(BaseCommand):
    """Adds concepts that this site was never offered; what editors made of the others stays as it is."""

    help = "Adds the concepts of the site's own glossary that are missing, and changes none."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how much was new."""
        self.stdout.write(f"{load_glossary()} concepts were added to the glossary.")
