"""Checks and runs of publishing that go beyond a single page's ``save()``."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from legro_cms.core.models import BasePage


def check_draft(page: Page) -> None:
    """Raise ``ValidationError`` when the newest draft of the page could not be published now."""
    _check(page.get_latest_revision_as_object())


def _check(draft: Any) -> None:
    if isinstance(draft, BasePage):
        draft.check_publishable()
    draft.full_clean()


@dataclass
class ScheduledRun:
    """What one run of scheduled publishing did, by titles; ``refused`` has the reason beside the title."""

    expired: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def run_schedule(*, dry_run: bool = False) -> ScheduledRun:
    """Take down what has expired and publish what is due.

    Each page is a transaction of its own, and a draft that is not valid is reported and left for the editor: Wagtail's
    own run stops at the first one, so that everything after it stays unpublished.
    """
    run, now = ScheduledRun(), timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at"):
        if not dry_run:
            with transaction.atomic():
                page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        run.expired.append(page.title)
    for revision in _due(now):
        title = str(revision.object_str)
        try:
            if dry_run:
                _check(revision.as_object())
            else:
                with transaction.atomic():
                    revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as error:
            run.refused.append((title, " ".join(error.messages)))
        else:
            run.published.append(title)
    return run


def _due(now: datetime) -> list[Revision]:
    """The revisions whose moment has come, sources first: a translation may go live only after its source."""
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    return sorted(due, key=_is_of_translation)


def _is_of_translation(revision: Revision) -> bool:
    page = revision.content_object
    return isinstance(page, BasePage) and not page.is_source
