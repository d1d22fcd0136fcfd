"""The guide for editors: found in the menu, and the menu has what it names."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from wagtail.admin.menu import admin_menu
from wagtail.users.models import UserProfile

from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality, User
from tests.admin import client_of, member

pytestmark = pytest.mark.django_db


def labels(menu: Any, request: Any) -> Iterator[str]:
    """What the menu is called at every level."""
    for item in menu.menu_items_for_request(request):
        yield str(item.label).replace("'", "’")
        if hasattr(item, "menu"):
            yield from labels(item.menu, request)


def of_language(group: GroupName, language: str) -> User:
    """Somebody whose admin speaks the language."""
    user = member(group)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_menu_has_what_the_guide_names(language: str) -> None:
    user = of_language(GroupName.EDITORS, language)
    html = client_of(user).get(reverse("guide")).content.decode()
    request = RequestFactory().get("/admin/")
    request.user = user
    with translation.override(language):
        menu = set(labels(admin_menu, request))
    named = set(re.findall("<b>(.*?)</b>", html))
    assert len(named) >= 8
    assert named <= menu


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_guide_names_the_tabs_of_the_editor_as_they_are(language: str) -> None:
    user = of_language(GroupName.EDITORS, language)
    html = client_of(user).get(reverse("guide")).content.decode()
    with translation.override(language):
        tabs = [translation.gettext(name) for name in ("Text", "Facts", "People and sources", "Publication")]
        assert ", ".join(tabs) in html
        for name in ("What needs attention", "Write a case", "Save draft"):
            assert f"“{translation.gettext(name)}”" in html


@pytest.mark.parametrize("group", sorted(GroupName))
def test_everybody_finds_the_guide_in_the_menu_and_nothing_about_wagtail(group: GroupName) -> None:
    client = client_of(member(group))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("guide") in home
    assert client.get(reverse("guide")).status_code == 200
    assert "What's new in Wagtail" not in home


@pytest.mark.parametrize(
    ("group", "offered"),
    [
        (GroupName.EDITORS, {"casepage", "eventpage", "sessionreportpage"}),
        (GroupName.CONTRIBUTORS, {"casepage"}),
        (GroupName.ORGANISERS, {"eventpage"}),
        (GroupName.TRANSLATORS, set()),
    ],
)
def test_the_first_page_leads_to_what_one_may_write(group: GroupName, offered: set[str]) -> None:
    client = client_of(member(group, municipality=Municipality.objects.get(slug="veendam")))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    ways = re.findall(r'href="(/admin/pages/add/\w+/(\w+)/\d+/)"', html)
    assert {kind for _address, kind in ways} == offered
    assert [client.get(address).status_code for address, _kind in ways] == [200] * len(ways)


def test_the_log_in_speaks_the_language_of_the_visitor(client: Client) -> None:
    for language, label in (("nl", "Wachtwoord"), ("en", "Password")):
        html = client.get(reverse("wagtailadmin_login"), headers={"Accept-Language": language}).content.decode()
        assert label in html
        assert "in Wagtail" not in html
