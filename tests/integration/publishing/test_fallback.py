"""Every published work is reachable in both languages, and it always says in which language its words are."""

from collections.abc import Callable
from typing import cast

import pytest
from django.test import Client
from wagtail.models import Locale, Page

from casebook.models import CasePage
from tests.factories import (
    casebook,
    draft_case,
    home,
    publish,
    published_case,
    published_event,
    standard_page,
    submit_translation,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.seen import CASEBOOKS, Seen, address, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def test_dutch_words_under_the_english_address_are_marked_as_dutch(case: CasePage) -> None:
    response = Client().get(address(case, "en"))
    assert (response.context["language"], response.context["text_language"]) == ("en", "nl")
    assert response.context["text_lang_attr"] == 'lang="nl"'
    assert response.context["notice"].kind == "fallback"


def test_english_words_under_the_dutch_address_are_marked_as_english() -> None:
    response = Client().get(address(published_case("en"), "nl"))
    assert (response.context["language"], response.context["text_language"]) == ("nl", "en")
    assert response.context["text_lang_attr"] == 'lang="en"'


def test_fallback_names_the_page_in_its_own_language_as_the_real_one(case: CasePage) -> None:
    response = Client().get(address(case, "en"))
    assert response.context["canonical_url"].endswith(address(case, "nl"))
    assert [alternate.language for alternate in response.context["alternates"]] == ["nl"]


def test_fallback_is_not_for_search_engines(case: CasePage, english_draft: CasePage) -> None:
    assert Client().get(address(case, "en")).headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in Client().get(address(case, "nl")).headers


def test_facts_of_a_fallback_are_in_the_language_of_the_address(case: CasePage) -> None:
    assert "Running" in Client().get(address(case, "en")).content.decode()
    assert "Loopt" in Client().get(address(case, "nl")).content.decode()


def test_breadcrumbs_of_a_fallback_stay_in_the_language_of_the_address(case: CasePage) -> None:
    crumbs = Client().get(address(case, "en")).context["breadcrumbs"]
    assert [crumb.url for crumb in crumbs] == ["/en/", CASEBOOKS["en"]]


def test_draft_translation_shows_the_source(case: CasePage, english_draft: CasePage) -> None:
    assert at(address(case, "en")) == Seen.FALLBACK


def test_live_translation_shows_itself(case: CasePage, english: CasePage) -> None:
    response = Client().get(address(case, "en"))
    assert response.context["page"].pk == english.pk
    assert not response.context["is_fallback"]
    assert [alternate.language for alternate in response.context["alternates"]] == ["nl", "en", "x-default"]


def test_draft_has_no_fallback() -> None:
    assert at(address(draft_case(), "en")) == Seen.MISSING


def test_unknown_address_is_missing_in_both_languages(case: CasePage) -> None:
    for index in CASEBOOKS.values():
        assert at(f"{index}onbekend/") == Seen.MISSING


def test_address_below_a_fallback_is_missing(case: CasePage) -> None:
    assert at(f"{address(case, 'en')}meer/") == Seen.MISSING


def test_casebook_has_no_fallback_in_another_language(case: CasePage) -> None:
    Page.objects.filter(pk=casebook("en").pk).update(live=False)
    assert at(CASEBOOKS["en"]) == Seen.MISSING


def test_standard_page_without_translation_is_read_under_the_english_address() -> None:
    page = standard_page(title="Over ons")
    assert at(f"/en/{page.slug}/") == Seen.FALLBACK


def test_fallback_of_a_source_whose_translation_has_another_slug_and_is_a_draft_stays() -> None:
    page = standard_page(title="Over ons")
    english = submit_translation(page).get_target_instance()
    english.slug = "about-us"
    english.save(clean=False)
    assert at("/en/over-ons/") == Seen.FALLBACK


def test_preview_of_a_case_is_in_its_own_language(case: CasePage, admin: Client) -> None:
    response = admin.get(f"/admin/pages/{case.pk}/view_draft/")
    assert response.status_code == 200
    assert response.context["text_language"] == "nl"


def test_fallback_costs_few_queries_more_than_an_own_page(
    case: CasePage, english_draft: CasePage, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        Client().get(address(case, "en"))


@pytest.mark.parametrize("publish_work", [published_case, published_event])
def test_fallback_below_a_list_that_is_not_published_leads_to_the_search_instead(
    publish_work: Callable[[], Page], commit: Commit
) -> None:
    page = publish_work()
    with commit():
        cast("Page", page.get_parent()).get_translation(Locale.objects.get(language_code="en")).specific.unpublish()
    response = Client().get(f"/en{page.url.removeprefix('/nl')}")
    assert response.context["is_fallback"]
    html = response.content.decode().partition("<main")[2]
    assert "Back to the overview" not in html
    assert 'href="/en/search/?theme=bewegen"' in html.replace("period=past&amp;", "")


def test_language_switch_of_a_fallback_leads_to_the_page_in_its_own_language(case: CasePage) -> None:
    links = Client().get(address(case, "en")).context["language_links"]
    assert {link.language: link.url for link in links} == {lang: address(case, lang) for lang in CASEBOOKS}


def test_page_below_an_untranslated_page_is_reached_in_both_languages(case: CasePage) -> None:
    about = standard_page(title="Over ons")
    child = standard_page(title="Partners")
    child.move(about, pos="last-child")
    links = Client().get("/nl/over-ons/partners/").context["language_links"]
    assert {link.language: link.url for link in links} == {
        "nl": "/nl/over-ons/partners/",
        "en": "/en/over-ons/partners/",
    }
    assert 'lang="nl">Partners' in Client().get("/en/over-ons/partners/").content.decode()
    assert Client().get("/en/over-ons/elders/").status_code == 404


def test_translated_page_leads_from_the_source_s_slug_to_its_own() -> None:
    page = standard_page(title="Over ons")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.slug = "about-us"
    publish(english)
    response = Client().get("/en/over-ons/")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/about-us/")


def test_an_address_below_a_home_page_that_is_not_published_is_unknown(case: CasePage) -> None:
    home("en").unpublish()
    assert Client().get("/en/elsewhere/").status_code == 404
    assert Client().get(address(case, "nl")).status_code == 200
