"""Both languages of a work share one slug, which no other work may take."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Locale

from casebook.models import CasePage
from home.models import StandardPage
from tests.factories import (
    casebook,
    draft_case,
    publish,
    published_case,
    standard_page,
    submit_translation,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import create_url, edit_url, errors, post
from tests.integration.publishing.seen import CASEBOOKS, Seen, address, assert_seen, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def rename(page: CasePage, slug: str, commit: Commit) -> CasePage:
    page = CasePage.objects.get(pk=page.pk)
    page.slug = slug
    with commit():
        return publish(page)


def leads(url: str, *, to: str) -> bool:
    response = Client().get(url)
    return response.status_code == 301 and response.headers["Location"].endswith(to)


def test_translation_has_the_slug_of_its_source(case: CasePage, english: CasePage) -> None:
    assert english.title != case.title
    assert english.slug == case.slug


def test_slug_is_no_text_to_translate(case: CasePage) -> None:
    segments = submit_translation(case).source.stringsegment_set.values_list("context__path", flat=True)
    assert "slug" not in segments


def test_slug_of_a_dutch_work_is_refused_to_an_english_one_in_code(case: CasePage) -> None:
    with pytest.raises(ValidationError) as refused:
        draft_case("en", slug=case.slug)
    assert "slug" in refused.value.message_dict


def test_slug_of_an_english_work_is_refused_to_a_dutch_one_in_code() -> None:
    first = published_case("en", title="Walking")
    with pytest.raises(ValidationError):
        draft_case(slug=first.slug)


def test_slug_of_a_work_is_refused_on_the_same_index(case: CasePage) -> None:
    with pytest.raises(ValidationError):
        draft_case(slug=case.slug)


def test_own_translation_may_have_the_slug(case: CasePage, english: CasePage) -> None:
    english.full_clean()
    case.full_clean()


@pytest.mark.parametrize("action", ["", "publish"])
def test_new_page_with_a_taken_slug_gets_a_field_error_in_the_editor(
    case: CasePage, admin: Client, action: str
) -> None:
    response = post(admin, create_url(casebook("en")), action, title="Exercise garden", slug=case.slug)
    assert response.status_code == 200
    assert "slug" in errors(response)
    assert not CasePage.objects.filter(title="Exercise garden").exists()


@pytest.mark.parametrize("action", ["", "publish"])
def test_page_that_takes_a_taken_slug_gets_a_field_error_in_the_editor(
    case: CasePage, admin: Client, action: str
) -> None:
    other = published_case("en", title="Walking")
    response = post(admin, edit_url(other), action, slug=case.slug)
    assert "slug" in errors(response)
    assert CasePage.objects.get(pk=other.pk).slug == "walking"


def test_slug_made_from_the_title_avoids_the_other_language(case: CasePage) -> None:
    other = draft_case("en", title=case.title)
    assert other.slug != case.slug
    assert other.slug.startswith(case.slug)


def test_slug_made_from_a_title_avoids_every_number_that_is_taken() -> None:
    slugs = [draft_case(language, title="Tuin").slug for language in ("nl", "en", "nl", "en", "nl")]
    assert len(set(slugs)) == 5


def test_taken_slug_of_a_standard_page_is_refused_too() -> None:
    page = standard_page(title="Partners")
    with pytest.raises(ValidationError):
        standard_page("en", title="Partners", slug=page.slug)


def test_slug_of_the_other_language_s_casebook_is_refused_to_a_page_beside_it() -> None:
    with pytest.raises(ValidationError):
        standard_page("nl", slug=casebook("en").slug)


@pytest.mark.parametrize("slug", ["zoeken", "search"])
def test_page_cannot_stand_where_the_search_of_a_language_does(slug: str) -> None:
    with pytest.raises(ValidationError):
        standard_page("nl", slug=slug)


def test_page_that_is_called_like_the_search_gets_another_slug() -> None:
    assert standard_page("nl", title="Zoeken").slug == "zoeken-2"


# Renaming


def test_renamed_case_is_read_at_its_new_addresses(case: CasePage, english: CasePage, commit: Commit) -> None:
    renamed = rename(case, "pluktuin", commit)
    assert_seen(renamed, nl=Seen.OWN, en=Seen.OWN)
    english.refresh_from_db()
    assert english.slug == "pluktuin"


def test_old_addresses_of_a_renamed_case_lead_to_the_new_ones(
    case: CasePage, english: CasePage, commit: Commit
) -> None:
    renamed = rename(case, "pluktuin", commit)
    for language in CASEBOOKS:
        assert leads(address(case, language), to=address(renamed, language))


def test_old_fallback_address_of_a_renamed_case_leads_to_the_new_one(case: CasePage, commit: Commit) -> None:
    renamed = rename(case, "pluktuin", commit)
    assert leads(address(case, "nl"), to=address(renamed, "nl"))
    assert leads(address(case, "en"), to=address(renamed, "en"))
    assert at(address(renamed, "en")) == Seen.FALLBACK


def test_old_fallback_address_leads_on_where_the_translation_is_a_draft(
    case: CasePage, english_draft: CasePage, commit: Commit
) -> None:
    renamed = rename(case, "pluktuin", commit)
    assert leads(address(case, "en"), to=address(renamed, "en"))
    assert at(address(renamed, "en")) == Seen.FALLBACK


def test_english_first_work_leaves_its_old_dutch_fallback_address_behind(commit: Commit) -> None:
    case = published_case("en", title="Walking")
    renamed = rename(case, "walking-with-the-doctor", commit)
    assert leads(address(case, "nl"), to=address(renamed, "nl"))


def test_old_fallback_address_of_what_stands_below_a_renamed_page_leads_to_the_new_one(commit: Commit) -> None:
    above = standard_page(slug="netwerk")
    below = publish(above.add_child(instance=StandardPage(title="Wie wij zijn", intro="Zij.", locale=above.locale)))
    assert at(f"/en/netwerk/{below.slug}/") == Seen.FALLBACK
    above.slug = "over-ons"
    with commit():
        publish(above)
    assert leads(f"/en/netwerk/{below.slug}/", to=f"/en/over-ons/{below.slug}/")


def test_case_renamed_twice_is_found_from_every_former_address(case: CasePage, commit: Commit) -> None:
    second = rename(case, "tweede", commit)
    third = rename(second, "derde", commit)
    for former in (case, second):
        for language in CASEBOOKS:
            response = Client().get(address(former, language), follow=True)
            assert response.status_code == 200
            assert response.request["PATH_INFO"] == address(third, language)


def test_case_that_gets_its_old_slug_back_is_read_there(case: CasePage, commit: Commit) -> None:
    rename(case, "tweede", commit)
    rename(case, case.slug, commit)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)
    for language in CASEBOOKS:
        assert leads(f"{CASEBOOKS[language]}tweede/", to=address(case, language))


def test_rename_to_a_taken_slug_is_refused(case: CasePage, commit: Commit) -> None:
    published_case("en", title="Walking")
    with pytest.raises(ValidationError):
        rename(case, "walking", commit)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_draft_that_is_renamed_leaves_no_redirect(commit: Commit) -> None:
    page = draft_case()
    page.slug = "anders"
    with commit():
        page.save_revision()
    assert at(f"{CASEBOOKS['nl']}anders/") == Seen.MISSING


def test_renamed_translated_case_keeps_its_slug_on_the_next_sync(
    case: CasePage, english: CasePage, commit: Commit
) -> None:
    renamed = rename(case, "pluktuin", commit)
    translation = submit_translation(renamed)
    translate_strings(translation, {"title": "Orchard"})
    with commit():
        translation.save_target(publish=True)
    assert_seen(renamed, nl=Seen.OWN, en=Seen.OWN)


def test_renamed_casebook_moves_every_address(case: CasePage, english: CasePage, commit: Commit) -> None:
    index = casebook()
    index.slug = "voorbeelden"
    with commit():
        publish(index)
    assert at(f"/nl/voorbeelden/{case.slug}/") == Seen.OWN
    assert leads(address(case, "nl"), to=f"/nl/voorbeelden/{case.slug}/")
    assert at(address(case, "en")) == Seen.OWN


def test_standard_pages_have_a_slug_in_each_language(commit: Commit) -> None:
    page = standard_page(title="Over ons")
    translation = submit_translation(page)
    translate_strings(translation, {"title": "About us", "slug": "about-us"})
    with commit():
        translation.save_target(publish=True)
    english = page.get_translation(Locale.objects.get(language_code="en"))
    assert english.url == "/en/about-us/"
    assert page.url == "/nl/over-ons/"


def test_dutch_slug_of_a_standard_page_leads_to_its_english_address(commit: Commit) -> None:
    page = standard_page(title="Over ons")
    translation = submit_translation(page)
    translate_strings(translation, {"title": "About us", "slug": "about-us"})
    with commit():
        translation.save_target(publish=True)
    response = Client().get("/en/over-ons/")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/about-us/")
