"""Two editors at the same moment: nothing that either of them did is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from wagtail.models import Page, PageViewRestriction

from casebook.models import CasePage
from events.models import EventPage, SessionReportPage
from legro_cms.core.management.commands.content_check import find_problems
from search.integrity import findings
from search.models import Entry
from tests.factories import (
    casebook,
    publish,
    published_case,
    published_circle,
    published_event,
    published_report,
    submit_translation,
    translate_strings,
)

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 15 if connection.vendor == "postgresql" else 5
"""SQLite lets one of them write at a time, so there are only two orders to be seen there."""
FEW_ROUNDS = 5


def together(*actions: Callable[[], object]) -> list[BaseException | None]:
    """Run all actions at once, each on a connection of its own; what each of them raised."""
    start = Barrier(len(actions))

    def run(action: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        futures = [pool.submit(run, action) for action in actions]
        return [future.exception(timeout=60) for future in futures]


@pytest.fixture
def pair() -> tuple[CasePage, CasePage]:
    """A case and its translation, both live."""
    case = published_case()
    translation = submit_translation(case)
    translate_strings(translation)
    translation.save_target(publish=True)
    return case, CasePage.objects.get(translation_key=case.translation_key, locale__language_code="en")


def entry_of(page: Page) -> Entry:
    return Entry.objects.get(translation_key=page.translation_key)


def test_both_languages_published_at_once_are_both_found(pair: tuple[CasePage, CasePage]) -> None:
    case, english = pair
    for number in range(ROUNDS):
        revisions = []
        for page in (CasePage.objects.get(pk=case.pk), CasePage.objects.get(pk=english.pk)):
            page.title = f"Ronde {number} {page.locale.language_code}"
            revisions.append(page.save_revision())
        assert together(*(revision.publish for revision in revisions)) == [None, None]
        entry = entry_of(case)
        assert (entry.title_nl, entry.title_en) == (f"Ronde {number} nl", f"Ronde {number} en")
        assert [str(finding) for finding in findings()] == []


@pytest.mark.parametrize("taken_down_as", [CasePage, Page])
def test_translation_never_outlives_a_source_that_is_taken_down_at_the_same_moment(
    pair: tuple[CasePage, CasePage], taken_down_as: type[Page]
) -> None:
    case, english = pair
    for _round in range(ROUNDS):
        publish(CasePage.objects.get(pk=case.pk))
        CasePage.objects.get(pk=english.pk).unpublish()
        revision = english.get_latest_revision()
        source = taken_down_as.objects.get(pk=case.pk)
        down, up = together(source.unpublish, revision.publish)
        assert down is None
        assert up is None or isinstance(up, ValidationError)
        assert not Page.objects.filter(translation_key=case.translation_key, live=True).exists()
        assert not entry_of(case).is_public
        assert list(find_problems()) == []


def test_work_published_while_its_branch_is_restricted_stays_hidden(pair: tuple[CasePage, CasePage]) -> None:
    case, _english = pair
    for number in range(ROUNDS):
        page = CasePage.objects.get(pk=case.pk)
        page.title = f"Ronde {number}"
        revision = page.save_revision()
        restriction = PageViewRestriction(page=casebook(), restriction_type=PageViewRestriction.LOGIN)
        assert together(restriction.save, revision.publish) == [None, None]
        assert not entry_of(case).is_public
        assert [str(finding) for finding in findings()] == []
        restriction.delete()
        assert entry_of(case).is_public


def test_a_circle_counts_both_of_two_meetings_that_are_published_at_once() -> None:
    circle = published_circle()
    meetings = [published_event(parent=circle, title=f"Bijeenkomst {number}") for number in range(2)]
    for number in range(FEW_ROUNDS):
        revisions = []
        for first, page in zip((date(2026, 1, 1), date(2027, 1, 1)), meetings, strict=True):
            fresh = EventPage.objects.get(pk=page.pk)
            fresh.first_day = fresh.last_day = first + timedelta(days=number)
            revisions.append(fresh.save_revision())
        assert together(*(revision.publish for revision in revisions)) == [None, None]
        assert [str(finding) for finding in findings()] == []


def test_a_report_published_while_its_meeting_is_decided_has_the_new_date() -> None:
    event = published_event()
    report = published_report(event=event)
    for number in range(FEW_ROUNDS):
        fresh = EventPage.objects.get(pk=event.pk)
        fresh.first_day = fresh.last_day = date(2026, 1, 1) + timedelta(days=number)
        moved = fresh.save_revision()
        written = SessionReportPage.objects.get(pk=report.pk).save_revision()
        assert together(moved.publish, written.publish) == [None, None]
        assert entry_of(report).starts == fresh.first_day
        assert [str(finding) for finding in findings()] == []
