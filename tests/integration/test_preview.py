"""Looking at a draft before anybody else does, in either language."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from casebook.models import CasePage
from legro_cms.core.models import Municipality, User
from tests.admin import case_form
from tests.factories import (
    ThemeFactory,
    UserFactory,
    casebook,
    draft_case,
    published_case,
    submit_translation,
    translated,
)
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> User:
    """Somebody with all rights, logged in."""
    user: User = UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def town(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


def preview(client: Client, page_id: int, data: dict[str, Any], mode: str) -> Markup:
    """What the preview panel shows of the form's contents."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page_id])
    answer = client.post(url, data).json()
    assert answer["is_valid"], answer
    response = client.get(f"{url}?mode={mode}")
    assert response.status_code == 200
    return page(response)


def draft_view(client: Client, shown: Page) -> Markup:
    """What "view draft" shows."""
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[shown.pk]))
    assert response.status_code == 200
    return page(response)


def facts(markup: Markup) -> list[str]:
    (sheet,) = markup.with_class("legro-facts")
    return [words(row) for row in sheet]


@pytest.mark.usefixtures("editor")
class TestSource:
    """Previewing the page on which a work was first written."""

    def test_it_is_offered_in_both_languages_its_own_first(self) -> None:
        assert [mode for mode, _label in draft_case("nl").preview_modes] == ["nl", "en"]
        assert [mode for mode, _label in draft_case("en", slug="first-in-english").preview_modes] == ["en", "nl"]

    @pytest.mark.parametrize("mode", ["nl", "en"])
    def test_an_unsaved_title_is_shown(self, client: Client, mode: str) -> None:
        case = published_case()
        data = case_form(title="Nieuwe titel", themes=[ThemeFactory(slug="bewegen")], places=[town("veendam")])
        markup = preview(client, case.pk, data, mode)
        assert words(markup.one("h1")) == "Nieuwe titel"

    @pytest.mark.parametrize(("mode", "row"), [("nl", "Waar Veendam Pekela"), ("en", "Where Veendam Pekela")])
    def test_unsaved_facts_are_shown_in_the_language_of_the_preview(self, client: Client, mode: str, row: str) -> None:
        case = published_case()
        data = case_form(themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")])
        assert facts(preview(client, case.pk, data, mode))[0] == row

    def test_related_cases_that_are_not_saved_yet_are_shown(self, client: Client) -> None:
        case, other = published_case(), published_case(slug="andere", title="Een ander voorbeeld")
        data = case_form(
            themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")], case_relations=[{"case": other}]
        )
        assert "Een ander voorbeeld" in words(preview(client, case.pk, data, "nl").one("main"))

    def test_the_english_preview_of_an_untranslated_case_marks_the_dutch_words(self, client: Client) -> None:
        data = case_form(themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")])
        markup = preview(client, published_case().pk, data, "en")
        assert markup.root.get("lang") == "en"
        assert markup.language_of(markup.one("h1")) == "nl"

    def test_the_english_preview_shows_the_translation_with_the_draft_facts(
        self, client: Client, commit: Commit
    ) -> None:
        case = published_case()
        with commit():
            translated(case, {"title": "An exercise garden"})
        data = case_form(themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")])
        markup = preview(client, case.pk, data, "en")
        assert words(markup.one("h1")) == "An exercise garden"
        assert facts(markup)[0] == "Where Veendam Pekela"

    def test_readers_still_see_what_is_published(self, client: Client) -> None:
        case = published_case()
        data = case_form(title="Nieuwe titel", themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")])
        preview(client, case.pk, data, "nl")
        assert words(page(Client().get(case.url)).one("h1")) == "Een beweegtuin voor het dorp"

    @pytest.mark.parametrize("mode", ["nl", "en", "", "xx"])
    def test_a_new_page_can_be_looked_at_before_it_is_saved(self, client: Client, mode: str) -> None:
        url = reverse("wagtailadmin_pages:preview_on_add", args=["casebook", "casepage", casebook().pk])
        data = case_form(themes=[ThemeFactory(slug="bewegen")], places=[town("pekela")])
        assert client.post(url, data).json()["is_valid"]
        response = client.get(f"{url}?mode={mode}")
        assert response.status_code == 200
        assert words(page(response).one("h1")) == "Een beweegtuin voor het dorp"
        assert CasePage.objects.count() == 0

    def test_a_draft_that_misses_facts_can_be_looked_at(self, client: Client) -> None:
        case = draft_case(themes=[], places=[])
        assert words(draft_view(client, case).one("h1")) == case.title


@pytest.mark.usefixtures("editor")
class TestTranslation:
    """Previewing a translation."""

    def test_it_shows_the_facts_of_the_live_source(self, client: Client, commit: Commit) -> None:
        case = published_case(places=[town("veendam")])
        with commit():
            english = translated(case)
        case.case_places.first().municipality = town("pekela")
        case.save_revision()
        assert facts(draft_view(client, english))[0] == "Where Veendam"

    def test_an_unfinished_translation_can_be_looked_at(self, client: Client) -> None:
        draft = submit_translation(published_case()).get_target_instance()
        assert draft_view(client, draft).root.get("lang") == "en"


# The userbar


def test_an_editor_sees_the_userbar_on_a_public_page(client: Client, editor: User) -> None:
    assert "wagtail-userbar" in client.get(published_case().url).content.decode()


def test_a_visitor_does_not(client: Client) -> None:
    assert "wagtail-userbar" not in client.get(published_case().url).content.decode()


@pytest.mark.parametrize("address", ["/nl/", "/nl/praktijkvoorbeelden/", "/nl/zoeken/", "/nl/bestaat-niet/"])
def test_the_userbar_leaves_one_h1(client: Client, editor: User, address: str) -> None:
    html = client.get(address).content.decode()
    assert html.count("<h1") == 1
