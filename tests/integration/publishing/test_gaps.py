"""Ways past the editor's form, each of which would have shown readers something that the form refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from casebook.models import CasePage
from home.models import StandardPage
from legro_cms.core.groups import GroupName
from tests.admin import client_of, member
from tests.factories import casebook, draft_case, home, publish, standard_page, submit_translation, translated
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.seen import Seen, assert_seen

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", [GroupName.ADMINISTRATORS, GroupName.EDITORS, GroupName.TRANSLATORS])
def test_translation_is_not_stopped_half_way(case: CasePage, group: GroupName) -> None:
    record = submit_translation(case)
    response = client_of(member(group)).post(reverse("wagtail_localize:stop_translation", args=[record.pk]))
    record.refresh_from_db()
    assert (response.status_code, response.headers.get("Location"), record.enabled) == (302, "/admin/", True)


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("lessons", {"lessons": []}),
        ("price_year", {"cost_once_min": 500, "cost_once_max": 900, "price_year": None}),
        ("end_year", {"status": "done", "end_year": None}),
    ],
)
def test_code_publishes_no_case_that_the_editor_would_refuse(fact: str, fields: dict[str, object]) -> None:
    draft = draft_case(**fields)
    with pytest.raises(ValidationError) as refusal:
        publish(draft)
    assert set(refusal.value.message_dict) == {fact}


def test_older_revision_of_a_translation_keeps_the_slug_of_today(case: CasePage, commit: Commit) -> None:
    with commit():
        english = translated(case)
    case = CasePage.objects.get(pk=case.pk)
    case.slug = "pluktuin"
    with commit():
        publish(case)
    english = CasePage.objects.get(pk=english.pk)
    english.revisions.first().publish()
    english.refresh_from_db()
    assert english.slug == "pluktuin"
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_page_made_in_code_below_the_english_home_page_is_english_first() -> None:
    page = StandardPage(title="About", slug="about", intro="Who we are.")
    home("en").add_child(instance=page)
    english = Locale.objects.get(language_code="en")
    assert (page.locale, page.source_locale) == (english, english)


def test_move_to_where_the_slug_is_taken_in_the_other_language_is_refused(admin: Client) -> None:
    parent = standard_page(title="Thema's")
    in_english = parent.copy_for_translation(Locale.objects.get(language_code="en"))
    publish(in_english)
    taken = StandardPage(title="Goal", slug="doel", intro="Ours.", locale=in_english.locale)
    in_english.add_child(instance=taken)
    page = standard_page(title="Doel", slug="doel")
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk]))
    assert Page.objects.get(pk=page.pk).get_parent().pk == home().pk


def test_copy_that_follows_its_original_is_neither_offered_nor_made(case: CasePage, admin: Client) -> None:
    assert 'name="alias"' not in admin.get(reverse("wagtailadmin_pages:copy", args=[case.pk])).content.decode()
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": casebook().pk, "alias": "on"}
    admin.post(reverse("wagtailadmin_pages:copy", args=[case.pk]), form)
    assert not Page.objects.exclude(alias_of=None).exists()


@pytest.mark.parametrize(("status", "years"), [("running", {2024, 2025, 2026}), ("stopped", {2024}), ("done", {2024})])
def test_case_that_is_over_belongs_to_the_years_that_are_known(status: str, years: set[int], freeze: object) -> None:
    freeze("2026-11-21 10:00")  # type: ignore[operator]
    facts = draft_case(status=status, start_year=2024, end_year=None).describe_facts()
    assert facts.terms["year"] == {str(year) for year in years}


def test_picture_is_hidden_from_the_day_after_its_consent() -> None:
    from legro_cms.core.models import CustomImage

    assert CustomImage(consent_until=None).may_be_shown
    assert CustomImage(consent_until=date(2999, 1, 1)).may_be_shown
    assert not CustomImage(consent_until=date(2020, 1, 1)).may_be_shown
