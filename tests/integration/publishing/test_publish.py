"""Each way of publishing: what readers see and what the search finds change together."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from casebook.models import CasePage
from tests.factories import (
    MunicipalityFactory,
    ThemeFactory,
    casebook,
    draft_case,
    publish,
    published_case,
    standard_page,
    submit_translation,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import bulk, create_url, edit_url, errors, post
from tests.integration.publishing.seen import Seen, assert_gone, assert_seen, found, terms, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def test_draft_is_seen_by_nobody() -> None:
    assert_gone(draft_case())


def test_published_case_is_read_in_dutch_and_under_the_english_address() -> None:
    assert_seen(published_case(), nl=Seen.OWN, en=Seen.FALLBACK)


def test_case_written_in_english_is_read_in_english_and_under_the_dutch_address() -> None:
    assert_seen(published_case("en"), nl=Seen.FALLBACK, en=Seen.OWN)


def test_new_words_are_found_once_published(case: CasePage) -> None:
    case.title = "Een kiosk achter het dorpshuis"
    case.save_revision()
    assert not found(case, "kiosk")
    case.get_latest_revision().publish()
    assert found(case, "kiosk")
    case.title = "Een winkel achter het dorpshuis"
    case.save_revision().publish()
    assert not found(case, "kiosk")


def test_new_facts_are_filed_once_published(case: CasePage) -> None:
    case.themes = [ThemeFactory(slug="groen-buiten")]
    case.case_places.get().delete()
    case.case_places.create(municipality=MunicipalityFactory(slug="oldambt"))
    case.save_revision()
    assert "groen-buiten" not in terms(case, "theme")
    case.get_latest_revision().publish()
    assert terms(case, "theme") == {"groen-buiten"}
    assert terms(case, "municipality") == {"oldambt"}


def test_draft_changes_of_a_live_case_stay_private(case: CasePage) -> None:
    case.title = "Halve zin"
    case.save_revision()
    assert titles(case)["nl"] == "Een beweegtuin voor het dorp"
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_case_is_published_from_the_editor(admin: Client) -> None:
    page = draft_case()
    response = post(admin, edit_url(page), "publish", title="Vanuit de redactie")
    assert errors(response) == {}
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)
    assert titles(page)["nl"] == "Vanuit de redactie"


def test_case_is_created_and_published_in_one_go_in_the_editor(admin: Client) -> None:
    words = {name: _draftail(name) for name in ("problem", "approach", "result")}
    place = {"case_places-TOTAL_FORMS": "1", "case_places-0-municipality": MunicipalityFactory(slug="veendam").pk}
    facts = {
        "title": "Wandelen met de dokter",
        "slug": "wandelen-met-de-dokter",
        "summary": "Elke dinsdag. Twintig mensen.",
        "status": "running",
        "start_year": "2024",
        "review_date": "2027-06-01",
        "themes": [ThemeFactory(slug="bewegen").pk],
    }
    rows = {"case_places-0-ORDER": "1", "case_places-0-village": "", "case_places-0-DELETE": ""}
    response = post(admin, create_url(casebook()), "publish", **words, **place, **facts, **rows)
    assert errors(response) == {}
    assert_seen(CasePage.objects.get(slug="wandelen-met-de-dokter"), nl=Seen.OWN, en=Seen.FALLBACK)


def _draftail(text: str) -> str:
    paragraph = {"key": "a", "type": "unstyled", "depth": 0, "text": text, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [paragraph], "entityMap": {}})


def test_several_cases_are_published_in_bulk(admin: Client) -> None:
    pages = [draft_case(title=title) for title in ("Eerste tuin", "Tweede tuin")]
    for page in pages:
        page.save_revision()
    bulk(admin, "publish", *pages)
    for page in pages:
        assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_bulk_publishing_takes_a_page_without_a_revision(admin: Client) -> None:
    page = draft_case()
    bulk(admin, "publish", page)
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_bulk_publishing_of_an_invalid_draft_names_it_and_publishes_nothing(admin: Client) -> None:
    good, bad = draft_case(title="Goede tuin"), draft_case(title="Tuin zonder thema", themes=[])
    for page in (good, bad):
        page.save_revision()
    response = bulk(admin, "publish", good, bad)
    assert response.status_code == 302
    page_after = admin.get(response.headers["Location"]).content.decode()
    assert "Tuin zonder thema: " in page_after
    assert_gone(good)
    assert_gone(bad)


def test_bulk_publishing_with_what_is_below_names_an_invalid_draft_too(admin: Client) -> None:
    bad = draft_case(title="Tuin zonder thema", themes=[])
    bad.save_revision()
    response = bulk(admin, "publish", casebook(), include_descendants="on")
    assert response.status_code == 302
    assert "Tuin zonder thema: " in admin.get(response.headers["Location"]).content.decode()
    assert_gone(bad)


def test_copy_that_stays_live_is_a_work_of_its_own(case: CasePage) -> None:
    copy = case.copy(update_attrs={"slug": "kopie", "title": "Een kopie van de tuin"}, keep_live=True)
    assert copy.translation_key != case.translation_key
    for page in (case, copy):
        assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)
    assert terms(copy, "theme") == terms(case, "theme")


def test_page_added_live_in_code_is_found(case: CasePage) -> None:
    page = CasePage(
        title="Meteen zichtbaar",
        summary="Een zin.",
        problem="<p>a</p>",
        approach="<p>b</p>",
        result="<p>c</p>",
        lessons=[("lesson", {"title": "Les", "text": ""})],
        status="running",
        start_year=2023,
        review_date="2027-06-01",
        live=True,
        locale=Locale.objects.get(language_code="nl"),
    )
    page.themes = case.themes.all()
    page.case_places.add(*[type(place)(municipality=place.municipality) for place in case.case_places.all()])
    casebook().add_child(instance=page)
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_page_added_live_without_facts_is_refused() -> None:
    page = draft_case(themes=[])
    page.live = True
    with pytest.raises(ValidationError):
        page.save()
    assert_gone(page)


def test_older_revision_that_is_published_again_brings_its_words_back(case: CasePage) -> None:
    first = case.get_latest_revision()
    case.title = "Tweede titel"
    publish(case)
    first.publish()
    assert titles(case)["nl"] == "Een beweegtuin voor het dorp"


def test_publishing_a_standard_page_changes_what_the_search_says(case: CasePage) -> None:
    page = standard_page(title="Over het leernetwerk")
    assert found(page, "leernetwerk")
    page.title = "Over de kring"
    publish(page)
    assert not found(page, "leernetwerk")


# By translation


def test_submitting_a_translation_shows_nothing_new(case: CasePage, english_draft: CasePage) -> None:
    assert not english_draft.live
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_complete_translation_is_published_from_the_translation_editor(
    case: CasePage, english_draft: CasePage, admin: Client, commit: Commit
) -> None:
    translate_strings(submit_translation(case), {"title": "An exercise garden"})
    with commit():
        admin.post(edit_url(english_draft), {"action": "publish"})
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)
    assert titles(case)["en"] == "An exercise garden"


def test_translation_published_in_code_is_live(case: CasePage, english: CasePage) -> None:
    assert english.live
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_translation_saved_as_draft_in_code_stays_a_draft(case: CasePage, commit: Commit) -> None:
    translation = submit_translation(case)
    translate_strings(translation)
    with commit():
        translation.save_target(publish=False)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_translation_made_and_published_without_a_draft_before_is_live(case: CasePage, commit: Commit) -> None:
    source, _created = TranslationSource.update_or_create_from_instance(case)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="en"))
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_new_words_of_a_live_translation_are_published(case: CasePage, english: CasePage, commit: Commit) -> None:
    translation = submit_translation(case)
    translate_strings(translation, {"title": "A better title"})
    with commit():
        translation.save_target(publish=True)
    assert titles(case)["en"] == "A better title"
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_work_written_in_english_is_translated_into_dutch(commit: Commit) -> None:
    case = published_case("en", title="Walking with the doctor")
    translation = submit_translation(case, "nl")
    translate_strings(translation, {"title": "Wandelen met de dokter"})
    with commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)
    assert titles(case) == {"nl": "Wandelen met de dokter", "en": "Walking with the doctor"}


def test_publishing_never_makes_a_page_of_its_own_in_the_other_language(case: CasePage) -> None:
    publish(case)
    assert Page.objects.filter(translation_key=case.translation_key).count() == 1
