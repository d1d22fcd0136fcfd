"""The contact page as a page: made with the site, one in each language, found, previewed and translated."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import ContactPage, HomePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import SiteSettings
from search.models import Entry
from tests.admin import client_of, member
from tests.contact import URL
from tests.factories import home, standard_page
from tests.integration.conftest import Commit
from tests.markup import page, words

pytestmark = pytest.mark.django_db


def contact(language: str = "nl") -> ContactPage:
    """The page of a language."""
    return ContactPage.objects.get(locale__language_code=language)


@pytest.mark.parametrize(("language", "title"), [("nl", "Contact"), ("en", "Contact")])
def test_every_site_begins_with_one_in_each_language(language: str, title: str) -> None:
    assert (contact(language).title, contact(language).live, contact(language).is_source) == (
        title,
        True,
        language == "nl",
    )


def test_making_the_site_again_keeps_what_editors_wrote() -> None:
    source = contact()
    source.intro, source.slug = "Bel ons gerust.", "vragen"
    source.save_revision().publish()
    call_command("create_site", verbosity=0)
    assert (contact().intro, contact().slug, ContactPage.objects.count()) == ("Bel ons gerust.", "vragen", 2)


def test_the_footer_leads_to_it() -> None:
    assert [item.value["page"].specific for item in SiteSettings.load().footer_links] == [contact()]


def test_there_is_one_below_each_home_page_and_nowhere_else() -> None:
    assert not ContactPage.can_create_at(home())
    assert not ContactPage.can_exist_under(standard_page())
    contact().delete()
    assert ContactPage.can_create_at(home())
    assert [model.__name__ for model in ContactPage.allowed_parent_page_models()] == [HomePage.__name__]


def test_nothing_stands_below_it() -> None:
    assert ContactPage.allowed_subpage_models() == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_search_finds_it_by_its_words(client: Client, language: str) -> None:
    path = {"nl": "/nl/zoeken/?q=vraag+over+het+netwerk", "en": "/en/search/?q=question+about+the+network"}[language]
    links = [link.get("href") for link in page(client.get(path)).one("main").iter("a")]
    assert URL[language] in links


def test_the_search_knows_its_words_and_not_the_thanks() -> None:
    entry = str(Entry.objects.filter(translation_key=contact().translation_key).values().get())
    assert contact().intro in entry
    assert contact().thanks not in entry


def test_an_editor_changes_its_words(commit: Commit) -> None:
    editor = client_of(member(GroupName.EDITORS))
    form: dict[str, Any] = {
        "title": "Vraag het ons",
        "slug": "contact",
        "intro": "Wij bellen terug.",
        "thanks": "Tot gauw.",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    with commit():
        response = editor.post(reverse("wagtailadmin_pages:edit", args=[contact().pk]), form)
    assert response.status_code == 302
    assert (contact().title, contact().thanks) == ("Vraag het ons", "Tot gauw.")


@pytest.mark.parametrize(("mode", "button"), [("nl", "Contact"), ("en", "Contact")])
def test_it_is_previewed_with_an_empty_form_in_either_language(rf: Any, mode: str, button: str) -> None:
    response = contact().make_preview_request(preview_mode=mode)
    markup = page(response)
    assert words(markup.one("h1")) == button
    assert markup.one("form", id="contact-form") is not None
    assert markup.root.get("lang") == mode


def test_a_private_page_takes_no_messages(client: Client) -> None:
    source: Page = contact()
    source.unpublish()
    for url in URL.values():
        assert client.get(url).status_code == 404
        assert client.post(url, {}).status_code == 404
