"""Words are translated, facts are shared: a translation shows the facts of its source, now."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation

from casebook.models import CasePage, CasePlace
from legro_cms.core.management.commands.content_check import find_problems
from legro_cms.core.models import MissingSourceError
from tests.admin import form_errors
from tests.factories import (
    InstrumentFactory,
    MunicipalityFactory,
    ThemeFactory,
    casebook,
    draft_case,
    publish,
    published_case,
    submit_translation,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import edit_url, errors, form_at, post
from tests.integration.publishing.seen import Seen, address, assert_gone, assert_seen, terms

pytestmark = pytest.mark.django_db
agreeing = pytest.mark.usefixtures("agreement")


def shown(page: CasePage, language: str) -> str:
    return Client().get(address(page, language)).content.decode()


def newest_draft(page: CasePage) -> CasePage:
    return CasePage.objects.get(pk=page.pk).get_latest_revision_as_object()


# Whose facts


@agreeing
def test_source_has_its_own_facts(case: CasePage) -> None:
    assert case.is_source
    assert case.facts is case


@agreeing
def test_translation_has_the_facts_of_its_source(case: CasePage, english: CasePage) -> None:
    assert not english.is_source
    assert english.facts == case


@agreeing
def test_work_written_in_english_has_its_facts_there(commit: Commit) -> None:
    case = published_case("en", title="Walking", themes=[ThemeFactory(slug="bewegen")])
    translation = submit_translation(case, "nl")
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    dutch = CasePage.objects.get(translation_key=case.translation_key, locale__language_code="nl")
    assert (case.is_source, dutch.is_source) == (True, False)
    assert dutch.facts == case
    assert "bewegen" in terms(case, "theme")


@agreeing
def test_facts_of_a_source_cost_no_query(case: CasePage, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert case.facts.facts is case


@agreeing
def test_facts_of_a_translation_cost_one_query_however_often(
    english: CasePage, django_assert_num_queries: object
) -> None:
    page = CasePage.objects.select_related("locale").get(pk=english.pk)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert page.facts is page.facts


@agreeing
def test_nothing_of_the_facts_is_copied_to_a_translation(case: CasePage, english: CasePage) -> None:
    assert (english.status, english.start_year, english.review_date) == ("", None, None)
    assert not english.themes.exists()
    assert not english.case_places.exists()


@agreeing
def test_nothing_of_the_facts_is_copied_by_a_later_sync(case: CasePage, english: CasePage, commit: Commit) -> None:
    case.own_hours = 40
    publish(case)
    translation = submit_translation(case)
    with commit():
        translation.save_target(publish=True)
    english.refresh_from_db()
    assert english.own_hours is None
    assert not CasePlace.objects.filter(page=english).exists()


@agreeing
def test_no_fact_is_offered_to_translators(case: CasePage) -> None:
    source = submit_translation(case).source
    offered = {
        path.split(".")[0]
        for path in StringSegment.objects.filter(source=source).values_list("context__path", flat=True)
    }
    assert offered & set(CasePage.fact_fields) == set()


# Now


@agreeing
def test_changed_place_shows_in_both_languages_at_once(case: CasePage, english: CasePage) -> None:
    case.case_places = [CasePlace(municipality=MunicipalityFactory(slug="oldambt"))]
    publish(case)
    for language in ("nl", "en"):
        assert "Oldambt" in shown(case, language)
        assert "Veendam" not in shown(case, language)
    assert terms(case, "municipality") == {"oldambt"}


@agreeing
def test_instruments_that_are_all_taken_away_are_gone_in_english_too(commit: Commit) -> None:
    tool = InstrumentFactory(slug="beweegnorm", name_nl="Beweegnorm", name_en="Exercise standard")
    case = published_case(instruments=[tool])
    translation = submit_translation(case)
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    assert "Exercise standard" in shown(case, "en")
    case = CasePage.objects.get(pk=case.pk)
    case.instruments.clear()
    publish(case)
    assert "Exercise standard" not in shown(case, "en")
    assert terms(case, "instrument") == set()


@agreeing
def test_draft_facts_show_nowhere_until_they_are_published(case: CasePage, english: CasePage) -> None:
    case.case_places = [CasePlace(municipality=MunicipalityFactory(slug="oldambt"))]
    case.save_revision()
    for language in ("nl", "en"):
        assert "Oldambt" not in shown(case, language)


# Preview


@agreeing
def test_preview_of_a_source_shows_its_draft_facts(case: CasePage, admin: Client) -> None:
    case.start_year = 2011
    case.save_revision()
    response = admin.get(reverse("wagtailadmin_pages:view_draft", args=[case.pk]))
    assert response.context["facts"].start_year == 2011


@agreeing
def test_preview_of_a_translation_shows_the_published_facts(case: CasePage, english: CasePage, admin: Client) -> None:
    case.start_year = 2011
    case.save_revision()
    response = admin.get(reverse("wagtailadmin_pages:view_draft", args=[english.pk]))
    assert response.context["facts"].start_year == 2023


# The editor of a translation


@pytest.fixture
def by_hand(english: CasePage) -> CasePage:
    """A translation that is edited in the ordinary editor, since it was unlinked from its source."""
    Translation.objects.update(enabled=False)
    return english


@agreeing
def test_editor_of_a_translation_offers_no_facts(by_hand: CasePage, admin: Client) -> None:
    names = {name.split("-")[0] for name in form_at(admin, edit_url(by_hand))}
    assert names & set(CasePage.fact_fields) == set()


@agreeing
def test_posted_facts_of_a_translation_are_ignored(case: CasePage, by_hand: CasePage, admin: Client) -> None:
    response = post(
        admin,
        edit_url(by_hand),
        "publish",
        title="By hand",
        themes=[ThemeFactory(slug="groen-buiten").pk],
        start_year="1999",
        **{"case_places-TOTAL_FORMS": "0", "case_places-INITIAL_FORMS": "0"},
    )
    assert errors(response) == {}
    by_hand.refresh_from_db()
    assert (by_hand.title, by_hand.start_year, by_hand.themes.count()) == ("By hand", None, 0)
    assert terms(case, "theme") >= {"bewegen"}
    assert CasePage.objects.get(pk=case.pk).start_year == 2023


@agreeing
def test_editor_of_a_translation_leads_to_the_facts_of_the_source(
    case: CasePage, by_hand: CasePage, admin: Client
) -> None:
    assert edit_url(case) in admin.get(edit_url(by_hand)).content.decode()


# Copies


@agreeing
def test_copying_a_translation_is_refused_in_the_admin(english: CasePage, admin: Client) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[english.pk])
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": casebook("en").pk}
    admin.post(url, data)
    assert not CasePage.objects.filter(slug="kopie").exists()


@agreeing
def test_copying_a_source_in_the_admin_makes_a_work_of_its_own(case: CasePage, admin: Client) -> None:
    url = reverse("wagtailadmin_pages:copy", args=[case.pk])
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": casebook().pk}
    admin.post(url, data)
    copy = CasePage.objects.get(slug="kopie")
    assert copy.is_source
    assert set(copy.themes.all()) == set(case.themes.all())
    assert_gone(copy)


@agreeing
def test_translation_copied_in_code_is_a_draft_without_facts(case: CasePage, english: CasePage) -> None:
    copy = english.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert copy.is_source
    assert copy.facts is copy
    assert_gone(copy)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


@agreeing
def test_translation_is_never_copied_live(case: CasePage, english: CasePage) -> None:
    with pytest.raises(ValidationError):
        english.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


@agreeing
def test_revision_never_changes_which_page_is_the_source(case: CasePage, english: CasePage) -> None:
    revision = english.get_latest_revision()
    revision.content["source_locale"] = Locale.objects.get(language_code="en").pk
    revision.save(update_fields=["content"])
    revision.publish()
    english.refresh_from_db()
    assert not english.is_source


# A missing source


@pytest.fixture
def orphan(english: CasePage) -> CasePage:
    """A translation whose source went past everything that guards it."""
    source = Page.objects.get(translation_key=english.translation_key, locale__language_code="nl")
    Page.objects.filter(pk=source.pk).update(translation_key="00000000-0000-4000-8000-000000000000")
    return CasePage.objects.get(pk=english.pk)


def test_missing_source_is_an_error_in_tests(orphan: CasePage) -> None:
    with pytest.raises(MissingSourceError):
        assert orphan.facts


def test_missing_source_shows_a_page_without_facts_to_visitors(orphan: CasePage, settings: object) -> None:
    settings.LEGRO_MISSING_SOURCE_RAISES = False  # type: ignore[attr-defined]
    assert orphan.facts is orphan
    assert Client().get(orphan.url).status_code == 200


def test_missing_source_is_reported(orphan: CasePage) -> None:
    assert [problem for problem in find_problems() if "its source is missing" in problem]


def test_orphan_is_not_published(orphan: CasePage) -> None:
    orphan.title = "Other words"
    with pytest.raises(ValidationError):
        orphan.save()


# Needed to publish, not to save a draft


@agreeing
def test_draft_without_facts_is_saved(admin: Client) -> None:
    page = draft_case()
    response = post(admin, edit_url(page), themes=None, start_year="", review_date="", status="")
    assert errors(response) == {}
    draft = newest_draft(page)
    assert (draft.start_year, draft.themes.count()) == (None, 0)


@agreeing
def test_draft_without_places_is_saved(admin: Client) -> None:
    page = draft_case()
    assert errors(post(admin, edit_url(page), **{"case_places-0-DELETE": "on"})) == {}
    assert newest_draft(page).case_places.count() == 0


@agreeing
def test_autosave_of_a_draft_without_facts_answers_in_json(admin: Client) -> None:
    page = draft_case()
    data = form_at(admin, edit_url(page), themes=None, start_year="", title="Half")
    response = admin.post(edit_url(page), data, headers={"Accept": "application/json"})
    assert response.status_code == 200
    assert response.json()["success"] is True
    assert newest_draft(page).title == "Half"


@pytest.mark.parametrize("action", ["publish", "submit"])
@pytest.mark.parametrize("field", ["themes", "status", "start_year", "review_date"])
@agreeing
def test_publishing_and_submitting_ask_for_each_fact(admin: Client, action: str, field: str) -> None:
    page = draft_case()
    response = post(admin, edit_url(page), action, **{field: None if field == "themes" else ""})
    assert field in errors(response)
    assert_gone(page)
    assert page.current_workflow_state is None


@pytest.mark.parametrize("action", ["publish", "submit"])
@agreeing
def test_publishing_and_submitting_ask_for_a_place(admin: Client, action: str) -> None:
    page = draft_case()
    response = post(admin, edit_url(page), action, **{"case_places-0-DELETE": "on"})
    assert "case_places" in form_errors(response)
    assert_gone(page)


@pytest.mark.parametrize("without", [{"themes": []}, {"places": []}, {"status": ""}, {"start_year": None}])
@agreeing
def test_case_without_a_needed_fact_is_not_published_in_code(without: dict[str, object]) -> None:
    page = draft_case(**without)
    with pytest.raises(ValidationError):
        page.save_revision().publish()
    assert_gone(page)


@agreeing
def test_live_case_is_left_as_it_is_when_its_draft_is_emptied(case: CasePage, admin: Client) -> None:
    post(admin, edit_url(case), themes=None, start_year="")
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)
    assert terms(case, "theme") >= {"bewegen"}
    assert CasePage.objects.get(pk=case.pk).start_year == 2023
