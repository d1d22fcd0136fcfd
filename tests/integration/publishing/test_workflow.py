"""Two pairs of eyes: what an editor approves is published, and what is not valid is not."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from tests.factories import MunicipalityFactory, UserFactory, draft_case
from tests.integration.publishing.editing import edit_url, errors, form_at, post, said
from tests.integration.publishing.seen import Seen, assert_gone, assert_seen, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


@pytest.fixture
def editor(db: None) -> Client:
    """An editor, logged in."""
    client = Client()
    client.force_login(UserFactory(group=GroupName.EDITORS))
    return client


@pytest.fixture
def contributor(db: None) -> Client:
    """A contributor of Veendam, logged in."""
    client = Client()
    veendam = MunicipalityFactory(slug="veendam", code="GM0047")
    client.force_login(UserFactory(group=GroupName.CONTRIBUTORS, municipality=veendam))
    return client


def submit(page: CasePage, by: Client) -> TaskState:
    response = post(by, edit_url(page), "submit")
    assert errors(response) == {}
    return CasePage.objects.get(pk=page.pk).current_workflow_task_state


def approve(page: CasePage, state: TaskState, by: Client, **headers: str) -> object:
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return by.post(url, {"comment": ""}, headers=headers)


def spoil(page: CasePage) -> None:
    """Take the themes out of the newest revision, past every form."""
    revision = CasePage.objects.get(pk=page.pk).get_latest_revision()
    revision.content["themes"] = []
    revision.save(update_fields=["content"])


def test_submitted_case_is_seen_by_nobody(contributor: Client) -> None:
    page = draft_case()
    submit(page, contributor)
    assert_gone(page)


def test_approved_case_is_published(contributor: Client, editor: Client) -> None:
    page = draft_case()
    approve(page, submit(page, contributor), editor)
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_case_approved_in_code_is_published(contributor: Client) -> None:
    page = draft_case()
    submit(page, contributor).approve(user=UserFactory(group=GroupName.EDITORS))
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_case_approved_in_the_editor_with_changes_is_published_with_them(contributor: Client, editor: Client) -> None:
    page = draft_case()
    submit(page, contributor)
    data = form_at(editor, edit_url(page), title="Door de redactie verbeterd")
    editor.post(edit_url(page), data | {"action-workflow-action": "1", "workflow-action-name": "approve"})
    assert titles(page)["nl"] == "Door de redactie verbeterd"


def test_rejected_case_is_seen_by_nobody(contributor: Client, editor: Client) -> None:
    page = draft_case()
    state = submit(page, contributor)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])
    editor.post(url, {"comment": "Wat kostte het?"})
    assert_gone(page)


def test_contributor_may_not_approve(contributor: Client) -> None:
    page = draft_case()
    approve(page, submit(page, contributor), contributor)
    assert_gone(page)


def test_invalid_case_is_not_approved_in_code(contributor: Client) -> None:
    page = draft_case()
    state = submit(page, contributor)
    spoil(page)
    with pytest.raises(ValidationError):
        TaskState.objects.get(pk=state.pk).approve()
    assert_gone(page)


@pytest.mark.parametrize("headers", [{}, {"X-Requested-With": "XMLHttpRequest"}])
def test_invalid_case_is_not_approved_and_the_editor_is_told_why(
    contributor: Client, editor: Client, headers: dict[str, str]
) -> None:
    page = draft_case()
    state = submit(page, contributor)
    spoil(page)
    response = approve(page, state, editor, **headers)
    assert response.status_code in {200, 302}
    assert "Needed to publish." in said(response) or "Nodig om te publiceren." in said(response)
    assert_gone(page)
    assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS
