"""Deleting a source deletes its translation; deleting a translation leaves the source."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from casebook.models import CasePage
from search.models import Entry
from tests.admin import messages_of
from tests.factories import casebook, draft_case, home, publish, published_case, standard_page
from tests.integration.publishing.editing import bulk
from tests.integration.publishing.seen import Seen, assert_gone, assert_seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


@pytest.fixture(autouse=True)
def whole_tree(db: None) -> Iterator[None]:
    """After the test treebeard finds nothing wrong with paths, depths and numbers of children."""
    yield
    assert Page.find_problems() == ([], [], [], [], [])


def pages_of(case: CasePage) -> int:
    return Page.objects.filter(translation_key=case.translation_key).count()


def test_source_deleted_in_code_takes_its_translation_along(case: CasePage, english: CasePage) -> None:
    case.delete()
    assert pages_of(case) == 0
    assert_gone(case)


def test_source_deleted_as_generic_page_takes_its_translation_along(case: CasePage, english: CasePage) -> None:
    Page.objects.get(pk=case.pk).delete()
    assert pages_of(case) == 0
    assert_gone(case)


def test_sources_deleted_by_queryset_take_their_translations_along(case: CasePage, english: CasePage) -> None:
    CasePage.objects.filter(pk=case.pk).delete()
    assert pages_of(case) == 0
    assert_gone(case)


def test_source_deleted_in_the_admin_takes_its_translation_along(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[case.pk]))
    assert pages_of(case) == 0
    assert_gone(case)


def test_whoever_is_about_to_delete_a_source_reads_which_translation_goes_too(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    page = admin.get(reverse("wagtailadmin_pages:delete", args=[case.pk]))
    assert english.title in page.content.decode()
    page = admin.get(reverse("wagtailadmin_pages:delete", args=[english.pk]))
    assert messages_of(page) == ""


def test_source_deleted_in_bulk_takes_its_translation_along(case: CasePage, english: CasePage, admin: Client) -> None:
    bulk(admin, "delete", case)
    assert pages_of(case) == 0
    assert_gone(case)


def test_source_and_translation_ticked_together_are_deleted(case: CasePage, english: CasePage, admin: Client) -> None:
    bulk(admin, "delete", case, english)
    assert pages_of(case) == 0
    assert_gone(case)


def test_translation_deleted_alone_leaves_the_source(case: CasePage, english: CasePage) -> None:
    english.delete()
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_deleted_in_the_admin_leaves_the_source(case: CasePage, english: CasePage, admin: Client) -> None:
    admin.post(reverse("wagtailadmin_pages:delete", args=[english.pk]))
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_deleted_draft_leaves_no_trace() -> None:
    page = draft_case()
    page.delete()
    assert_gone(page)


def test_entry_of_a_deleted_work_stays_as_a_tombstone_with_a_higher_revision(case: CasePage) -> None:
    before = Entry.objects.get(translation_key=case.translation_key).revision
    case.delete()
    entry = Entry.objects.get(translation_key=case.translation_key)
    assert (entry.is_public, entry.title_nl, entry.revision > before) == (False, "", True)


def test_deleted_casebook_takes_all_cases_along(case: CasePage, english: CasePage) -> None:
    second = published_case(title="Een tweede tuin")
    casebook().delete()
    for page in (case, second):
        assert pages_of(page) == 0
        assert_gone(page)


def test_deleted_home_page_takes_its_branch_and_the_translated_branch_along(case: CasePage, english: CasePage) -> None:
    home("nl").delete()
    assert Page.objects.filter(depth__gt=1).count() == 0
    assert not Entry.objects.filter(is_public=True).exists()


def test_deleted_english_branch_leaves_the_dutch_one(case: CasePage, english: CasePage) -> None:
    casebook("en").delete()
    assert pages_of(case) == 1
    assert_seen(case, nl=Seen.OWN, en=Seen.MISSING)


def test_english_first_work_goes_with_the_english_branch(english: CasePage) -> None:
    first = published_case("en", title="Walking with the doctor")
    casebook("en").delete()
    assert pages_of(first) == 0
    assert_gone(first)


def test_page_below_a_deleted_translation_goes_with_its_branch_alone() -> None:
    about = standard_page(title="Over ons")
    english_about = publish(about.copy_for_translation(Locale.objects.get(language_code="en")))
    child = standard_page(title="Partners")
    child.move(about, pos="last-child")
    english_about.delete()
    assert Entry.objects.get(translation_key=child.translation_key).is_public


def test_deleting_is_said_in_the_search_of_what_stood_below(case: CasePage) -> None:
    about = standard_page(title="Over ons")
    child = standard_page(title="Partners")
    child.move(about, pos="last-child")
    Page.objects.get(pk=about.pk).delete()
    assert not Entry.objects.get(translation_key=child.translation_key).is_public


def test_case_that_others_point_at_may_be_deleted(case: CasePage) -> None:
    follower = published_case(title="Nagevolgd", adopted_from=case)
    case.delete()
    follower.refresh_from_db()
    assert follower.adopted_from is None
    assert_seen(follower, nl=Seen.OWN, en=Seen.FALLBACK)
