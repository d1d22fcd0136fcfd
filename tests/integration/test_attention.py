"""What waits for an editor: each thing is named while there is something to do about it, to who can do it."""

from datetime import date, datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from casebook.models import CasePage, CasePhoto
from events.models import EventPerson, ReportPresentation
from home.attention.matters import MATTERS
from legro_cms.core.groups import GroupName
from legro_cms.core.models import SiteSettings
from tests.admin import client_of, is_refused, member
from tests.factories import (
    ContactFactory,
    draft_case,
    draft_event,
    published_case,
    published_event,
    published_report,
    submit_translation,
    translated,
)
from tests.pages import image

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
EVERYBODYS = {GroupName.ADMINISTRATORS, GroupName.EDITORS, GroupName.TRANSLATORS}


@pytest.fixture(autouse=True)
def _today(freeze: Any) -> None:
    freeze("2026-11-21 10:00")


def rows(key: str) -> list[tuple[str, str]]:
    """Titles and reasons of a matter today."""
    matter = next(one for one in MATTERS if one.key == key)
    return [(row.title, row.why) for row in matter.find(TODAY)]


def titles(key: str) -> list[str]:
    return [title for title, _why in rows(key)]


# Who is told of what


@pytest.mark.parametrize("group", sorted(GroupName))
def test_who_can_do_something_about_it_finds_it_in_the_menu_and_on_the_first_page(group: GroupName) -> None:
    client = client_of(member(group))
    first_page = client.get(reverse("wagtailadmin_home")).content.decode()
    page = client.get(reverse("attention"))
    assert (reverse("attention") in first_page) == (group in EVERYBODYS)
    assert is_refused(page) == (group not in EVERYBODYS)


def test_a_translator_is_told_of_translations_only() -> None:
    published_case(title="Bankjes", contact=None, review_date=TODAY)
    found = client_of(member(GroupName.TRANSLATORS)).get(reverse("attention")).context["found"]
    assert [one.matter.key for one in found] == ["untranslated"]


def test_each_row_leads_to_a_page_that_opens() -> None:
    editor = client_of(member(GroupName.ADMINISTRATORS))
    published_case(title="Bankjes", review_date=TODAY, contact=ContactFactory(ends_on=TODAY))
    found = editor.get(reverse("attention")).context["found"]
    addresses = [row.url for one in found for row in one.rows]
    assert len(addresses) >= 3
    assert [editor.get(address).status_code for address in addresses] == [200] * len(addresses)


def test_with_many_works_the_page_asks_no_more_questions(django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        published_case(title=f"Geval {number}", review_date=TODAY)
    with django_assert_max_num_queries(15):
        found = [list(matter.find(TODAY)) for matter in MATTERS]
    assert sum(len(one) for one in found) >= 36


# Cases


def test_a_case_is_named_on_its_day_of_review() -> None:
    published_case(title="Vandaag", review_date=TODAY)
    published_case(title="Morgen", review_date=date(2026, 11, 22))
    draft_case(title="Concept", review_date=TODAY)
    [(title, why)] = rows("reviews")
    assert title == "Vandaag"
    assert "21 november 2026" in why


def test_a_case_without_a_contact_is_named() -> None:
    published_case(title="Van niemand", contact=None)
    published_case(title="Van iemand", contact=ContactFactory())
    assert titles("nameless") == ["Van niemand"]


def test_a_draft_is_named_after_a_month() -> None:
    old, new = draft_case(title="Vergeten"), draft_case(title="Van gisteren")
    for page, day in ((old, 20), (new, 21)):
        page.save_revision()
        month = 10 if page is old else 11
        Page.objects.filter(pk=page.pk).update(
            latest_revision_created_at=datetime(2026, month, day, tzinfo=timezone.get_default_timezone())
        )
    assert titles("drafts") == ["Vergeten"]


def test_a_planned_page_that_could_not_be_published_is_named_with_the_reason() -> None:
    page = draft_case(title="Te laat", places=[])
    page.go_live_at = datetime(2026, 11, 20, 9, tzinfo=timezone.get_default_timezone())
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    assert revision.approved_go_live_at is not None
    [(title, why)] = rows("failed")
    assert title == "Te laat"
    assert str(page.required_rows["case_places"]) in why


# Translations


def change(case: CasePage, **fields: str) -> None:
    """Publish other words."""
    for name, value in fields.items():
        setattr(case, name, value)
    case.save_revision().publish()


def test_a_translation_is_named_once_its_original_has_changed(
    freeze: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        case = published_case(title="Bankjes")
        translated(case, {"title": "Benches"})
    assert titles("outdated") == []
    freeze("2026-11-21 11:00")
    change(CasePage.objects.get(pk=case.pk), summary="Er staan nu meer bankjes.")
    assert titles("outdated") == ["Benches"]


def test_a_work_in_one_language_is_named_until_its_translation_is_published(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        case = published_case(title="Bankjes")
    before = rows("untranslated")
    submit_translation(case)
    begun = rows("untranslated")
    assert [title for title, _why in before] == [title for title, _why in begun] == ["Bankjes"]
    assert before != begun
    with django_capture_on_commit_callbacks(execute=True):
        translated(case, {"title": "Benches"})
    assert rows("untranslated") == []


# Meetings


def test_a_meeting_that_was_is_named_until_its_report_is_public() -> None:
    meeting = published_event(title="Geweest", first_day=date(2026, 10, 1))
    published_event(title="Komt nog", first_day=date(2026, 12, 1))
    published_event(title="Ging niet door", first_day=date(2026, 10, 1), event_status="cancelled")
    draft_event(title="Concept", first_day=date(2026, 10, 1))
    assert titles("unreported") == ["Geweest"]
    published_report(event=meeting)
    assert titles("unreported") == []


def test_a_meeting_that_never_got_a_day_is_named() -> None:
    published_event(title="Ooit in het voorjaar", first_day=date(2026, 3, 1), precision="season")
    published_event(title="Dit najaar", first_day=date(2026, 10, 1), precision="season")
    assert titles("undated") == ["Ooit in het voorjaar"]


# People


@pytest.mark.parametrize(("ends_on", "is_named"), [("2026-11-21", True), ("2026-12-21", True), ("2026-12-22", False)])
def test_a_contact_that_ends_is_named_a_month_ahead(ends_on: str, is_named: bool) -> None:
    contact = ContactFactory(role_nl="projectleider", ends_on=ends_on)
    published_case(contact=contact)
    assert (str(contact) in titles("contacts")) == is_named


def test_a_contact_with_a_successor_or_without_works_is_not_named() -> None:
    replaced = ContactFactory(role_nl="opgevolgd", ends_on=TODAY, successor=ContactFactory())
    published_case(contact=replaced)
    unused = ContactFactory(role_nl="ongenoemd", ends_on=TODAY)
    assert not {str(replaced), str(unused)} & set(titles("contacts"))


def test_a_missing_general_contact_is_named() -> None:
    settings = SiteSettings.load()
    settings.general_contact = None
    settings.save()
    missing = rows("contacts")
    settings.general_contact = ContactFactory()
    settings.save()
    assert (len(missing), rows("contacts")) == (1, [])


@pytest.mark.parametrize(("until", "is_named"), [("2026-11-20", True), ("2026-12-21", True), ("2026-12-22", False)])
def test_a_picture_in_use_is_named_before_its_consent_ends(until: str, is_named: bool) -> None:
    shown, unused = image("De opening"), image("Nergens")
    for one in (shown, unused):
        one.consent_until = date.fromisoformat(until)
        one.save()
    case = draft_case()
    case.case_photos = [CasePhoto(image=shown)]
    case.save_revision().publish()
    assert titles("pictures") == ([shown.title] if is_named else [])


@pytest.mark.parametrize(("until", "is_named"), [("2026-11-21", True), ("2026-12-21", True), ("2026-12-22", False)])
def test_a_name_is_called_to_mind_before_its_consent_ends(until: str, is_named: bool) -> None:
    agreed = {"name": "Sam Sprekers", "has_consent": True, "consent_until": date.fromisoformat(until)}
    event = published_event(title="Leersessie", people=[EventPerson(**agreed)])
    published_report(event=event, title="Verslag", presentations=[ReportPresentation(title_nl="Groen", **agreed)])
    told = rows("names")
    assert [name for name, _why in told] == (["Sam Sprekers"] * 2 if is_named else [])
    assert all(title in why for title, (_name, why) in zip(("Leersessie", "Verslag"), told, strict=False))
