"""A translation goes live only when it is complete and its source is live: no Dutch words on an English page."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from casebook.models import CasePage
from legro_cms.core.models import User
from tests.factories import ThemeFactory, draft_case, publish, submit_translation, translate_strings
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import bulk, edit_url, said
from tests.integration.publishing.seen import Seen, address, assert_gone, assert_seen, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]

INCOMPLETE = "The translation is not complete: "


@pytest.fixture
def in_english(admin: Client) -> Client:
    """An administrator whose admin speaks English."""
    UserProfile.objects.create(user=User.objects.get(is_superuser=True), preferred_language="en")
    return admin


def change_words(case: CasePage, title: str = "Een pluktuin") -> Translation:
    """Publish other Dutch words and offer them to the translators."""
    case = CasePage.objects.get(pk=case.pk)
    case.title = title
    publish(case)
    TranslationSource.objects.get(object_id=case.translation_key).update_from_db()
    return Translation.objects.get(source__object_id=case.translation_key)


def notice(case: CasePage, language: str = "en") -> str | None:
    """The kind of notice that readers see above the words."""
    given = Client().get(address(case, language)).context["notice"]
    return given.kind if given else None


# The first time


def test_page_submitted_in_the_admin_shows_no_dutch_words_in_english(case: CasePage, admin: Client) -> None:
    english = Locale.objects.get(language_code="en")
    admin.post(reverse("wagtail_localize:submit_page_translation", args=[case.pk]), {"locales": [english.pk]})
    page = CasePage.objects.get(translation_key=case.translation_key, locale=english)
    assert not page.live
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_untranslated_page_is_not_published_in_code(case: CasePage, english_draft: CasePage) -> None:
    with pytest.raises(ValidationError):
        english_draft.save_revision().publish()
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_nearly_translated_page_is_not_published_by_wagtail_localize(case: CasePage, commit: Commit) -> None:
    translation = submit_translation(case)
    translate_strings(translation, leave_out=1)
    with pytest.raises(ValidationError), commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_editor_says_how_many_texts_are_missing(
    case: CasePage, english_draft: CasePage, in_english: Client, commit: Commit
) -> None:
    translation = submit_translation(case)
    translate_strings(translation, leave_out=2)
    total = StringSegment.objects.filter(source=translation.source).count()
    with commit():
        response = in_english.post(edit_url(english_draft), {"action": "publish"})
    assert f"{INCOMPLETE}{total - 2} of {total}" in said(response)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_bulk_publishing_of_an_incomplete_translation_is_refused(
    case: CasePage, english_draft: CasePage, in_english: Client
) -> None:
    response = bulk(in_english, "publish", english_draft)
    assert INCOMPLETE in said(response)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_waits_for_a_source_that_is_a_draft(
    case: CasePage, english_draft: CasePage, in_english: Client, commit: Commit
) -> None:
    translate_strings(submit_translation(case))
    CasePage.objects.get(pk=case.pk).unpublish()
    with commit():
        response = in_english.post(edit_url(english_draft), {"action": "publish"})
    assert "is not published" in said(response)
    assert_gone(case)


def test_translation_of_a_draft_may_be_made_before_its_source_is_published(commit: Commit) -> None:
    case = draft_case()
    case.save_revision()
    translation = submit_translation(case)
    translate_strings(translation)
    assert_gone(case)
    publish(CasePage.objects.get(pk=case.pk))
    with commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


# Once the translation is live


@pytest.mark.parametrize("publish_it", [True, False])
def test_new_dutch_words_never_reach_a_live_english_page(
    case: CasePage, english: CasePage, commit: Commit, publish_it: bool
) -> None:
    translation = change_words(case)
    with pytest.raises(ValidationError), commit():
        translation.save_target(publish=publish_it)
    assert titles(case) == {"nl": "Een pluktuin", "en": "An exercise garden for the village"}
    english.refresh_from_db()
    assert english.title == "An exercise garden for the village"
    assert english.live


@pytest.mark.parametrize("data", [{}, {"publish_translations": "on"}])
def test_update_of_translations_in_the_admin_leaves_the_english_words(
    case: CasePage, english: CasePage, admin: Client, commit: Commit, data: dict[str, str]
) -> None:
    case.title = "Een pluktuin"
    publish(case)
    source = TranslationSource.objects.get(object_id=case.translation_key)
    with commit():
        response = admin.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)
    assert response.status_code == 302
    assert titles(case)["en"] == "An exercise garden for the village"
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_live_translation_that_is_incomplete_by_now_may_still_be_locked(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    change_words(case)
    admin.post(reverse("wagtailadmin_pages:lock", args=[english.pk]))
    english.refresh_from_db()
    assert english.locked


def test_live_translation_that_is_incomplete_by_now_may_be_saved_as_it_is(case: CasePage, english: CasePage) -> None:
    change_words(case)
    english.save()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_live_translation_that_is_incomplete_by_now_may_be_unpublished(case: CasePage, english: CasePage) -> None:
    change_words(case)
    english.unpublish()
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_that_was_unlinked_is_edited_and_published_by_hand(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    Translation.objects.update(enabled=False)
    english.title = "By hand"
    publish(english)
    assert titles(case)["en"] == "By hand"


# Aliases: pages that repeat the words of another


def test_alias_in_the_other_language_is_never_live(case: CasePage) -> None:
    alias = case.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    alias.refresh_from_db()
    assert not alias.live
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_alias_stays_out_of_sight_when_its_source_is_published_anew(case: CasePage) -> None:
    case.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    publish(CasePage.objects.get(pk=case.pk))
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_alias_that_is_submitted_for_translation_stays_out_of_sight(case: CasePage) -> None:
    case.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    english = submit_translation(case).get_target_instance()
    assert (english.alias_of_id, english.live) == (None, False)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_alias_that_was_translated_is_published(case: CasePage, commit: Commit) -> None:
    case.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    translation = submit_translation(case)
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_translation_is_not_turned_into_an_alias_in_the_admin(case: CasePage, english: CasePage, admin: Client) -> None:
    Translation.objects.update(enabled=False)
    assert admin.post(reverse("wagtail_localize:convert_to_alias", args=[english.pk])).status_code != 200
    english.refresh_from_db()
    assert english.alias_of_id is None
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_translation_turned_into_an_alias_in_code_is_taken_down_at_once(case: CasePage, english: CasePage) -> None:
    english.alias_of = case.page_ptr
    english.save(update_fields=["alias_of"], clean=False)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


# Older than the source?


def test_fresh_translation_has_no_notice(case: CasePage, english: CasePage) -> None:
    assert notice(case) is None
    assert notice(case, "nl") is None


def test_translation_older_than_the_words_of_its_source_says_so(case: CasePage, english: CasePage) -> None:
    case.title = "Een pluktuin"
    publish(case)
    assert notice(case) == "outdated"


def test_new_facts_make_no_translation_older(case: CasePage, english: CasePage) -> None:
    case.themes = [ThemeFactory(slug="groen-buiten")]
    case.start_year = 2020
    publish(case)
    assert notice(case) is None


def test_draft_words_make_no_translation_older(case: CasePage, english: CasePage) -> None:
    case.title = "Een halve zin"
    case.save_revision()
    assert notice(case) is None


def test_source_published_again_with_the_same_words_makes_no_translation_older(
    case: CasePage, english: CasePage
) -> None:
    publish(case)
    assert notice(case) is None


def test_words_that_translators_were_offered_still_make_the_translation_older(
    case: CasePage, english: CasePage
) -> None:
    change_words(case)
    assert notice(case) == "outdated"


def test_saving_an_older_translation_does_not_make_it_newer(case: CasePage, english: CasePage) -> None:
    change_words(case)
    english.save()
    assert notice(case) == "outdated"


def test_rename_does_not_make_an_older_translation_newer(case: CasePage, english: CasePage, commit: Commit) -> None:
    change_words(case)
    translate_strings(Translation.objects.get(), {"title": "An orchard"})
    page = CasePage.objects.get(pk=case.pk)
    page.slug = "pluktuin"
    with commit():
        publish(page)
    assert notice(page) == "outdated"


def test_notice_goes_when_the_new_words_are_translated(case: CasePage, english: CasePage, commit: Commit) -> None:
    translation = change_words(case)
    translate_strings(translation, {"title": "An orchard"})
    with commit():
        translation.save_target(publish=True)
    assert notice(case) is None
    assert titles(case)["en"] == "An orchard"


def test_notice_goes_when_the_translation_needs_no_change(case: CasePage, english: CasePage, commit: Commit) -> None:
    translation = change_words(case, "Een beweegtuin voor ’t dorp")
    translate_strings(translation, {"title": "An exercise garden for the village"})
    with commit():
        translation.save_target(publish=True)
    assert notice(case) is None
