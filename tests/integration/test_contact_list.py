"""The call-back list in the admin: who waits, since when, and who takes care of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from home.models import ContactRequest
from home.models.contact_request import people_who_answer
from legro_cms.core.groups import GroupName
from legro_cms.core.models import User
from tests.admin import client_of, is_refused, member
from tests.contact import PERSON
from tests.factories import ContactRequestFactory, UserFactory
from tests.markup import plain

pytestmark = pytest.mark.django_db

ANSWERING = {GroupName.ADMINISTRATORS, GroupName.EDITORS}
OTHERS = sorted(set(GroupName) - ANSWERING)


def url(name: str, *args: Any) -> str:
    return reverse(f"contactrequest:{name}", args=args)


def listed(client: Client, query: str = "") -> list[str]:
    """The names in the list, from above."""
    return [request.name for request in client.get(url("index") + query).context["object_list"]]


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


# Who may


@pytest.mark.parametrize("group", sorted(ANSWERING))
def test_who_answers_sees_and_edits_requests(group: GroupName) -> None:
    request = ContactRequestFactory(**PERSON)
    client = client_of(member(group))
    for name in ("edit", "inspect", "delete"):
        assert client.get(url(name, request.pk)).status_code == 200
    assert client.get(url("index")).status_code == 200


@pytest.mark.parametrize("group", OTHERS)
def test_requests_are_closed_to_other_groups_by_address(group: GroupName) -> None:
    request = ContactRequestFactory(**PERSON)
    client = client_of(member(group))
    addresses = [url("index"), url("index_results")]
    addresses += [url(name, request.pk) for name in ("edit", "inspect", "delete", "history", "usage")]
    answers = [client.get(address) for address in addresses]
    assert all(is_refused(answer) for answer in answers)
    assert not any(PERSON["name"] in answer.content.decode() for answer in answers)
    client.post(url("edit", request.pk), {"status": "done", "owner": "", "note": "x"})
    client.post(url("delete", request.pk))
    request.refresh_from_db()
    assert request.status == "new"


@pytest.mark.parametrize("group", OTHERS)
def test_the_menu_of_others_does_not_name_the_list(group: GroupName) -> None:
    assert url("index") not in client_of(member(group)).get("/admin/").content.decode()


def test_nobody_writes_a_request_for_somebody_else(admin_client: Client) -> None:
    for client in (admin_client, client_of(member(GroupName.ADMINISTRATORS))):
        assert is_refused(client.get(url("add")))
        assert is_refused(client.post(url("add"), {"name": "x", "status": "new"}))
    assert not ContactRequest.objects.exists()
    assert url("add") not in admin_client.get(url("index")).content.decode()


# The list


def test_new_ones_stand_above_and_the_longest_waiting_first(editor: Client) -> None:
    now = timezone.now()
    for name, status, days in [("a", "done", 9), ("b", "new", 1), ("c", "handling", 5), ("d", "new", 3)]:
        ContactRequestFactory(name=name, status=status, created=now - timedelta(days=days))
    assert listed(editor) == ["d", "b", "c", "a"]


@pytest.mark.parametrize(
    ("created", "age"),
    [("2026-11-21 00:01", "today"), ("2026-11-20 23:59", "1 day"), ("2026-11-18 09:00", "3 days")],
)
def test_the_age_is_counted_in_days_of_the_calendar(freeze: Callable[[str], None], created: str, age: str) -> None:
    freeze(created)
    request = ContactRequestFactory()
    freeze("2026-11-21 10:00")
    with translation.override("en"):
        assert request.age == age


def test_the_list_is_narrowed_by_status_and_owner(editor: Client) -> None:
    owner = member(GroupName.EDITORS)
    ContactRequestFactory(name="new")
    ContactRequestFactory(name="mine", status="handling", owner=owner)
    assert listed(editor, "?status=new") == ["new"]
    assert listed(editor, f"?owner={owner.pk}") == ["mine"]


@pytest.mark.parametrize("query", ["?status=x", "?owner=x", "?owner=999999", "?ordering=x", "?p=999", "?q=Jikke"])
def test_senseless_filters_are_no_error(editor: Client, query: str) -> None:
    ContactRequestFactory()
    assert editor.get(url("index") + query).status_code in (200, 404)


def test_the_list_takes_as_many_queries_for_many(editor: Client, django_assert_max_num_queries: Any) -> None:
    for _request in range(20):
        ContactRequestFactory(owner=member(GroupName.EDITORS))
    editor.get(url("index"))
    with django_assert_max_num_queries(30):
        editor.get(url("index"))


# Taking care of it


def test_an_editor_takes_a_request_up(editor: Client) -> None:
    request = ContactRequestFactory(**PERSON)
    owner = member(GroupName.EDITORS)
    form = {"status": "handling", "owner": str(owner.pk), "note": "Belt dinsdag.", "name": "Anders", "message": "Weg"}
    assert editor.post(url("edit", request.pk), form).status_code == 302
    request.refresh_from_db()
    assert (request.status, request.owner, request.note) == ("handling", owner, "Belt dinsdag.")
    assert (request.name, request.message) == (PERSON["name"], PERSON["message"])


def test_everything_that_was_written_stands_beside_the_form(editor: Client) -> None:
    request = ContactRequestFactory(**PERSON)
    for name in ("edit", "inspect"):
        shown = plain(editor.get(url(name, request.pk)).content.decode())
        assert [value for value in PERSON.values() if plain(value) not in shown] == []


def test_an_owner_is_somebody_who_sees_the_list() -> None:
    root = User.objects.create_superuser("root")
    members = {group: member(group) for group in GroupName}
    member(GroupName.EDITORS, is_active=False)
    UserFactory()
    assert set(User.objects.filter(people_who_answer())) == {root, *(members[group] for group in ANSWERING)}


def test_a_translator_is_made_no_owner(editor: Client) -> None:
    request = ContactRequestFactory()
    translator = member(GroupName.TRANSLATORS)
    editor.post(url("edit", request.pk), {"status": "new", "owner": str(translator.pk), "note": ""})
    request.refresh_from_db()
    assert request.owner is None


def test_a_request_is_deleted_when_somebody_asks_for_that(editor: Client) -> None:
    request = ContactRequestFactory(**PERSON)
    assert editor.post(url("delete", request.pk)).status_code == 302
    assert not ContactRequest.objects.exists()


def test_histories_name_a_request_by_its_number(editor: Client) -> None:
    request = ContactRequestFactory(**PERSON)
    editor.post(url("edit", request.pk), {"status": "done", "owner": "", "note": "Belde Jikke."})
    editor.post(url("delete", request.pk))
    noted = str(list(ModelLogEntry.objects.values()))
    assert str(request.pk) in noted
    assert not any(word in noted for word in ("Jikke", *PERSON.values()))


# The first page of the admin


def test_the_first_page_says_how_many_wait(editor: Client) -> None:
    ContactRequestFactory(status="done")
    assert url("index") + "?status=new" not in editor.get("/admin/").content.decode()
    ContactRequestFactory.create_batch(2)
    page = editor.get("/admin/").content.decode()
    assert url("index") + "?status=new" in page


@pytest.mark.parametrize("group", OTHERS)
def test_the_first_page_tells_others_nothing(group: GroupName) -> None:
    ContactRequestFactory()
    assert "status=new" not in client_of(member(group)).get("/admin/").content.decode()
