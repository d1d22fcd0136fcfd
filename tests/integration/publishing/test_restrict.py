"""A restricted source is restricted in both languages, and nobody finds it."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from search.models import Entry
from tests.factories import (
    UserFactory,
    casebook,
    home,
    publish,
    published_case,
    standard_page,
    submit_translation,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.seen import Seen, address, assert_seen, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]

PASSWORD, LOGIN, GROUPS = PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN, PageViewRestriction.GROUPS


def restrict(page: Page, kind: str = PASSWORD, *groups: Group) -> PageViewRestriction:
    restriction = PageViewRestriction(page=page, restriction_type=kind, password="geheim" if kind == PASSWORD else "")
    restriction.save()
    restriction.groups.set(groups)
    return restriction


def privacy(admin: Client, page: Page, kind: str, **data: object) -> None:
    """Fill in the privacy form of the admin."""
    response = admin.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": kind, **data})
    assert response.json()["step"] == "set_privacy_done"


@pytest.mark.parametrize(("kind", "seen"), [(PASSWORD, Seen.PASSWORD), (LOGIN, Seen.LOGIN), (GROUPS, Seen.LOGIN)])
def test_restriction_set_in_code_covers_both_languages(
    case: CasePage, english: CasePage, kind: str, seen: Seen
) -> None:
    restrict(case, kind)
    assert_seen(case, nl=seen, en=seen)


@pytest.mark.parametrize(
    ("kind", "data", "seen"),
    [(PASSWORD, {"password": "geheim"}, Seen.PASSWORD), (LOGIN, {}, Seen.LOGIN)],
)
def test_restriction_set_in_the_admin_covers_both_languages(
    case: CasePage, english: CasePage, admin: Client, kind: str, data: dict[str, str], seen: Seen
) -> None:
    privacy(admin, case, kind, **data)
    assert_seen(case, nl=seen, en=seen)


def test_groups_set_in_the_admin_cover_both_languages(case: CasePage, english: CasePage, admin: Client) -> None:
    group = Group.objects.get(name=GroupName.EDITORS)
    privacy(admin, case, GROUPS, groups=[group.pk])
    assert_seen(case, nl=Seen.LOGIN, en=Seen.LOGIN)
    assert set(english.view_restrictions.get().groups.all()) == {group}


def test_member_of_the_group_reads_both_languages(case: CasePage, english: CasePage) -> None:
    group = Group.objects.get(name=GroupName.EDITORS)
    restrict(case, GROUPS, group)
    member = Client()
    member.force_login(UserFactory(group=GroupName.EDITORS))
    assert at(address(case, "nl"), member) == Seen.OWN
    assert at(address(case, "en"), member) == Seen.OWN


def test_changed_type_is_changed_in_both_languages(case: CasePage, english: CasePage) -> None:
    restriction = restrict(case, PASSWORD)
    restriction.restriction_type = LOGIN
    restriction.save()
    assert_seen(case, nl=Seen.LOGIN, en=Seen.LOGIN)


def test_changed_password_is_changed_in_both_languages(case: CasePage, english: CasePage) -> None:
    restriction = restrict(case, PASSWORD)
    restriction.password = "nieuw"
    restriction.save()
    assert english.view_restrictions.get().password == "nieuw"


def test_changed_groups_are_changed_in_both_languages(case: CasePage, english: CasePage) -> None:
    restriction = restrict(case, GROUPS, Group.objects.get(name=GroupName.EDITORS))
    restriction.groups.set([Group.objects.get(name=GroupName.TRANSLATORS)])
    assert [group.name for group in english.view_restrictions.get().groups.all()] == [GroupName.TRANSLATORS]


def test_cleared_groups_are_cleared_in_both_languages(case: CasePage, english: CasePage) -> None:
    restriction = restrict(case, GROUPS, Group.objects.get(name=GroupName.EDITORS))
    restriction.groups.clear()
    assert not english.view_restrictions.get().groups.exists()


def test_group_that_is_deleted_leaves_both_languages_restricted(case: CasePage, english: CasePage) -> None:
    group = Group.objects.create(name="Pilot")
    restrict(case, GROUPS, group)
    group.delete()
    assert_seen(case, nl=Seen.LOGIN, en=Seen.LOGIN)


def test_lifted_restriction_shows_both_languages_again(case: CasePage, english: CasePage) -> None:
    restrict(case).delete()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_restriction_lifted_by_queryset_shows_both_languages_again(case: CasePage, english: CasePage) -> None:
    restrict(case)
    PageViewRestriction.objects.filter(page=case).delete()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_restriction_lifted_in_the_admin_shows_both_languages_again(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    restrict(case)
    privacy(admin, case, PageViewRestriction.NONE)
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_untranslated_case_asks_for_its_password_under_the_english_address(case: CasePage) -> None:
    restrict(case)
    assert_seen(case, nl=Seen.PASSWORD, en=Seen.PASSWORD)


def test_password_given_at_the_fallback_address_leads_back_to_it(case: CasePage) -> None:
    restriction = restrict(case)
    visitor = Client()
    url = address(case, "en")
    form = visitor.get(url)
    response = visitor.post(form.context["action_url"], {"password": "geheim", "return_url": url})
    assert response.status_code == 302
    assert response.headers["Location"] == url
    assert at(url, visitor) == Seen.FALLBACK
    assert restriction.page_id == case.pk


def test_restricted_casebook_hides_every_case_in_both_languages(case: CasePage, english: CasePage) -> None:
    second = published_case(title="Een tweede tuin")
    restrict(casebook())
    assert_seen(case, nl=Seen.PASSWORD, en=Seen.PASSWORD)
    assert_seen(second, nl=Seen.PASSWORD, en=Seen.MISSING)


def test_lifted_restriction_of_the_casebook_shows_every_case(case: CasePage, english: CasePage) -> None:
    restrict(casebook()).delete()
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


def test_restricted_home_page_hides_everything(case: CasePage, english: CasePage) -> None:
    restrict(home(), LOGIN)
    assert_seen(case, nl=Seen.LOGIN, en=Seen.LOGIN)


def test_restriction_of_the_english_casebook_alone_hides_english_and_no_fallback_leaks(
    case: CasePage, english: CasePage
) -> None:
    second = published_case(title="Een tweede tuin")
    restriction = restrict(casebook("en"))
    assert at(address(case, "en")) == Seen.PASSWORD
    assert at(address(second, "en")) == Seen.MISSING
    assert at(address(second, "nl")) == Seen.OWN
    restriction.delete()


def test_english_version_below_a_restricted_english_casebook_is_not_live_for_the_search(
    case: CasePage, english: CasePage
) -> None:
    restriction = restrict(casebook("en"))
    entry = Entry.objects.get(translation_key=case.translation_key)
    assert (entry.is_public, entry.live_nl, entry.live_en, entry.text_en) == (True, True, False, "")
    restriction.delete()


def test_translation_of_a_restricted_case_is_born_restricted(case: CasePage, commit: Commit) -> None:
    restrict(case)
    translation = submit_translation(case)
    translate_strings(translation)
    with commit():
        translation.save_target(publish=True)
    assert_seen(case, nl=Seen.PASSWORD, en=Seen.PASSWORD)


def test_case_published_below_a_restriction_is_never_found() -> None:
    restrict(casebook())
    assert_seen(published_case(), nl=Seen.PASSWORD, en=Seen.MISSING)


def test_restricted_case_that_is_published_anew_stays_hidden(case: CasePage, english: CasePage) -> None:
    restrict(case)
    publish(case)
    assert_seen(case, nl=Seen.PASSWORD, en=Seen.PASSWORD)


def test_restricted_case_may_be_deleted(case: CasePage, english: CasePage) -> None:
    restrict(case)
    Page.objects.get(pk=case.pk).delete()
    assert_seen(case, nl=Seen.MISSING, en=Seen.MISSING)
    assert not PageViewRestriction.objects.exists()


def test_restricted_case_may_be_deleted_in_the_admin(case: CasePage, english: CasePage, admin: Client) -> None:
    restrict(case)
    admin.post(reverse("wagtailadmin_pages:delete", args=[case.pk]))
    assert_seen(case, nl=Seen.MISSING, en=Seen.MISSING)


def test_restricted_casebook_may_be_deleted(case: CasePage, english: CasePage) -> None:
    restrict(casebook())
    casebook().delete()
    assert_seen(case, nl=Seen.MISSING, en=Seen.MISSING)


def test_alias_of_a_restricted_page_is_as_closed_as_the_page() -> None:
    page = standard_page(title="Besloten")
    alias = page.create_alias(parent=home("nl"), update_slug="open", user=None)
    restrict(page)
    response = Client().get("/nl/open/")
    assert alias.live
    assert "password_required.html" in [template.name for template in response.templates]
