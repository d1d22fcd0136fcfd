"""Which lines of the site's own glossary were loaded."""

from django.db import models


class LoadedConcept(models.Model):
    """A line that was offered to this site once; what editors made of it since, or that they deleted it, is theirs."""

    line = models.CharField(max_length=255, unique=True)

    def __str__(self) -> str:
        return self.line
