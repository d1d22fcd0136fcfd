"""A translator's work: submit, translate in wagtail-localize's editor, publish when it is complete."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from tests.admin import client_of, is_refused, member, messages_of
from tests.factories import published_case, submit_translation, translate_strings

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator() -> Client:
    return client_of(member(GroupName.TRANSLATORS))


@pytest.fixture
def source() -> CasePage:
    return published_case(title="Bankjes")


@pytest.fixture
def translation(source: CasePage) -> Translation:
    return submit_translation(source)


def english(source: CasePage) -> CasePage:
    return CasePage.objects.get(translation_key=source.translation_key, locale__language_code="en")


def edit_url(page: CasePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def put(client: Client, translation: Translation, segment: StringSegment, text: str) -> Any:
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(url, f"value={text}", content_type="application/x-www-form-urlencoded")


def test_translator_submits_a_page_for_translation(translator: Client, source: CasePage) -> None:
    url = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    assert translator.get(url).status_code == 200
    translator.post(url, {"locales": [str(Locale.objects.get(language_code="en").pk)]})
    assert not english(source).live


def test_translator_translates_string_by_string(translator: Client, translation: Translation, source: CasePage) -> None:
    assert translator.get(edit_url(english(source))).status_code == 200
    segment = StringSegment.objects.filter(source=translation.source, context__path="title").get()
    put(translator, translation, segment, "Benches")
    assert StringTranslation.objects.get(translation_of=segment.string).data == "Benches"


def test_translator_publishes_a_complete_translation(
    translator: Client, translation: Translation, source: CasePage, django_capture_on_commit_callbacks: Any
) -> None:
    translate_strings(translation, {"title": "Benches"})
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(edit_url(english(source)), {"action": "publish"})
    assert (english(source).live, english(source).title) == (True, "Benches")


def test_incomplete_translation_is_not_published_and_the_translator_is_told_what_is_missing(
    translator: Client, translation: Translation, source: CasePage
) -> None:
    translate_strings(translation, leave_out=2)
    total, done = translation.get_progress()
    response = translator.post(edit_url(english(source)), {"action": "publish"})
    assert not english(source).live
    assert str(done) in messages_of(response)
    assert str(total) in messages_of(response)


def test_translation_of_a_page_that_was_taken_down_is_not_published(
    translator: Client, translation: Translation, source: CasePage
) -> None:
    translate_strings(translation)
    source.unpublish()
    response = translator.post(edit_url(english(source)), {"action": "publish"})
    assert not english(source).live
    assert messages_of(response)


def test_translator_takes_a_translation_down(
    translator: Client, translation: Translation, source: CasePage, django_capture_on_commit_callbacks: Any
) -> None:
    translate_strings(translation)
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    assert english(source).live
    translator.post(reverse("wagtailadmin_pages:unpublish", args=[english(source).pk]))
    source.refresh_from_db()
    assert (english(source).live, source.live) == (False, True)


def test_translator_finds_the_pages_in_the_explorer(
    translator: Client, translation: Translation, source: CasePage
) -> None:
    page = english(source)
    html = translator.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).content.decode()
    assert edit_url(page) in html


def test_translator_syncs_new_texts_of_the_source(
    translator: Client, translation: Translation, source: CasePage
) -> None:
    source.title = "Bankjes en tafels"
    source.save_revision().publish()
    url = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    translator.post(url, {})
    assert StringSegment.objects.filter(source=translation.source, string__data="Bankjes en tafels").exists()


def test_the_translators_editor_opens_with_the_texts_of_today_and_says_how_many_are_new(
    freeze: Any, translation: Translation, source: CasePage, django_capture_on_commit_callbacks: Any
) -> None:
    translate_strings(translation, {"title": "Benches"})
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    freeze("2030-01-01 10:00")
    source = CasePage.objects.get(pk=source.pk)
    source.title = "Bankjes en tafels"
    source.save_revision().publish()
    response = client_of(member(GroupName.TRANSLATORS)).get(edit_url(english(source)))
    total, done = translation.get_progress()
    assert "Bankjes en tafels" in response.content.decode()
    assert (total - done, "1" in messages_of(response)) == (1, True)
    assert (english(source).live, english(source).title) == (True, "Benches")


def test_an_unpublished_draft_of_the_original_is_no_text_to_translate(
    freeze: Any, translation: Translation, source: CasePage
) -> None:
    translate_strings(translation)
    freeze("2030-01-01 10:00")
    source.title = "Nog geheim"
    source.save_revision()
    html = client_of(member(GroupName.TRANSLATORS)).get(edit_url(english(source))).content.decode()
    assert "js-translation-editor" in html
    assert "Nog geheim" not in html


def test_taking_over_new_texts_offers_no_publishing_of_what_is_not_translated(
    translator: Client, translation: Translation
) -> None:
    html = translator.get(
        reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    ).content.decode()
    assert "publish_translations" not in html


@pytest.mark.parametrize("group", [GroupName.CONTRIBUTORS, GroupName.ORGANISERS])
def test_other_groups_translate_nothing(group: GroupName, translation: Translation, source: CasePage) -> None:
    client = client_of(member(group))
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert segment is not None
    assert put(client, translation, segment, "Gekaapt").status_code == 403
    for name, pk in (
        ("submit_page_translation", source.pk),
        ("update_translations", TranslationSource.objects.get().pk),
        ("download_pofile", translation.pk),
        ("preview_translation", translation.pk),
    ):
        assert is_refused(client.get(reverse(f"wagtail_localize:{name}", args=[pk]))), name
    for name in ("upload_pofile", "stop_translation"):
        assert is_refused(client.post(reverse(f"wagtail_localize:{name}", args=[translation.pk]))), name
    assert not StringTranslation.objects.exists()
