"""What each group may and may not do with pages, by address as well as by button."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality
from tests.admin import case_form, client_of, create_case, edit, form_errors, is_refused, member, tree_state
from tests.factories import (
    ThemeFactory,
    UserFactory,
    casebook,
    draft_case,
    home,
    publish,
    published_case,
    standard_page,
    translated,
)

pytestmark = pytest.mark.django_db

JSON = {"HTTP_ACCEPT": "application/json", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def veendam() -> Municipality:
    return Municipality.objects.get(slug="veendam")


def page_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def bulk_url(action: str, page: Page) -> str:
    return (
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        + f"?id={page.pk}&childOf={page.get_parent().pk}"
    )


def change_form(**changes: Any) -> dict[str, Any]:
    return case_form(title="Gekaapt", themes=[ThemeFactory(slug="bewegen")], places=[veendam()], **changes)


ATTEMPTS: dict[str, Callable[[Client, CasePage], Any]] = {
    "look at the editor": lambda client, page: client.get(page_url("edit", page.pk)),
    "save a draft": lambda client, page: edit(client, page, change_form()),
    "autosave": lambda client, page: client.post(page_url("edit", page.pk), change_form(), **JSON),
    "publish": lambda client, page: edit(client, page, change_form(action="action-publish")),
    "submit": lambda client, page: edit(client, page, change_form(action="action-submit")),
    "unpublish": lambda client, page: client.post(page_url("unpublish", page.pk)),
    "delete": lambda client, page: client.post(page_url("delete", page.pk)),
    "move": lambda client, page: client.post(page_url("move_confirm", page.pk, home("nl").pk)),
    "reorder": lambda client, page: client.post(page_url("set_page_position", page.pk) + "?position=0"),
    "copy": lambda client, page: client.post(
        page_url("copy", page.pk),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(page.get_parent().pk), "copy_subpages": ""},
    ),
    "restrict": lambda client, page: client.post(page_url("set_privacy", page.pk), {"restriction_type": "login"}),
    "lock": lambda client, page: client.post(page_url("lock", page.pk)),
    "revert": lambda client, page: client.post(
        page_url("revisions_revert", page.pk, page.latest_revision_id), change_form(action="action-publish")
    ),
    "unschedule": lambda client, page: client.post(page_url("revisions_unschedule", page.pk, page.latest_revision_id)),
    "read the draft": lambda client, page: client.get(page_url("view_draft", page.pk)),
    "preview": lambda client, page: client.post(page_url("preview_on_edit", page.pk), change_form()),
    "read the history": lambda client, page: client.get(page_url("history", page.pk)),
    "read a revision": lambda client, page: client.get(page_url("revisions_view", page.pk, page.latest_revision_id)),
    "compare revisions": lambda client, page: client.get(page_url("revisions_compare", page.pk, "live", "latest")),
    "delete in bulk": lambda client, page: client.post(bulk_url("delete", page)),
    "unpublish in bulk": lambda client, page: client.post(bulk_url("unpublish", page)),
    "publish in bulk": lambda client, page: client.post(bulk_url("publish", page)),
    "move in bulk": lambda client, page: client.post(bulk_url("move", page), {"chooser": str(home("nl").pk)}),
    "make an alias": lambda client, page: client.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk])),
}
WRITING = {
    "look at the editor",
    "save a draft",
    "autosave",
    "publish",  # which saves a draft for those who may not
    "submit",
    "revert",
    "preview",
    "read the draft",
    "read the history",
    "read a revision",
    "compare revisions",
}
"""What belongs to writing a draft."""
BULK = {name for name in ATTEMPTS if name.endswith("in bulk")}
"""Bulk actions answer with a redirect to their listing whether or not anything was allowed."""


def not_refused(client: Client, page: CasePage, attempts: Iterable[str] = ATTEMPTS) -> list[str]:
    """Those of the attempts that changed something, or that showed something of the page."""
    before = tree_state()
    done = []
    for attempt in attempts:
        response = ATTEMPTS[attempt](client, page)
        if tree_state() != before:
            done.append(f"{attempt}: changed something")
            break
        if attempt not in BULK and not is_refused(response):
            done.append(f"{attempt}: answered {response.status_code}")
    return done


@dataclass
class Tree:
    """A site with something of everybody."""

    live: CasePage
    draft: CasePage
    english: CasePage


@pytest.fixture
def tree(django_capture_on_commit_callbacks: Any) -> Tree:
    with django_capture_on_commit_callbacks(execute=True):
        live = published_case(title="Live geval")
        english = translated(live)
    published_case(title="Buurgeval", slug="buurgeval")
    draft = draft_case(title="Concept van een ander", places=[Municipality.objects.get(slug="pekela")])
    draft.save_revision()
    return Tree(live=live, draft=CasePage.objects.get(pk=draft.pk), english=english)


def test_translator_is_refused_everything_on_a_source(tree: Tree) -> None:
    client = client_of(member(GroupName.TRANSLATORS))
    assert not_refused(client, tree.live) == []
    assert not_refused(client, tree.draft) == []


def test_translator_does_not_decide_where_a_translation_stands(tree: Tree) -> None:
    attempts = ["delete", "delete in bulk", "move", "move in bulk", "copy", "restrict", "reorder", "make an alias"]
    assert not_refused(client_of(member(GroupName.TRANSLATORS)), tree.english, attempts) == []


def test_translator_adds_no_pages(tree: Tree) -> None:
    client = client_of(member(GroupName.TRANSLATORS))
    for parent in (casebook("nl"), casebook("en"), home("nl"), home("en")):
        assert is_refused(client.get(page_url("add_subpage", parent.pk)))
        assert is_refused(create_case(client, parent, change_form(action="action-publish")))


def test_organiser_is_refused_everything_on_cases(tree: Tree) -> None:
    client = client_of(member(GroupName.ORGANISERS))
    for page in (tree.live, tree.draft, tree.english):
        assert not_refused(client, page) == []


def test_contributor_is_refused_everything_on_cases_of_others(tree: Tree) -> None:
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    for page in (tree.live, tree.draft, tree.english):
        assert not_refused(client, page) == []


def test_contributor_only_writes_in_a_colleagues_draft() -> None:
    contributor = member(GroupName.CONTRIBUTORS, municipality=veendam())
    draft = draft_case(places=[veendam()], owner=member(GroupName.CONTRIBUTORS, municipality=veendam()))
    draft.save_revision()
    client = client_of(contributor)
    attempts = set(ATTEMPTS) - WRITING
    assert not_refused(client, CasePage.objects.get(pk=draft.pk), sorted(attempts)) == []


def test_contributor_opens_a_draft_of_the_own_municipality() -> None:
    draft = draft_case(places=[veendam()])
    draft.save_revision()
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    assert client.get(page_url("edit", draft.pk)).status_code == 200


def test_contributor_opens_a_draft_whose_place_was_filled_in_later() -> None:
    draft = draft_case(places=[])
    draft.case_places.add(*draft_case(slug="ander", places=[veendam()]).case_places.all())
    draft.save_revision()
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    assert client.get(page_url("edit", draft.pk)).status_code == 200


def test_contributor_of_a_successor_opens_a_draft_filed_under_the_former_municipality() -> None:
    draft = draft_case(places=[Municipality.objects.get(slug="loppersum")])
    draft.save_revision()
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=Municipality.objects.get(slug="eemsdelta")))
    assert client.get(page_url("edit", draft.pk)).status_code == 200


def test_contributor_without_a_municipality_opens_no_draft_of_others() -> None:
    draft = draft_case(places=[veendam()])
    draft.save_revision()
    assert is_refused(client_of(member(GroupName.CONTRIBUTORS)).get(page_url("edit", draft.pk)))


def test_contributor_saves_a_draft_and_cannot_publish_it() -> None:
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    create_case(client, casebook("nl"), change_form(action="action-publish"))
    case = CasePage.objects.get(title="Gekaapt")
    assert not case.live
    edit(client, case, change_form(action="action-publish"))
    case.refresh_from_db()
    assert not case.live


def test_contributors_change_to_a_live_case_of_their_own_waits_for_an_editor() -> None:
    contributor = member(GroupName.CONTRIBUTORS, municipality=veendam())
    case = publish(draft_case(places=[veendam()], owner=contributor))
    edit(client_of(contributor), case, change_form(action="action-publish"))
    case.refresh_from_db()
    assert (case.live, case.title) == (True, "Een beweegtuin voor het dorp")


def test_contributor_adds_nothing_outside_the_casebook() -> None:
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    assert is_refused(client.get(page_url("add_subpage", home("nl").pk)))
    url = page_url("add", "home", "standardpage", home("nl").pk)
    assert is_refused(client.post(url, {"title": "Nieuw", "slug": "nieuw", "action-publish": "1"}))


def test_contributor_sees_no_other_branch() -> None:
    other = standard_page()
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=veendam()))
    assert other.title not in client.get(reverse("wagtailadmin_explore", args=[home("nl").pk])).content.decode()
    assert is_refused(client.get(page_url("edit", other.pk)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("group", [GroupName.EDITORS, GroupName.ADMINISTRATORS])
def test_editor_makes_publishes_and_deletes_cases_in_both_languages(group: GroupName, language: str) -> None:
    client = client_of(member(group))
    response = create_case(client, casebook(language), change_form(action="action-publish"))
    assert response.status_code == 302, form_errors(response)
    case = CasePage.objects.get(title="Gekaapt")
    assert (case.live, case.is_source, case.locale.language_code) == (True, True, language)
    client.post(page_url("unpublish", case.pk))
    case.refresh_from_db()
    assert not case.live
    client.post(page_url("delete", case.pk))
    assert not CasePage.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize("group", [GroupName.EDITORS, GroupName.ADMINISTRATORS])
def test_editor_restricts_moves_locks_and_copies(tree: Tree, group: GroupName) -> None:
    client = client_of(member(group))
    for attempt in ("restrict", "lock", "copy"):
        before = tree_state()
        ATTEMPTS[attempt](client, tree.live)
        assert tree_state() != before, attempt


def test_editor_publishes_in_bulk(tree: Tree) -> None:
    ATTEMPTS["publish in bulk"](client_of(member(GroupName.EDITORS)), tree.draft)
    tree.draft.refresh_from_db()
    assert tree.draft.live


def test_nobody_copies_a_translation_or_turns_it_into_an_alias(tree: Tree) -> None:
    assert not_refused(client_of(member(GroupName.EDITORS)), tree.english, ["copy", "make an alias"]) == []


def test_somebody_without_a_group_does_not_enter_the_admin() -> None:
    response = client_of(UserFactory()).get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
    assert "login" in response.headers["Location"]
