"""What each group may and may not do in the admin beside pages: vocabulary, settings, people, files, workflows."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupPagePermission, Locale, Site, Workflow

from home.permissions import ROLES
from legro_cms.core.groups import GroupName
from legro_cms.core.models import CustomDocument, CustomImage, Municipality, SiteSettings, Theme, User
from tests.admin import client_of, is_refused, member
from tests.factories import ThemeFactory, UserFactory

pytestmark = pytest.mark.django_db

EVERYBODY = set(GroupName)
CONTENT = {GroupName.ADMINISTRATORS, GroupName.EDITORS}
TOP = {GroupName.ADMINISTRATORS}
VOCABULARIES = ["theme", "municipality", "organisation", "location", "targetgroup", "instrument", "contact"]


def url(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def settings_url() -> str:
    return url("wagtailsettings:edit", "core", "sitesettings", SiteSettings.load().pk)


PLACES = {
    **{
        f"{action} {name}": (lambda name=name, action=action: url(f"wagtailsnippets_core_{name}:{action}"), CONTENT)
        for name in VOCABULARIES
        for action in ("list", "add")
    },
    "site settings": (settings_url, TOP),
    "users": (lambda: url("wagtailusers_users:index"), TOP),
    "add a user": (lambda: url("wagtailusers_users:add"), TOP),
    "edit a user": (lambda: url("wagtailusers_users:edit", UserFactory().pk), TOP),
    "groups": (lambda: url("wagtailusers_groups:index"), TOP),
    "add a group": (lambda: url("wagtailusers_groups:add"), TOP),
    "edit a group": (lambda: url("wagtailusers_groups:edit", Group.objects.get(name="Editors").pk), TOP),
    "workflows": (lambda: url("wagtailadmin_workflows:index"), TOP),
    "edit a workflow": (lambda: url("wagtailadmin_workflows:edit", Workflow.objects.get().pk), TOP),
    "tasks": (lambda: url("wagtailadmin_workflows:task_index"), TOP),
    "collections": (lambda: url("wagtailadmin_collections:index"), TOP),
    "sites": (lambda: url("wagtailsites:index"), TOP),
    "edit the site": (lambda: url("wagtailsites:edit", Site.objects.get().pk), TOP),
    "locales": (lambda: url("wagtaillocales:index"), set()),
    "edit a locale": (lambda: url("wagtaillocales:edit", Locale.objects.first().pk), set()),
    "call-backs": (lambda: url("contactrequest:index"), CONTENT),
    "redirects": (lambda: url("wagtailredirects:index"), CONTENT),
    "add a redirect": (lambda: url("wagtailredirects:add"), CONTENT),
    "add an image": (lambda: url("wagtailimages:add_multiple"), EVERYBODY - {GroupName.TRANSLATORS}),
    "add a document": (lambda: url("wagtaildocs:add_multiple"), EVERYBODY - {GroupName.TRANSLATORS}),
    "own account": (lambda: url("wagtailadmin_account"), EVERYBODY),
}


@pytest.mark.parametrize("group", GroupName)
def test_group_enters_its_own_parts_of_the_admin_only(group: GroupName) -> None:
    client = client_of(member(group))
    entered = {name: not is_refused(client.get(where())) for name, (where, _groups) in PLACES.items()}
    assert entered == {name: group in groups for name, (_where, groups) in PLACES.items()}


@pytest.mark.parametrize("group", sorted(EVERYBODY - CONTENT))
def test_vocabulary_is_closed_to_other_groups_by_address(group: GroupName) -> None:
    theme = ThemeFactory(slug="zitten")
    client = client_of(member(group))
    form = {"name_nl": "x", "name_en": "x", "slug": "x", "order": "1"}
    assert is_refused(client.post(url("wagtailsnippets_core_theme:add"), form))
    assert is_refused(client.post(url("wagtailsnippets_core_theme:edit", theme.pk), form))
    assert is_refused(client.post(url("wagtailsnippets_core_theme:delete", theme.pk)))
    bulk = reverse("wagtail_bulk_action", args=["core", "theme", "delete"]) + f"?id={theme.pk}"
    client.post(bulk)
    theme.refresh_from_db()
    assert (theme.slug, Theme.objects.filter(slug="x").exists()) == ("zitten", False)


def test_editor_makes_no_administrator_of_anybody() -> None:
    editor = member(GroupName.EDITORS)
    form = {
        "username": editor.username,
        "email": editor.email,
        "first_name": "E",
        "last_name": "D",
        "is_active": "on",
        "is_superuser": "on",
        "groups": str(Group.objects.get(name="Administrators").pk),
    }
    assert is_refused(client_of(editor).post(url("wagtailusers_users:edit", editor.pk), form))
    editor.refresh_from_db()
    assert (editor.is_superuser, [group.name for group in editor.groups.all()]) == (False, ["Editors"])


def test_administrator_sets_the_municipality_of_a_contributor() -> None:
    contributor = member(GroupName.CONTRIBUTORS)
    client = client_of(member(GroupName.ADMINISTRATORS))
    assert "municipality" in client.get(url("wagtailusers_users:edit", contributor.pk)).content.decode()
    form = {
        "username": contributor.username,
        "email": contributor.email,
        "first_name": "C",
        "last_name": "B",
        "is_active": "on",
        "groups": str(Group.objects.get(name="Contributors").pk),
        "municipality": str(Municipality.objects.get(slug="veendam").pk),
    }
    response = client.post(url("wagtailusers_users:edit", contributor.pk), form)
    assert response.status_code == 302
    contributor.refresh_from_db()
    assert str(contributor.municipality) == "Veendam"


def test_new_user_gets_a_municipality_at_once() -> None:
    form = {
        "username": "nieuw",
        "email": "nieuw@example.org",
        "first_name": "N",
        "last_name": "W",
        "password1": "een lang wachtwoord 1",
        "password2": "een lang wachtwoord 1",
        "is_active": "on",
        "groups": str(Group.objects.get(name="Contributors").pk),
        "municipality": str(Municipality.objects.get(slug="veendam").pk),
    }
    client_of(member(GroupName.ADMINISTRATORS)).post(url("wagtailusers_users:add"), form)
    assert str(User.objects.get(username="nieuw").municipality) == "Veendam"


def image(owner: User) -> CustomImage:
    return CustomImage.objects.create(title="Plein", file=get_test_image_file(), uploaded_by_user=owner)


def document(owner: User) -> CustomDocument:
    return CustomDocument.objects.create(title="Plan", file=ContentFile(b"plan", "plan.txt"), uploaded_by_user=owner)


@pytest.mark.parametrize("group", sorted(EVERYBODY - CONTENT))
@pytest.mark.parametrize("kind", ["images", "docs"])
def test_files_of_others_are_closed(group: GroupName, kind: str) -> None:
    somebody = UserFactory()
    file = image(somebody) if kind == "images" else document(somebody)
    names = {
        "images": ("wagtailimages:edit", "wagtailimages:delete"),
        "docs": ("wagtaildocs:edit", "wagtaildocs:delete"),
    }[kind]
    client = client_of(member(group))
    assert all(is_refused(client.post(url(name, file.pk), {"title": "Gekaapt"})) for name in names)
    file.refresh_from_db()
    assert file.title in {"Plein", "Plan"}


@pytest.mark.parametrize("group", [GroupName.CONTRIBUTORS, GroupName.ORGANISERS])
def test_own_files_are_open(group: GroupName) -> None:
    owner = member(group)
    client = client_of(owner)
    assert client.get(url("wagtailimages:edit", image(owner).pk)).status_code == 200
    assert client.get(url("wagtaildocs:edit", document(owner).pk)).status_code == 200


@pytest.mark.parametrize("group", sorted(CONTENT))
def test_editors_change_and_delete_files_of_others(group: GroupName) -> None:
    client = client_of(member(group))
    file = image(UserFactory())
    assert client.get(url("wagtailimages:edit", file.pk)).status_code == 200
    client.post(url("wagtailimages:delete", file.pk))
    assert not CustomImage.objects.filter(pk=file.pk).exists()


# Making the groups


def test_create_site_gives_back_what_a_group_lacks_and_takes_nothing_away() -> None:
    editors = Group.objects.get(name="Editors")
    extra = Permission.objects.get(content_type__app_label="core", codename="change_sitesettings")
    lacking = Permission.objects.get(content_type__app_label="core", codename="change_theme")
    editors.permissions.add(extra)
    editors.permissions.remove(lacking)
    call_command("create_site", verbosity=0)
    assert {extra, lacking} <= set(editors.permissions.all())


def test_create_site_changes_nothing_the_second_time() -> None:
    def state() -> list[Any]:
        return [
            sorted(Group.objects.values_list("name", "permissions__codename")),
            sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")),
            sorted(Workflow.objects.values_list("name", "workflow_tasks__task__name")),
            sorted(Locale.objects.values_list("language_code")),
            sorted(Site.objects.values_list("hostname", "root_page")),
            sorted(Collection.objects.values_list("name")),
            sorted(Theme.objects.values_list("slug")),
            SiteSettings.load().menu.get_prep_value(),
        ]

    before = state()
    call_command("create_site", verbosity=0)
    assert state() == before


def test_create_site_makes_the_five_groups_and_no_other() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {name.value for name in GroupName}
    assert set(ROLES) == set(GroupName)


def test_create_site_keeps_a_group_that_administrators_made() -> None:
    Group.objects.create(name="Stagiairs")
    call_command("create_site", verbosity=0)
    assert Group.objects.filter(name="Stagiairs").exists()


def test_create_site_keeps_a_workflow_that_administrators_changed() -> None:
    workflow = Workflow.objects.get()
    workflow.name = "Vier ogen"
    workflow.save()
    call_command("create_site", verbosity=0)
    assert list(Workflow.objects.values_list("name", flat=True)) == ["Vier ogen"]
