"""A work as the search knows it."""

from django.db import models

from search.querysets import EntryQuerySet


class Entry(models.Model):
    """One row per work, whatever its languages; written with the change that caused it, never deleted.

    The row of a work that is not public is a tombstone: no texts, no terms, no postings. It stays because it
    is the lock that makes simultaneous publishes of two languages wait for each other, and because a second
    search server has to hear of the end of a work by a revision that is higher than the last.
    """

    translation_key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=40, blank=True)
    source_language = models.CharField(max_length=12, blank=True)
    is_public = models.BooleanField(default=False)
    live_nl = models.BooleanField(default=False)
    live_en = models.BooleanField(default=False)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    agenda = models.BigIntegerField(null=True, blank=True)  # order of dated works, see ``documents.agenda``
    published_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    pushed_revision = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=16, blank=True)
    # Order of the title that a reader of this language gets to see, which may be the other language's.
    title_key_nl = models.BinaryField(blank=True, default=b"")
    title_key_en = models.BinaryField(blank=True, default=b"")
    # Long columns last: SQLite reads a row from its beginning as far as it needs to.
    title_nl = models.TextField(blank=True)
    title_en = models.TextField(blank=True)
    summary_nl = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    names_nl = models.TextField(blank=True)
    names_en = models.TextField(blank=True)
    text_nl = models.TextField(blank=True)
    text_en = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [  # every search counts the one, every push asks for the other, and neither reads all the texts
            models.Index(fields=["is_public"], name="search_entry_public"),
            models.Index(
                fields=["id"], condition=models.Q(pushed_revision__lt=models.F("revision")), name="search_entry_pending"
            ),
        ]

    def __str__(self) -> str:
        return self.title_nl or self.title_en or str(self.translation_key)

    def is_live(self, language: str) -> bool:
        """Whether readers of this language get words of their own."""
        return bool(getattr(self, f"live_{language}"))

    def text_language(self, language: str) -> str:
        """The language of the words that a reader of ``language`` is shown."""
        return language if self.is_live(language) else self.source_language

    def words_in(self, language: str) -> tuple[str, str, str]:
        """Title, summary and text of a language version."""
        title, summary, text = (getattr(self, f"{name}_{language}") for name in ("title", "summary", "text"))
        return title, summary, text
