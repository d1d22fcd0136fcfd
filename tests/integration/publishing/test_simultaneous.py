"""Two editors at the same moment: nothing that either of them did is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections
from wagtail.models import Page, PageViewRestriction

from casebook.models import CasePage
from legro_cms.core.management.commands.content_check import find_problems
from search.integrity import findings
from search.models import Entry
from tests.factories import casebook, publish, published_case, submit_translation, translate_strings

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 15


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


def entry_of(page: CasePage) -> Entry:
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


def test_translation_never_outlives_a_source_that_is_taken_down_at_the_same_moment(
    pair: tuple[CasePage, CasePage],
) -> None:
    case, english = pair
    for _round in range(ROUNDS):
        publish(CasePage.objects.get(pk=case.pk))
        CasePage.objects.get(pk=english.pk).unpublish()
        revision = english.get_latest_revision()
        source = CasePage.objects.get(pk=case.pk)
        down, up = together(source.unpublish, revision.publish)
        assert down is None
        assert up is None or isinstance(up, ValidationError)
        assert not Page.objects.filter(translation_key=case.translation_key, live=True).exists()
        assert not entry_of(case).is_public
        assert list(find_problems()) == []


def test_translation_never_outlives_a_source_that_is_taken_down_as_a_generic_page(
    pair: tuple[CasePage, CasePage],
) -> None:
    case, english = pair
    for _round in range(ROUNDS):
        publish(CasePage.objects.get(pk=case.pk))
        CasePage.objects.get(pk=english.pk).unpublish()
        revision = english.get_latest_revision()
        source = Page.objects.get(pk=case.pk)
        down, up = together(source.unpublish, revision.publish)
        assert down is None
        assert up is None or isinstance(up, ValidationError)
        assert not Page.objects.filter(translation_key=case.translation_key, live=True).exists()
        assert not entry_of(case).is_public


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
