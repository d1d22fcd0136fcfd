"""Taking away what is known of people once its date has come (docs/operations.md has the dates and why).

Words of a person stand in more places than their own row: histories name what was changed by its label, an account has
a picture among the files, and a database keeps what was deleted until the space is used again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from axes.utils import reset as forget_failed_logins
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.models import Comment, ModelLogEntry, Page, Revision, TaskState
from wagtail.users.models import UserProfile
from wagtail_localize.models import String, StringSegment, StringTranslation

from events.consent import end_consents
from home.models import ContactRequest
from legro_cms.core.models import Contact, CustomRendition
from search.models import SearchedText

ACCOUNTS_KEPT: Final = timedelta(days=365)
"""After the last log-in, of an account that is switched off."""

CONTACTS_KEPT: Final = timedelta(days=90)
"""After the last day of a contact, for whoever still has a question to pass on."""

VERSIONS_KEPT: Final = timedelta(days=365)
"""Of a page, besides what is live and what is being worked on: names that editors took out stand in older ones."""

TASKS_KEPT: Final = timedelta(days=14)
"""After a task has ended, to look into what failed."""

AVATARS: Final = "avatar_images"
"""Wagtail's folder for the pictures of accounts."""


@dataclass(frozen=True, slots=True)
class Purged:
    """How many of a kind have gone."""

    what: str
    count: int


def purge(now: datetime | None = None) -> Iterator[Purged]:
    """Take away everything whose date has come, and say kind by kind how much that was; safe to run again."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    yield Purged("contact requests deleted", delete_requests(today))
    yield Purged("ended contacts made nameless", forget_contacts(today))
    yield Purged("names taken away whose consent has ended", end_consents(today))
    yield Purged("copies of pictures deleted whose consent has ended", delete_copies(today))
    yield Purged("switched-off accounts deleted", delete_accounts(now))
    yield Purged("old versions of pages deleted", delete_versions(now))
    yield Purged("texts that were once translated deleted", delete_texts(now))
    yield Purged("forms kept for a preview deleted", FormState.objects.stale().delete()[0])
    yield Purged("histories of what is gone deleted", delete_histories())
    yield Purged("pictures of deleted accounts removed", delete_avatars())
    yield Purged("failed log-ins forgotten", forget_failed_logins())
    yield Purged("sessions that have ended deleted", Session.objects.filter(expire_date__lt=now).delete()[0])
    yield Purged("counts of searches deleted", SearchedText.objects.forget(today))
    tasks = DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT)
    yield Purged("results of background work deleted", tasks.delete()[0])
    wipe_free_space()


def delete_requests(today: date) -> int:
    """Requests of visitors on the day that they were promised."""
    return _delete(ContactRequest.objects.expired(today))


@transaction.atomic
def forget_contacts(today: date) -> int:
    """Name and addresses of contacts that ended long enough ago; the role stays, since cases may name it.

    The history of the row keeps its entries under the label that the row has now.
    """
    ended = Contact.objects.filter(ends_on__lte=today - CONTACTS_KEPT).exclude(name="", email="", phone="")
    content_type = ContentType.objects.get_for_model(Contact)
    contacts = list(ended.select_related("organisation"))
    for contact in contacts:
        contact.name = contact.email = contact.phone = ""
        contact.save(update_fields=["name", "email", "phone"])
        history = ModelLogEntry.objects.filter(content_type=content_type, object_id=str(contact.pk))
        history.update(label=str(contact), data={})
    return len(contacts)


def delete_copies(today: date) -> int:
    """The sizes in which a picture was shown: who kept their addresses could go on looking at it."""
    return _delete(CustomRendition.objects.filter(image__consent_until__lt=today))


def delete_accounts(now: datetime) -> int:
    """Accounts that are switched off and that nobody has used for a year; pages keep their words without the name."""
    last_used = Coalesce("last_login", "date_joined")
    switched_off = get_user_model().objects.filter(is_active=False).annotate(last_used=last_used)
    accounts = list(switched_off.filter(last_used__lt=now - ACCOUNTS_KEPT))
    for account in accounts:
        account.delete()
    return len(accounts)


def delete_versions(now: datetime) -> int:
    """Old versions of pages that are neither live nor the newest, nor waiting for their moment or for somebody's eyes.

    Wagtail's own command keeps the newest, but not the live one where a newer draft stands beside it. A comment goes
    with the version that it was made on, so a version with one that nobody has dealt with stays.
    """
    old = Revision.objects.page_revisions().filter(created_at__lt=now - VERSIONS_KEPT, approved_go_live_at=None)
    in_use = Page.objects.filter(
        models.Q(latest_revision=models.OuterRef("pk")) | models.Q(live_revision=models.OuterRef("pk"))
    )
    being_read = TaskState.objects.filter(revision=models.OuterRef("pk"), status=TaskState.STATUS_IN_PROGRESS)
    open_comments = Comment.objects.filter(revision_created=models.OuterRef("pk"), resolved_at=None)
    kept = models.Exists(in_use) | models.Exists(being_read) | models.Exists(open_comments)
    return _delete(old.exclude(kept))


def delete_texts(now: datetime) -> int:
    """Texts that stand in no translated page any more: wagtail-localize keeps them, should they come back.

    So does this, for as long as the versions of a page, counted from when somebody last translated them.
    """
    in_use = StringSegment.objects.filter(string=models.OuterRef("pk"))
    fresh = StringTranslation.objects.filter(translation_of=models.OuterRef("pk"), updated_at__gte=now - VERSIONS_KEPT)
    return _delete(String.objects.exclude(models.Exists(in_use) | models.Exists(fresh)))


def _delete(rows: models.QuerySet[Any]) -> int:
    """Delete rows; how many there were, without what hung on them."""
    count = rows.count()
    rows.delete()
    return count


def delete_histories() -> int:
    """What Wagtail noted of people and requests that are no longer there: its labels are their names."""
    models_of_people: tuple[type[models.Model], ...] = (get_user_model(), Contact, ContactRequest)
    count = 0
    for model in models_of_people:
        present = model._default_manager.annotate(text=Cast("pk", models.CharField())).values("text")
        entries = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
        count += entries.exclude(object_id__in=present).delete()[0]  # type: ignore[misc] # the stubs lack it
    return count


def delete_avatars() -> int:
    """Pictures that belong to no account any more: deleting an account leaves its picture behind."""
    if not default_storage.exists(AVATARS):
        return 0
    kept = set(UserProfile.objects.exclude(avatar="").values_list("avatar", flat=True))
    orphans = {f"{AVATARS}/{name}" for name in default_storage.listdir(AVATARS)[1]} - kept
    for name in orphans:
        default_storage.delete(name)
    return len(orphans)


def wipe_free_space() -> None:
    """On SQLite, end the journal that still has what was deleted; the database file itself is wiped as it is written.

    PostgreSQL uses the space again by itself (autovacuum).
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()


def as_lines(purged: Iterator[Purged]) -> Iterator[str]:
    """One line for each kind of which something has gone."""
    return (f"{row.what}: {row.count}" for row in purged if row.count)
