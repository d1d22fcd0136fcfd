"""What the database knows of the search server."""

from __future__ import annotations

from django.db import models


class IndexState(models.Model):
    """The index that this database and no other has filled; one row, made by the first rebuild.

    ``epoch`` names the index, ``sequence`` the last push that was begun, ``confirmed`` the last one whose number the
    index is known to hold. A push writes its number into the index before anything else. So an index of another epoch
    or with a higher number was filled by a database that knew more (this one is a restored backup), and an index with a
    lower number than the confirmed one is a restored backup itself.

    While ``building`` names an index in the making, pushes are not noted as done: whatever went into the old index goes
    into the new one as well, even if the rebuild or the worker is killed at any moment.
    """

    ONLY = 1

    epoch = models.CharField(max_length=32, blank=True)
    building = models.CharField(max_length=32, blank=True)
    fingerprint = models.CharField(max_length=16, blank=True)
    sequence = models.PositiveBigIntegerField(default=0)
    confirmed = models.PositiveBigIntegerField(default=0)
    queued_at = models.DateTimeField(null=True, blank=True)  # a push is waiting for the worker since then
    pushed_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.epoch or "no index yet"

    @classmethod
    def load(cls) -> IndexState:
        """The row, or one that says that there is no index yet. Every search asks: in SQL, a third of the time."""
        rows = cls.objects.raw(f"select * from {cls._meta.db_table} where id = %s", [cls.ONLY])  # noqa: S608
        return next(iter(rows), cls(pk=cls.ONLY))
