"""Entries are what the pages say, whatever was done to them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from casebook.models import CasePage, CasePlace
from legro_cms.core.models import Municipality, Theme
from search import indexing
from search.integrity import findings
from search.models import Entry
from tests.factories import (
    OrganisationFactory,
    draft_case,
    published_case,
    published_circle,
    published_event,
    published_report,
    standard_page,
    translated,
)
from tests.search.builders import search, titles

pytestmark = pytest.mark.django_db


def _entry(page: Page) -> Entry:
    return Entry.objects.get(translation_key=page.translation_key)


def _town(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


def test_a_published_case_is_found_at_once() -> None:
    published_case(title="Het klompenpad")
    assert titles(search("klompenpad")) == ["Het klompenpad"]


def test_a_draft_is_not_found() -> None:
    draft_case(title="Het klompenpad")
    assert search("klompenpad").total == 0


def test_the_draft_of_a_published_case_is_not_found() -> None:
    page = published_case(title="Het klompenpad")
    page.title = "Het laarzenpad"
    page.save_revision()
    assert search("laarzenpad").total == 0
    assert search("klompenpad").total == 1


def test_an_unpublished_case_leaves_nothing_behind_but_its_row() -> None:
    page = published_case(title="Het klompenpad")
    page.unpublish()
    entry = _entry(page)
    assert not entry.is_public
    assert not entry.terms.exists()
    assert not entry.postings.exists()
    assert entry.title_nl == entry.text_nl == entry.names_nl == ""


def test_a_deleted_case_leaves_nothing_behind_but_its_row() -> None:
    page = published_case(title="Het klompenpad")
    CasePage.objects.get(pk=page.pk).delete()
    assert not _entry(page).is_public
    assert search("klompenpad").total == 0


def test_a_restricted_case_is_not_found() -> None:
    page = published_case(title="Het klompenpad")
    restriction = PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert search("klompenpad").total == 0
    restriction.delete()
    assert search("klompenpad").total == 1


def test_works_can_be_hidden_before_whatever_makes_them_private_is_saved() -> None:
    page = published_case(title="Het klompenpad")
    indexing.withdraw([page.translation_key])
    assert search("klompenpad").total == 0


def test_a_translation_joins_the_entry_of_its_source(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    page = published_case(title="Het klompenpad")
    with django_capture_on_commit_callbacks(execute=True):
        translated(page, {"title": "The clog path"})
    entry = _entry(page)
    assert (entry.live_nl, entry.live_en) == (True, True)
    assert titles(search("clogs", "en")) == ["The clog path"]
    assert Entry.objects.public().filter(kind="case").count() == 1


def test_an_english_source_is_found_on_a_dutch_page_in_english() -> None:
    published_case("en", title="The clog path")
    (hit,) = search("clog", "nl").hits
    assert hit.text_language == "en"


def test_a_standard_page_is_a_work_of_its_own_kind() -> None:
    standard_page(title="Over klompenpad")
    assert titles(search("klompenpad", kinds=("page",))) == ["Over klompenpad"]


def test_index_pages_have_no_entry() -> None:
    published_case()
    assert set(Entry.objects.values_list("kind", flat=True)) <= {"case", "contact", "page"}
    assert not Entry.objects.filter(translation_key=Page.objects.get(depth=1).translation_key).exists()


def test_a_key_without_pages_makes_no_entry() -> None:
    before = Entry.objects.count()
    indexing.refresh(uuid4())
    assert Entry.objects.count() == before


def test_a_refresh_that_changes_nothing_raises_no_revision() -> None:
    page = published_case()
    before = _entry(page).revision
    indexing.refresh(page.translation_key)
    assert _entry(page).revision == before


def test_every_difference_raises_the_revision() -> None:
    page = published_case()
    before = _entry(page).revision
    page.themes = [Theme.objects.get(slug="spelen")]
    page.save_revision().publish()
    assert _entry(page).revision > before


def test_an_entry_stands_or_falls_with_the_change_that_caused_it() -> None:
    page = published_case(title="Het klompenpad")
    with transaction.atomic():
        page.title = "Het laarzenpad"
        page.save()
        transaction.set_rollback(True)
    assert search("laarzenpad").total == 0
    assert search("klompenpad").total == 1


def test_a_renamed_term_is_found_by_its_new_name_and_no_longer_by_the_old() -> None:
    theme = Theme.objects.get(slug="spelen")
    published_case(themes=[theme])
    theme.name_nl = "Ravotten"
    theme.save()
    assert search("ravotten").total == 1
    assert list(findings()) == []


def test_a_merged_theme_is_found_under_the_one_it_was_merged_into() -> None:
    old, new = Theme.objects.get(slug="spelen"), Theme.objects.get(slug="bewegen")
    published_case(themes=[old])
    old.merged_into = new
    old.save()
    assert search(filters=(("theme", ("bewegen",)),)).total == 1


def test_a_sub_term_is_found_under_its_term() -> None:
    published_case(themes=[Theme.objects.get(slug="spelen")])
    assert search(filters=(("theme", ("ruimtelijke-interventies",)),)).total == 1


def test_a_former_municipality_finds_its_successor_and_keeps_its_name() -> None:
    published_case(title="Het klompenpad", places=[_town("loppersum")])
    assert titles(search(filters=(("municipality", ("eemsdelta",)),))) == ["Het klompenpad"]
    assert titles(search("Loppersum")) == titles(search("eemsdelta")) == ["Het klompenpad"]


def test_a_municipality_with_two_successors_counts_under_both_and_once_in_the_total() -> None:
    published_case(places=[_town("winsum")])
    heirs = ("het-hogeland", "westerkwartier")
    result = search(filters=(("municipality", heirs),), facets=("municipality",))
    assert result.total == 1
    assert {slug: result.facets["municipality"][slug] for slug in heirs} == dict.fromkeys(heirs, 1)


def test_a_place_that_says_where_it_lies_now_counts_under_that_successor_only() -> None:
    place = CasePlace(municipality=_town("winsum"), present_municipality=_town("westerkwartier"))
    published_case(places=[place])
    assert search(filters=(("municipality", ("westerkwartier",)),)).total == 1
    assert search(filters=(("municipality", ("het-hogeland",)),)).total == 0


def test_a_merger_entered_later_is_followed_at_once() -> None:
    published_case(places=[_town("pekela")])
    former = _town("pekela")
    former.valid_until = date(2026, 1, 1)
    former.save()
    former.successors.add(_town("veendam"))
    assert search(filters=(("municipality", ("veendam",)),)).total == 1


def test_reading_many_works_takes_as_many_statements_as_reading_one() -> None:
    def statements(keys: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as queries:
            indexing.read_works(keys)
        return len(queries)

    themes = list(Theme.objects.exclude(parent=None)[:2])
    pages = [
        published_case(title=f"Pad {number}", themes=themes, places=[_town("loppersum")], start_year=2020)
        for number in range(5)
    ]
    keys = [page.translation_key for page in pages]
    assert statements(keys[:1]) == statements(keys)


def test_reading_many_meetings_reports_and_circles_takes_as_many_statements_as_reading_one() -> None:
    def statements(keys: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as queries:
            indexing.read_works(keys)
        return len(queries)

    themes = list(Theme.objects.exclude(parent=None)[:2])
    host = OrganisationFactory(slug="dorpshuis")
    events = [
        published_event(title=f"Sessie {number}", themes=themes, hosts=[host], municipality=_town("loppersum"))
        for number in range(4)
    ]
    reports = [published_report(event=event, title=f"Verslag {number}") for number, event in enumerate(events)]
    circles = [published_circle(title=f"Kring {number}", themes=themes, experts=[host]) for number in range(4)]
    for circle in circles:
        published_event(parent=circle, title="Bijeenkomst")
    for pages in (events, reports, circles):
        keys = [page.translation_key for page in pages]
        assert statements(keys[:1]) == statements(keys)


def test_a_refresh_of_many_works_takes_a_constant_number_of_statements_for_the_entries() -> None:
    def statements(keys: list[UUID]) -> int:
        with CaptureQueriesContext(connection) as queries:
            indexing.refresh_many(keys)
        return sum("search_" in query["sql"] for query in queries)

    pages = [standard_page(title=f"Pad {number}") for number in range(6)]
    keys = [page.translation_key for page in pages]
    assert statements(keys[:1]) == statements(keys)
