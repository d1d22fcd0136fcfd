"""Whatever is broken off, wherever: search and pages agree after it, and nothing hidden is shown."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.public import is_public
from legro_cms.core.publishing import run_schedule
from legro_cms.core.signals import works_withdrawn
from search.integrity import Damage, findings
from search.models import Entry
from tests.factories import ThemeFactory, home, standard_page, submit_translation, translate_strings
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.crashing import assert_agreement_at_every_write, count_writes, crash, put_back
from tests.integration.publishing.editing import edit_url, form_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def fresh(page: CasePage) -> CasePage:
    return CasePage.objects.get(pk=page.pk)


def move(page: Page, below: Page) -> None:
    Page.objects.get(pk=page.pk).specific.move(Page.objects.get(pk=below.pk), pos="last-child")


def whole_tree() -> None:
    """Treebeard finds nothing wrong with paths, depths and numbers of children."""
    assert Page.find_problems() == ([], [], [], [], [])


def test_publishing(case: CasePage, english: CasePage) -> None:
    def publish() -> None:
        page = fresh(case)
        page.title = "Een pluktuin"
        page.themes = [theme]
        page.save_revision().publish()

    theme = ThemeFactory(slug="groen-buiten")
    assert_agreement_at_every_write(publish)


def test_publishing_in_the_editor(case: CasePage, admin: Client) -> None:
    data = form_at(admin, edit_url(case), title="Een pluktuin") | {"action-publish": "1"}
    assert_agreement_at_every_write(lambda: admin.post(edit_url(case), data))


def test_unpublishing(case: CasePage, english: CasePage) -> None:
    assert_agreement_at_every_write(lambda: fresh(case).unpublish())


def test_unpublishing_as_generic_page(case: CasePage, english: CasePage) -> None:
    assert_agreement_at_every_write(lambda: Page.objects.get(pk=case.pk).unpublish())


def test_unpublishing_in_the_admin(case: CasePage, english: CasePage, admin: Client) -> None:
    url = reverse("wagtailadmin_pages:unpublish", args=[case.pk])
    assert_agreement_at_every_write(lambda: admin.post(url))


def test_expiring(case: CasePage, english: CasePage) -> None:
    Page.objects.filter(pk=case.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert_agreement_at_every_write(run_schedule)


def test_deleting(case: CasePage, english: CasePage) -> None:
    assert_agreement_at_every_write(lambda: fresh(case).delete(), and_also=whole_tree)


def test_moving_below_a_restricted_page(commit: Commit) -> None:
    hidden = standard_page(title="Besloten")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    page = standard_page(title="Partners")
    translation = submit_translation(page)
    translate_strings(translation, {"title": "Partners", "slug": "partners-en"})
    with commit():
        translation.save_target(publish=True)
    assert_agreement_at_every_write(lambda: move(page, hidden), apart="stands elsewhere")


def test_moving_with_its_translation(commit: Commit) -> None:
    about, page = standard_page(title="Over ons"), standard_page(title="Partners")
    for source in (about, page):
        translation = submit_translation(source)
        translate_strings(translation, {"slug": f"{source.slug}-en"})
        with commit():
            translation.save_target(publish=True)
    assert_agreement_at_every_write(lambda: move(page, about), apart="stands elsewhere")


def test_publishing_a_translation(case: CasePage, english: CasePage, commit: Commit) -> None:
    translation = Translation.objects.get()
    translate_strings(translation, {"title": "An orchard"})

    def publish() -> None:
        with commit():
            Translation.objects.get().save_target(publish=True)

    assert_agreement_at_every_write(publish)


def test_publishing_a_translation_for_the_first_time(case: CasePage, english_draft: CasePage, commit: Commit) -> None:
    translate_strings(Translation.objects.get())

    def publish() -> None:
        with commit():
            Translation.objects.get().save_target(publish=True)

    assert_agreement_at_every_write(publish)


def test_renaming(case: CasePage, english: CasePage) -> None:
    def rename() -> None:
        page = fresh(case)
        page.slug = "pluktuin"
        page.save_revision().publish()

    total = count_writes(rename)
    for last in range(1, total + 1):
        with put_back():
            crash(rename, last)
            assert [str(finding) for finding in findings()] == []


def english_is_as_closed_as_dutch() -> None:
    """Where the source is restricted, no translation is open."""
    for restriction in PageViewRestriction.objects.select_related("page"):
        for page in restriction.page.get_translations():
            assert not is_public(page)


def test_restricting(case: CasePage, english: CasePage) -> None:
    assert_agreement_at_every_write(
        lambda: PageViewRestriction(page=case, restriction_type=PageViewRestriction.LOGIN).save(),
        apart="not restricted as",
        and_also=english_is_as_closed_as_dutch,
    )


def test_restricting_in_the_admin(case: CasePage, english: CasePage, admin: Client) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[case.pk])
    group = Group.objects.get(name=GroupName.EDITORS)
    data = {"restriction_type": PageViewRestriction.GROUPS, "groups": [group.pk]}
    assert_agreement_at_every_write(
        lambda: admin.post(url, data), apart="not restricted as", and_also=english_is_as_closed_as_dutch
    )


def test_restricting_the_whole_site(case: CasePage, english: CasePage) -> None:
    assert_agreement_at_every_write(
        lambda: PageViewRestriction(page=home(), restriction_type=PageViewRestriction.LOGIN).save(),
        apart="not restricted as",
        and_also=english_is_as_closed_as_dutch,
    )


def test_lifting_a_restriction(case: CasePage, english: CasePage) -> None:
    @transaction.atomic  # as Django deletes
    def lift() -> None:
        PageViewRestriction.objects.get(page=case).delete()

    PageViewRestriction(page=case, restriction_type=PageViewRestriction.LOGIN).save()
    assert_agreement_at_every_write(lift)


def test_work_left_hidden_by_a_crash_is_reported_and_shown_again_by_a_rebuild(case: CasePage) -> None:
    works_withdrawn.send(sender=PageViewRestriction, translation_keys=[case.translation_key])
    assert Damage.FLAGS in {finding.damage for finding in findings()}
    call_command("search_rebuild", stdout=StringIO())
    assert Entry.objects.get(translation_key=case.translation_key).is_public
