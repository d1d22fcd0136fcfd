"""Moving a source takes its translation along; changing the order among siblings is no move."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction

from casebook.models import CaseIndexPage, CasePage
from home.models import StandardPage
from legro_cms.core.management.commands.content_check import find_problems
from search.models import Entry
from tests.factories import (
    casebook,
    home,
    publish,
    published_case,
    standard_page,
    submit_translation,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import bulk
from tests.integration.publishing.seen import Seen, assert_seen, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement", "whole_tree")]


@pytest.fixture
def whole_tree(db: None) -> Iterator[None]:
    """After the test treebeard finds nothing wrong with paths, depths and numbers of children."""
    yield
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.fixture
def about(commit: Commit) -> dict[str, StandardPage]:
    """A standard page that is live in both languages."""
    return both_languages(standard_page(title="Over het netwerk"), "About the network", commit)


@pytest.fixture
def partners(commit: Commit) -> dict[str, StandardPage]:
    """Another one, to move."""
    return both_languages(standard_page(title="Partners van het netwerk"), "Partners of the network", commit)


def both_languages(page: StandardPage, title: str, commit: Commit) -> dict[str, StandardPage]:
    translation = submit_translation(page)
    translate_strings(translation, {"title": title})
    with commit():
        translation.save_target(publish=True)
    english = StandardPage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    return {"nl": page, "en": english}


def below(page: Page) -> set[int]:
    return set(Page.objects.get(pk=page.pk).get_children().values_list("pk", flat=True))


def test_moved_in_code_the_translation_follows(about: dict[str, Page], partners: dict[str, Page]) -> None:
    partners["nl"].move(about["nl"], pos="last-child")
    assert below(about["nl"]) == {partners["nl"].pk}
    assert below(about["en"]) == {partners["en"].pk}
    assert at(Page.objects.get(pk=partners["en"].pk).url) == Seen.OWN


def test_moved_in_the_admin_the_translation_follows(
    about: dict[str, Page], partners: dict[str, Page], admin: Client
) -> None:
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[partners["nl"].pk, about["nl"].pk]))
    assert below(about["nl"]) == {partners["nl"].pk}
    assert below(about["en"]) == {partners["en"].pk}


def test_moved_in_bulk_the_translation_follows(
    about: dict[str, Page], partners: dict[str, Page], admin: Client
) -> None:
    bulk(admin, "move", partners["nl"], chooser=about["nl"].pk, move_applicable="on")
    assert below(about["nl"]) == {partners["nl"].pk}
    assert below(about["en"]) == {partners["en"].pk}


def test_translation_moved_by_itself_leaves_the_source_and_is_reported(
    about: dict[str, Page], partners: dict[str, Page]
) -> None:
    partners["en"].move(about["en"], pos="last-child")
    assert below(about["nl"]) == set()
    assert any("stands elsewhere" in problem for problem in find_problems())
    Page.objects.get(pk=partners["en"].pk).specific.move(home("en"), pos="last-child")


def test_new_order_among_siblings_moves_no_translation(case: CasePage, english: CasePage) -> None:
    published_case(title="Een tweede tuin")
    before = Page.objects.get(pk=english.pk).path
    case.move(casebook(), pos="last-child")
    assert Page.objects.get(pk=english.pk).path == before
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_order_changed_in_the_admin_moves_no_translation(case: CasePage, english: CasePage, admin: Client) -> None:
    published_case(title="Een tweede tuin")
    before = Page.objects.get(pk=english.pk).path
    admin.post(reverse("wagtailadmin_pages:set_page_position", args=[case.pk]) + "?position=1")
    assert Page.objects.get(pk=english.pk).path == before
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_admin_refuses_a_move_to_where_the_translation_cannot_follow(
    about: dict[str, Page], partners: dict[str, Page], admin: Client
) -> None:
    about["en"].delete()
    response = admin.post(
        reverse("wagtailadmin_pages:move_confirm", args=[partners["nl"].pk, about["nl"].pk]), follow=True
    )
    assert "has no page in" in response.content.decode() or "heeft geen pagina" in response.content.decode()
    assert below(about["nl"]) == set()


def test_bulk_move_is_refused_where_the_translation_cannot_follow(
    about: dict[str, Page], partners: dict[str, Page], admin: Client
) -> None:
    about["en"].delete()
    bulk(admin, "move", partners["nl"], chooser=about["nl"].pk, move_applicable="on")
    assert below(about["nl"]) == set()


def test_page_without_a_translation_moves_anywhere(about: dict[str, Page], admin: Client) -> None:
    about["en"].delete()
    page = standard_page(title="Alleen Nederlands")
    admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, about["nl"].pk]))
    assert below(about["nl"]) == {page.pk}


def test_pages_below_a_moved_page_come_along_in_both_languages(
    about: dict[str, Page], partners: dict[str, Page]
) -> None:
    partners["nl"].move(about["nl"], pos="last-child")
    goal = {language: standard_page(language, title=f"Doel {language}") for language in ("nl",)}["nl"]
    english_goal = goal.copy_for_translation(Locale.objects.get(language_code="en"))
    publish(english_goal)
    Page.objects.get(pk=about["nl"].pk).specific.move(goal, pos="last-child")
    for page in (*about.values(), *partners.values()):
        url = Page.objects.get(pk=page.pk).url
        assert at(url) == Seen.OWN
        assert "/doel-nl/" in url


def test_moved_below_a_restricted_page_a_work_is_hidden_at_once(
    about: dict[str, Page], partners: dict[str, Page]
) -> None:
    PageViewRestriction.objects.create(
        page=about["nl"], restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    partners["nl"].move(about["nl"], pos="last-child")
    assert not Entry.objects.get(translation_key=partners["nl"].translation_key).is_public
    for page in partners.values():
        assert at(Page.objects.get(pk=page.pk).url) == Seen.PASSWORD


def test_moved_out_of_a_restricted_branch_a_work_is_shown_again(
    about: dict[str, Page], partners: dict[str, Page]
) -> None:
    PageViewRestriction.objects.create(
        page=about["nl"], restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    partners["nl"].move(about["nl"], pos="last-child")
    Page.objects.get(pk=partners["nl"].pk).specific.move(home("nl"), pos="last-child")
    entry = Entry.objects.get(translation_key=partners["nl"].translation_key)
    assert (entry.is_public, entry.live_nl, entry.live_en) == (True, True, True)


def test_case_moved_to_another_casebook_is_followed_by_its_translation(case: CasePage, english: CasePage) -> None:
    CaseIndexPage.max_count_per_parent, before = None, CaseIndexPage.max_count_per_parent
    try:
        other = home("nl").add_child(
            instance=CaseIndexPage(title="Archief", slug="archief", locale=Locale.objects.get(language_code="nl"))
        )
        translated = publish(other.copy_for_translation(Locale.objects.get(language_code="en")))
        case.move(other, pos="last-child")
    finally:
        CaseIndexPage.max_count_per_parent = before
    assert below(other) == {case.pk}
    assert below(translated) == {english.pk}
    assert at(f"/nl/archief/{case.slug}/") == Seen.OWN
    assert at(f"/en/archief/{case.slug}/") == Seen.OWN


def test_moved_page_keeps_its_old_address_as_a_redirect(
    about: dict[str, Page], partners: dict[str, Page], commit: Commit
) -> None:
    old = {language: page.url for language, page in partners.items()}
    with commit():
        partners["nl"].move(about["nl"], pos="last-child")
    for language, url in old.items():
        response = Client().get(url)
        assert response.status_code == 301
        assert response.headers["Location"].endswith(Page.objects.get(pk=partners[language].pk).url)


def test_moved_page_without_a_translation_is_found_from_its_old_fallback_address(
    about: dict[str, Page], commit: Commit
) -> None:
    page = standard_page(slug="los-blad")
    with commit():
        page.move(about["nl"], pos="last-child")
    response = Client().get("/en/los-blad/")
    assert response.status_code == 301
    assert at(response.headers["Location"]) == Seen.FALLBACK
