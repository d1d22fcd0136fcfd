"""Where a reader who types the beginning of a title's words ends up."""

from django.db import models

from search.models.entry import Entry


class TitleStart(models.Model):
    """The rest of a title from one of its words on, as a reader of ``language`` is shown that title.

    "De groene plek" stands here as ``de groene plek``, ``groene plek`` and ``plek``, so that suggestions for what
    somebody is typing are one stretch of an index, however many works there are. Folded and kept as bytes, like the
    order of titles: every database compares those alike. (Bytes cannot be part of a primary key: Django would not read
    back what it serialised.)
    """

    language = models.CharField(max_length=12)
    key = models.BinaryField(max_length=60)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="title_starts")

    class Meta:
        indexes = [models.Index(fields=["language", "key", "entry"], name="search_titlestart_key")]

    def __str__(self) -> str:
        return bytes(self.key).decode(errors="replace")
