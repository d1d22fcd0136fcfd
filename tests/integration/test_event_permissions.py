"""Who may add, edit, publish and delete meetings, by address as well as by button."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import EventPage, LearningCirclePage, SessionReportPage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import User
from tests.admin import client_of, edit, event_form, form_errors, is_refused, member, messages_of, tree_state
from tests.factories import (
    agenda,
    draft_event,
    home,
    published_case,
    published_circle,
    published_event,
    published_report,
    report_index,
)
from tests.integration.conftest import Commit
from tests.integration.publishing.editing import bulk

pytestmark = pytest.mark.django_db


def page_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def create(client: Client, parent: Page, model: str = "eventpage", **changes: Any) -> HttpResponse:
    return client.post(page_url("add", "events", model, parent.pk), event_form(**changes))


@pytest.fixture
def organiser(db: None) -> User:
    return member(GroupName.ORGANISERS)


@pytest.fixture
def client(organiser: User) -> Client:
    """A browser in which an organiser is logged in."""
    return client_of(organiser)


# Organisers


def test_organiser_adds_and_publishes_a_meeting_in_one_go(client: Client, organiser: User) -> None:
    response = create(client, agenda(), action="action-publish")
    assert response.status_code == 302, form_errors(response)
    event = EventPage.objects.get(title="Een nieuwe bijeenkomst")
    assert (event.live, event.organiser) == (True, organiser)


def test_organiser_adds_a_meeting_to_a_circle(client: Client) -> None:
    circle = published_circle()
    create(client, circle, event_kind="circle-meeting", action="action-publish")
    assert EventPage.objects.get(title="Een nieuwe bijeenkomst").get_parent().pk == circle.pk


def test_organiser_adds_no_meeting_for_somebody_else(client: Client, organiser: User) -> None:
    create(client, agenda(), organiser=member(GroupName.ORGANISERS).pk)
    assert EventPage.objects.get(title="Een nieuwe bijeenkomst").organiser == organiser


def test_organiser_edits_and_publishes_an_own_meeting_that_an_editor_made(client: Client, organiser: User) -> None:
    event = published_event(organiser=organiser)
    assert client.get(page_url("edit", event.pk)).status_code == 200
    edit(client, event, event_form(title="Verplaatst naar de kas", action="action-publish"))
    event.refresh_from_db()
    assert (event.title, event.organiser) == ("Verplaatst naar de kas", organiser)


def test_organiser_takes_an_own_meeting_down(client: Client, organiser: User) -> None:
    event = published_event(organiser=organiser)
    client.post(page_url("unpublish", event.pk))
    event.refresh_from_db()
    assert not event.live


ATTEMPTS: dict[str, Any] = {
    "look at the editor": lambda client, page: client.get(page_url("edit", page.pk)),
    "save": lambda client, page: edit(client, page, event_form()),
    "publish": lambda client, page: edit(client, page, event_form(action="action-publish")),
    "unpublish": lambda client, page: client.post(page_url("unpublish", page.pk)),
    "delete": lambda client, page: client.post(page_url("delete", page.pk)),
    "move": lambda client, page: client.post(page_url("move_confirm", page.pk, home().pk)),
    "copy": lambda client, page: client.post(
        page_url("copy", page.pk),
        {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(page.get_parent().pk)},
    ),
    "restrict": lambda client, page: client.post(page_url("set_privacy", page.pk), {"restriction_type": "login"}),
    "lock": lambda client, page: client.post(page_url("lock", page.pk)),
    "history": lambda client, page: client.get(page_url("history", page.pk)),
}


def not_refused(client: Client, page: Page) -> list[str]:
    """Those of the attempts that changed something, or that showed something of the page."""
    before = tree_state()
    done = [name for name, attempt in ATTEMPTS.items() if not is_refused(attempt(client, page))]
    for action in ("publish", "unpublish", "delete"):
        bulk(client, action, page)
    return done if tree_state() == before else [*done, "changed something"]


def test_organiser_is_refused_everything_on_meetings_of_others(client: Client) -> None:
    for event in (published_event(), draft_event(slug="concept", organiser=member(GroupName.ORGANISERS))):
        event.save_revision()
        assert not_refused(client, EventPage.objects.get(pk=event.pk)) == []


def test_organiser_who_handed_a_meeting_over_is_refused_everything(client: Client, organiser: User) -> None:
    event = draft_event(owner=organiser, organiser=member(GroupName.ORGANISERS))
    event.save_revision()
    assert not_refused(client, EventPage.objects.get(pk=event.pk)) == []


def test_organiser_is_refused_everything_on_circles_and_reports(client: Client, organiser: User) -> None:
    circle = published_circle(owner=organiser)
    report = published_report(event=published_event(organiser=organiser), owner=organiser)
    assert not_refused(client, circle) == []
    assert not_refused(client, report) == []


def test_organiser_makes_no_circle_and_no_report(client: Client) -> None:
    for model, parent in (("learningcirclepage", agenda()), ("sessionreportpage", report_index())):
        url = page_url("add", "events", model, parent.pk)
        assert is_refused(client.get(url))
        assert is_refused(client.post(url, event_form(action="action-publish")))
    assert not LearningCirclePage.objects.exists()
    assert not SessionReportPage.objects.exists()


def test_organiser_is_refused_everything_on_a_translation(client: Client, organiser: User, commit: Commit) -> None:
    from tests.factories import translated

    with commit():
        english = translated(published_event(organiser=organiser))
    assert not_refused(client, english) == []


def test_organiser_does_not_lift_what_makes_a_visit_private(client: Client, organiser: User) -> None:
    event = published_event(event_kind="visit", is_private=True, organiser=organiser)
    assert is_refused(ATTEMPTS["restrict"](client, event))


@pytest.mark.parametrize("group", [GroupName.CONTRIBUTORS, GroupName.TRANSLATORS])
def test_others_are_refused_everything_on_meetings(group: GroupName) -> None:
    client = client_of(member(group))
    assert not_refused(client, published_event()) == []
    assert is_refused(create(client, agenda(), action="action-publish"))


def test_new_meeting_of_an_editor_is_their_own_until_they_say_otherwise() -> None:
    editor = member(GroupName.EDITORS)
    form = client_of(editor).get(page_url("add", "events", "eventpage", agenda().pk)).context["form"]
    assert (form["organiser"].value(), form.fields["organiser"].disabled) == (editor.pk, False)


# Meetings that have a report


@pytest.fixture
def reported(db: None) -> EventPage:
    event = published_event(title="Leersessie")
    published_report(event=event, title="Zo ging het")
    return event


@pytest.fixture
def editor(db: None) -> Client:
    return client_of(member(GroupName.EDITORS))


def test_meeting_with_a_report_is_not_deleted(editor: Client, reported: EventPage) -> None:
    response = editor.post(page_url("delete", reported.pk))
    assert EventPage.objects.filter(pk=reported.pk).exists()
    assert "Leersessie" in messages_of(response)
    assert "Zo ging het" in messages_of(response)


def test_meeting_with_a_report_is_not_deleted_in_bulk(editor: Client, reported: EventPage) -> None:
    response = bulk(editor, "delete", reported)
    assert response.status_code == 302
    assert EventPage.objects.filter(pk=reported.pk).exists()
    assert "Zo ging het" in messages_of(response)


def test_circle_with_a_reported_meeting_is_not_deleted(editor: Client) -> None:
    circle = published_circle()
    published_report(event=published_event(parent=circle, event_kind="circle-meeting"))
    response = editor.post(page_url("delete", circle.pk))
    assert response.status_code == 302
    assert LearningCirclePage.objects.filter(pk=circle.pk).exists()


def test_meeting_is_deleted_once_its_report_is(editor: Client, reported: EventPage) -> None:
    editor.post(page_url("delete", SessionReportPage.objects.get(event=reported).pk))
    editor.post(page_url("delete", reported.pk))
    assert not EventPage.objects.exists()


def test_other_pages_are_deleted_as_ever(editor: Client, reported: EventPage) -> None:
    case = published_case()
    assert bulk(editor, "delete", case).status_code == 302
    assert not type(case).objects.filter(pk=case.pk).exists()
