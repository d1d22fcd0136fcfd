"""Two pairs of eyes: a contributor submits, an editor approves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Task, TaskState

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality, User
from tests.admin import case_form, client_of, create_case, edit, form_errors, is_refused, member
from tests.factories import ThemeFactory, casebook, draft_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def veendam() -> Municipality:
    return Municipality.objects.get(slug="veendam")


@pytest.fixture
def contributor(veendam: Municipality) -> User:
    return member(GroupName.CONTRIBUTORS, municipality=veendam)


def complete(town: Municipality, **changes: Any) -> dict[str, Any]:
    return case_form(
        **{"themes": [ThemeFactory(slug="bewegen")], "places": [town], "action": "action-submit", **changes}
    )


@pytest.fixture
def submitted(contributor: User, veendam: Municipality) -> CasePage:
    response = create_case(client_of(contributor), casebook("nl"), complete(veendam))
    assert response.status_code == 302, form_errors(response)
    return CasePage.objects.get()


def decide(client: Client, page: CasePage, action: str) -> Any:
    state = page.current_workflow_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), {"comment": "Gelezen"}
    )


def test_submitted_case_waits_for_an_editor(submitted: CasePage) -> None:
    assert not submitted.live
    assert submitted.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_editor_approves_and_the_case_is_published(submitted: CasePage) -> None:
    decide(client_of(member(GroupName.EDITORS)), submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live


def test_editor_sends_a_case_back_and_the_contributor_submits_again(
    submitted: CasePage, contributor: User, veendam: Municipality
) -> None:
    decide(client_of(member(GroupName.EDITORS)), submitted, "reject")
    submitted.refresh_from_db()
    assert not submitted.live
    edit(client_of(contributor), submitted, complete(veendam, title="Beter", action="action-restart-workflow"))
    submitted = CasePage.objects.get(pk=submitted.pk)
    assert submitted.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("group", [GroupName.CONTRIBUTORS, GroupName.TRANSLATORS, GroupName.ORGANISERS])
def test_nobody_else_approves(submitted: CasePage, group: GroupName, veendam: Municipality) -> None:
    response = decide(client_of(member(group, municipality=veendam)), submitted, "approve")
    submitted.refresh_from_db()
    assert is_refused(response)
    assert not submitted.live


def test_contributor_does_not_approve_the_own_case(submitted: CasePage, contributor: User) -> None:
    assert is_refused(decide(client_of(contributor), submitted, "approve"))
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    edit(client_of(contributor), submitted, complete(contributor.municipality, action=None) | approval)
    submitted.refresh_from_db()
    assert not submitted.live


def test_contributor_submits_what_a_colleague_began(contributor: User, veendam: Municipality) -> None:
    draft = draft_case(places=[veendam], owner=member(GroupName.CONTRIBUTORS, municipality=veendam))
    draft.save_revision()
    response = edit(client_of(contributor), draft, complete(veendam))
    assert response.status_code == 302, form_errors(response)
    assert CasePage.objects.get(pk=draft.pk).workflow_in_progress


def test_contributor_submits_no_case_of_another_municipality(contributor: User) -> None:
    response = create_case(client_of(contributor), casebook("nl"), complete(Municipality.objects.get(slug="pekela")))
    assert response.status_code == 200
    assert "Veendam" in str(form_errors(response)["case_places"])


def test_contributor_without_a_municipality_submits_nothing(veendam: Municipality) -> None:
    client = client_of(member(GroupName.CONTRIBUTORS))
    response = create_case(client, casebook("nl"), complete(veendam))
    assert response.status_code == 200
    assert "__all__" in form_errors(response)


def test_contributor_of_a_merged_municipality_submits_what_lay_in_the_former_one() -> None:
    client = client_of(member(GroupName.CONTRIBUTORS, municipality=Municipality.objects.get(slug="eemsdelta")))
    create_case(client, casebook("nl"), complete(Municipality.objects.get(slug="loppersum")))
    assert CasePage.objects.get().workflow_in_progress


def test_editor_with_a_municipality_publishes_cases_of_all_others() -> None:
    client = client_of(member(GroupName.EDITORS, municipality=Municipality.objects.get(slug="veendam")))
    form = complete(Municipality.objects.get(slug="pekela"), action="action-publish")
    response = create_case(client, casebook("nl"), form)
    assert response.status_code == 302, form_errors(response)
    assert CasePage.objects.get().live


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_casebooks_have_the_workflow(language: str) -> None:
    workflow = casebook(language).get_workflow()
    assert [str(task) for task in workflow.tasks] == [str(Task.objects.get())]


def test_a_theme_that_was_retired_meanwhile_does_not_stop_the_approval(submitted: CasePage) -> None:
    theme = submitted.get_latest_revision_as_object().themes.get()
    theme.is_retired = True
    theme.save()
    decide(client_of(member(GroupName.EDITORS)), submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
