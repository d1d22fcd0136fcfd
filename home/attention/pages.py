"""Pages to look at: reviews that are due, drafts that were left, publications that failed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, get_page_models

from casebook.models import CasePage
from home.attention.rows import Row, edit_address
from legro_cms.core.fact_rows import day
from legro_cms.core.models import BasePage
from legro_cms.core.publishing import check_draft

LEFT_ALONE = timedelta(days=30)
"""After which a draft that nobody went on with is called to mind."""

GRACE = timedelta(minutes=15)
"""Within which a scheduled publication may still come by itself: the command runs every few minutes."""


def union_over_kinds(rows_of: Any) -> QuerySet[Any, Any]:
    """What ``rows_of`` selects of each kind of page, in one query."""
    first, *others = (rows_of(model) for model in get_page_models() if issubclass(model, BasePage))
    return first.union(*others)


def reviews(today: date) -> Iterator[Row]:
    """Published cases whose day of review has come."""
    due = CasePage.objects.live().filter(locale=F("source_locale"), review_date__lte=today)
    for pk, title, since in due.order_by("review_date", "pk").values_list("pk", "draft_title", "review_date"):
        yield Row(title, edit_address(pk), _("Review was due on %(day)s.") % {"day": day(since)})


def drafts(today: date) -> Iterator[Row]:
    """Drafts and changes of pages as they were first written that nobody has touched for a month."""
    before = timezone.make_aware(datetime.combine(today, time.min)) - LEFT_ALONE

    def left(model: type[BasePage]) -> QuerySet[Any, Any]:
        pages = model._default_manager.filter(
            locale=F("source_locale"), has_unpublished_changes=True, latest_revision_created_at__lt=before
        )
        return pages.order_by().values_list("latest_revision_created_at", "pk", "draft_title", "live")

    for moment, pk, title, live in union_over_kinds(left).order_by("latest_revision_created_at", "pk"):
        since = {"day": day(timezone.localdate(moment))}
        why = _("Changed on %(day)s, and the change was not published.") if live else _("Draft of %(day)s.")
        yield Row(title, edit_address(pk), why % since)


def failed_publications(today: date) -> Iterator[Row]:
    """Pages that should have been published by now, with the reason why they were not."""
    waiting = Revision.objects.page_revisions().filter(approved_go_live_at__lt=timezone.now() - GRACE)
    for revision in waiting.order_by("approved_go_live_at", "pk"):
        page = revision.content_object
        if isinstance(page, Page):
            yield Row(str(revision.object_str), edit_address(page.pk), _reason(page, revision))


def _reason(page: Page, revision: Revision) -> str:
    due = timezone.localtime(revision.approved_go_live_at)
    told = _("Was to be published on %(day)s.") % {"day": day(due.date())}
    try:
        check_draft(page)
    except ValidationError as error:
        return " ".join([told, *error.messages])
    return told
