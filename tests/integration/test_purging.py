"""After its date nothing of a person is left: in no table, file, log or cache."""

import logging
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import FormState
from wagtail.models import Comment, ModelLogEntry, Page, Revision, TaskState, Workflow
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home import purging
from home.models import ContactRequest
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Contact, User
from tests.admin import client_of, member
from tests.contact import FORM, PERSON, URL, open_form, write
from tests.factories import (
    ContactFactory,
    ContactRequestFactory,
    UserFactory,
    draft_case,
    published_case,
    standard_page,
    translate_strings,
    translated,
)
from tests.integration.conftest import Commit

pytestmark = pytest.mark.django_db

Freeze = Callable[[str], None]


def traces(words: list[str]) -> list[str]:
    """Where any of these words stands: ``table.column`` for every table, the cache, and every file of the site."""
    return sorted({*in_tables(words), *in_cache(words), *in_files(words)})


def in_tables(words: list[str]) -> Iterator[str]:
    """The columns of all tables, those of libraries too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found = [name for name, value in zip(columns, row, strict=True) if holds(value, words)]
                yield from (f"{table}.{name}" for name in found)


def holds(value: Any, words: list[str]) -> bool:
    """Whether a value of a database says one of the words."""
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return any(word.casefold() in text.casefold() for word in words)


def in_cache(words: list[str]) -> Iterator[str]:
    """The names and the values of the cache."""
    if any(holds(item, words) for pair in cache._cache.items() for item in pair):  # type: ignore[attr-defined]
        yield "cache"


def in_files(words: list[str]) -> Iterator[str]:
    """Names and contents of uploaded files."""
    for path in Path(default_storage.location).rglob("*"):  # type: ignore[attr-defined]
        if holds(path.name, words) or (path.is_file() and holds(path.read_bytes(), words)):
            yield str(path)


# Contact requests

WORDS = [*PERSON.values(), "Zandstra", "Nergenshuizen", "veldje achter de kerk"]


def test_the_search_for_traces_finds_them(client: Client, freeze: Freeze) -> None:
    write(client, freeze)
    found = traces(WORDS)
    assert {"home_contactrequest.name", "home_contactrequest.phone", "home_contactrequest.message"} <= set(found)


def test_after_its_date_nothing_is_left_of_who_wrote(
    client: Client,
    freeze: Freeze,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    commit: Commit,
) -> None:
    settings.EMAIL_BACKEND = "tests.contact.RefusingBackend"
    case = published_case()
    with caplog.at_level(logging.DEBUG):
        with commit():
            write(client, freeze, about=str(case.translation_key))
        assert "SMTPRecipientsRefused" in caplog.text
        client.post(URL["nl"], {**FORM, "email": "niet echt", "ticket": open_form(client)})
        request = ContactRequest.objects.get()
        editor = client_of(member(GroupName.EDITORS))
        for name in ("edit", "inspect", "history", "usage"):
            editor.get(f"/admin/call-backs/{name}/{request.pk}/")
        note = {"status": "done", "owner": "", "note": f"{PERSON['name']} gebeld op {PERSON['phone']}"}
        editor.post(f"/admin/call-backs/edit/{request.pk}/", note)
        freeze("2027-05-19 23:00")
        call_command("purge_personal_data")
        assert ContactRequest.objects.exists()
        freeze("2027-05-20 03:00")
        call_command("purge_personal_data")
    assert traces(WORDS) == []
    assert not holds(caplog.text, WORDS)
    assert not holds("".join(capsys.readouterr()), WORDS)


def test_a_request_that_an_editor_deleted_leaves_nothing_either(client: Client, freeze: Freeze) -> None:
    write(client, freeze)
    request = ContactRequest.objects.get()
    editor = client_of(member(GroupName.EDITORS))
    editor.post(f"/admin/call-backs/delete/{request.pk}/")
    assert traces(WORDS) == []
    purging.delete_histories()
    assert not ModelLogEntry.objects.filter(object_id=str(request.pk)).exists()


@pytest.mark.parametrize(("delete_after", "left"), [("2026-11-20", 0), ("2026-11-21", 0), ("2026-11-22", 1)])
def test_a_request_goes_on_the_promised_day(freeze: Freeze, delete_after: str, left: int) -> None:
    freeze("2026-11-21 00:30")
    ContactRequestFactory(delete_after=date.fromisoformat(delete_after))
    call_command("purge_personal_data", verbosity=0)
    assert ContactRequest.objects.count() == left


# Contacts


def ended(days: int, **fields: Any) -> Contact:
    """A contact whose last day was so long ago."""
    return ContactFactory(
        name="Wubbe Vertrokken",
        email="wubbe@example.org",
        phone="050 111 22 33",
        ends_on=timezone.localdate() - timedelta(days=days),
        **fields,
    )


@pytest.mark.parametrize(("days", "is_forgotten"), [(0, False), (89, False), (90, True), (500, True)])
def test_a_contact_is_forgotten_three_months_after_the_last_day(freeze: Freeze, days: int, is_forgotten: bool) -> None:
    freeze("2026-11-21 03:00")
    contact = ended(days)
    call_command("purge_personal_data", verbosity=0)
    contact.refresh_from_db()
    assert ((contact.name, contact.email, contact.phone) == ("", "", "")) == is_forgotten
    assert contact.role_nl


def test_a_forgotten_contact_leaves_no_trace_and_its_case_stays(freeze: Freeze) -> None:
    freeze("2026-11-21 03:00")
    contact = ended(100)
    case = published_case(contact=contact)
    admin = client_of(member(GroupName.ADMINISTRATORS))
    form = {"role_nl": "adviseur", "role_en": "adviser", "name": contact.name, "email": contact.email}
    form |= {"phone": contact.phone, "organisation": "", "ends_on": contact.ends_on.isoformat(), "successor": ""}
    assert admin.post(f"/admin/snippets/core/contact/edit/{contact.pk}/", form).status_code == 302
    assert "wagtailcore_modellogentry.label" in traces(["Wubbe"])
    call_command("purge_personal_data", verbosity=0)
    assert traces(["Wubbe", "050 111 22 33"]) == []
    case.refresh_from_db()
    assert case.live


def test_a_forgotten_contact_can_still_be_edited(freeze: Freeze) -> None:
    contact = ended(100)
    purging.forget_contacts(timezone.localdate())
    contact.refresh_from_db()
    contact.full_clean()


def test_a_contact_that_answers_is_kept() -> None:
    contact = ContactFactory(name="Hier Nog", ends_on=None)
    call_command("purge_personal_data", verbosity=0)
    contact.refresh_from_db()
    assert contact.name == "Hier Nog"


def test_a_deleted_contact_is_not_named_in_histories() -> None:
    contact = ContactFactory(name="Wubbe Vertrokken")
    client_of(member(GroupName.ADMINISTRATORS)).post(f"/admin/snippets/core/contact/delete/{contact.pk}/")
    assert not Contact.objects.filter(pk=contact.pk).exists()
    call_command("purge_personal_data", verbosity=0)
    assert traces(["Wubbe"]) == []


# Accounts


def account(active: bool, last_login: str | None, joined: str = "2020-01-01") -> User:
    """Somebody who worked here."""

    def moment(day: str) -> Any:
        return timezone.make_aware(timezone.datetime.fromisoformat(day))

    return UserFactory(
        username="sietske-oudgediende",
        last_name="Oudgediende",
        is_active=active,
        last_login=moment(last_login) if last_login else None,
        date_joined=moment(joined),
    )


@pytest.mark.parametrize(
    ("active", "last_login", "joined", "stays"),
    [
        (False, "2025-11-20", "2020-01-01", False),
        (False, "2025-11-22", "2020-01-01", True),
        (False, None, "2025-11-20", False),
        (False, None, "2025-11-22", True),
        (True, "2020-11-20", "2020-01-01", True),
    ],
)
def test_a_switched_off_account_goes_a_year_after_its_last_use(
    freeze: Freeze, active: bool, last_login: str | None, joined: str, stays: bool
) -> None:
    freeze("2026-11-21 03:00")
    user = account(active, last_login, joined)
    call_command("purge_personal_data", verbosity=0)
    assert User.objects.filter(pk=user.pk).exists() == stays


def test_after_its_date_nothing_is_left_of_who_worked_here(freeze: Freeze) -> None:
    freeze("2025-10-01 10:00")
    user = account(True, "2025-10-01")
    user.groups.set(member(GroupName.EDITORS).groups.all())
    UserProfile.objects.create(user=user, avatar=ContentFile(b"Oudgediende", "sietske-oudgediende.png"))
    case = published_case(owner=user)
    case.save_revision(user=user, log_action=True).publish(user=user)
    client_of(user).get("/admin/")
    admin = client_of(member(GroupName.ADMINISTRATORS))
    form = {"username": user.username, "email": user.email, "first_name": "Sietske", "last_name": user.last_name}
    assert admin.post(f"/admin/users/edit/{user.pk}/", form).status_code == 302  # switches the account off
    Client().post("/admin/login/", {"username": user.username, "password": "?"})
    assert AccessAttempt.objects.exists()
    found = traces(["oudgediende"])
    assert {"core_user.username", "axes_accessattempt.username", "wagtailcore_modellogentry.label"} <= set(found)
    freeze("2026-11-21 03:00")
    call_command("purge_personal_data", verbosity=0)
    assert traces(["oudgediende", "sietske"]) == []
    assert Page.objects.get(pk=case.pk).owner is None
    assert Page.objects.get(pk=case.pk).live


def test_pictures_of_accounts_that_are_there_stay() -> None:
    profile = UserProfile.objects.create(user=UserFactory(), avatar=ContentFile(b"x", "gezicht.png"))
    call_command("purge_personal_data", verbosity=0)
    assert default_storage.exists(profile.avatar.name)


def test_histories_of_what_is_there_stay() -> None:
    admin = client_of(member(GroupName.ADMINISTRATORS))
    user = UserFactory()
    form = {"username": user.username, "email": user.email, "first_name": "A", "last_name": "B", "is_active": "on"}
    admin.post(f"/admin/users/edit/{user.pk}/", form)
    before = ModelLogEntry.objects.count()
    call_command("purge_personal_data", verbosity=0)
    assert ModelLogEntry.objects.count() == before > 0


# Earlier versions of pages


def test_a_name_that_an_editor_took_out_leaves_the_versions_of_the_page_a_year_later(freeze: Freeze) -> None:
    freeze("2025-11-01 10:00")
    page = standard_page(intro="Aaltje Weggehaald leidt de sessie.")
    page.intro = "Wij leiden de sessie."
    page.save_revision().publish()
    call_command("search_rebuild", verbosity=0)  # nightly too: it drops words that no page uses
    assert traces(["Weggehaald"]) == ["wagtailcore_revision.content"]
    freeze("2026-11-02 10:00")
    call_command("purge_personal_data", verbosity=0)
    assert traces(["Weggehaald"]) == []


def test_it_leaves_the_texts_that_were_translated_then_too(freeze: Freeze, commit: Commit) -> None:
    freeze("2025-11-01 10:00")
    page = standard_page(intro="Aaltje Weggehaald leidt de sessie.")
    with commit():
        translated(page)
    page.refresh_from_db()
    page.intro = "Wij leiden de sessie."
    with commit():
        page.save_revision().publish()
    translation = Translation.objects.get()
    translation.source.update_from_db()
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    call_command("search_rebuild", verbosity=0)
    kept = StringSegment.objects.count()
    freeze("2026-11-02 10:00")
    call_command("purge_personal_data", verbosity=0)
    assert traces(["Weggehaald"]) == []
    assert StringTranslation.objects.count() == kept > 0


def test_texts_of_a_deleted_page_go_at_once(commit: Commit) -> None:
    page = standard_page(intro="Aaltje Weggehaald leidt de sessie.")
    with commit():
        translated(page)
    with commit():
        page.delete()
    call_command("search_rebuild", verbosity=0)
    call_command("purge_personal_data", verbosity=0)
    assert traces(["Weggehaald"]) == []


def test_versions_that_are_live_or_worked_on_stay_however_old(freeze: Freeze) -> None:
    freeze("2020-11-01 10:00")
    page = standard_page()
    page.save_revision()
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=5_000))
    page.save_revision()
    page.refresh_from_db()
    kept = {page.live_revision_id, page.latest_revision_id}
    kept |= set(Revision.objects.exclude(approved_go_live_at=None).values_list("pk", flat=True))
    freeze("2026-11-21 10:00")
    call_command("purge_personal_data", verbosity=0)
    left = Revision.objects.filter(object_id=str(page.pk), content_type=page.cached_content_type)
    assert set(left.values_list("pk", flat=True)) == kept
    assert len(kept) == 3


def test_a_version_that_waits_for_a_reader_stays(freeze: Freeze) -> None:
    freeze("2020-11-01 10:00")
    case = draft_case()
    waiting = case.save_revision()
    Workflow.objects.get().start(case, member(GroupName.CONTRIBUTORS))
    case.save_revision()
    TaskState.objects.update(revision=waiting)
    freeze("2026-11-21 10:00")
    call_command("purge_personal_data", verbosity=0)
    assert Revision.objects.filter(pk=waiting.pk).exists()


@pytest.mark.parametrize(("is_resolved", "left"), [(False, 1), (True, 0)])
def test_a_version_with_a_comment_stays_until_somebody_has_dealt_with_it(
    freeze: Freeze, is_resolved: bool, left: int
) -> None:
    freeze("2020-11-01 10:00")
    page = standard_page()
    version, resolved_at = page.save_revision(), timezone.now() if is_resolved else None
    page.save_revision()
    said = {"user": UserFactory(), "text": "Klopt dit?", "contentpath": "intro", "resolved_at": resolved_at}
    Comment.objects.create(page=page, revision_created=version, **said)
    freeze("2026-11-21 10:00")
    call_command("purge_personal_data", verbosity=0)
    assert Comment.objects.count() == left


@pytest.mark.parametrize(("hours", "left"), [(1, 1), (25, 0)])
def test_what_was_typed_for_a_preview_goes_the_night_after(hours: int, left: int) -> None:
    typed = {"user": UserFactory(), "last_updated_at": timezone.now() - timedelta(hours=hours)}
    FormState.objects.update_or_create_by_instance(standard_page(), data="intro=Aaltje+Weggehaald", **typed)
    call_command("purge_personal_data", verbosity=0)
    assert FormState.objects.count() == left


# The rest


@pytest.mark.parametrize(("days", "left"), [(13, 1), (15, 0)])
def test_results_of_background_work_go_after_two_weeks(days: int, left: int) -> None:
    then = timezone.now() - timedelta(days=days)
    DBTaskResult.objects.create(
        status="FAILED", finished_at=then, args_kwargs={}, task_path="x", run_after=then, backend_name="default"
    )
    call_command("purge_personal_data", verbosity=0)
    assert DBTaskResult.objects.count() == left


def test_sessions_go_when_they_have_ended(freeze: Freeze) -> None:
    freeze("2026-11-01 10:00")
    client_of(UserFactory())
    freeze("2026-11-21 10:00")
    call_command("purge_personal_data", verbosity=0)
    assert "django_session.session_data" not in traces([""])


def test_the_command_says_how_many_and_never_who(freeze: Freeze, capsys: pytest.CaptureFixture[str]) -> None:
    freeze("2026-11-21 03:00")
    ContactRequestFactory(delete_after=date(2026, 11, 20))
    ended(200)
    call_command("purge_personal_data")
    assert capsys.readouterr().out == "contact requests deleted: 1\nended contacts made nameless: 1\n"


def test_a_second_run_has_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    ContactRequestFactory(delete_after=date(2020, 1, 1))
    call_command("purge_personal_data", verbosity=0)
    capsys.readouterr()
    call_command("purge_personal_data")
    assert capsys.readouterr().out == "Nothing to purge.\n"


@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_the_files_of_sqlite_hold_nothing_of_who_has_gone() -> None:
    """What is deleted stays in the file and in its journal until the space is used again, unless it is wiped."""
    name = "Jikke Uit Het Bestand"
    files = [Path(str(connection.settings_dict["NAME"]) + end) for end in ("", "-wal")]
    ContactRequestFactory(name=name, delete_after=date(2020, 1, 1))
    assert any(name.encode() in file.read_bytes() for file in files if file.exists())
    call_command("purge_personal_data", verbosity=0)
    assert not any(name.encode() in file.read_bytes() for file in files if file.exists())
