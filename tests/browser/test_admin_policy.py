"""The admin's content security policy: nothing that editors use breaks on it, and no page asks another host."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from legro_cms.core.groups import GroupName
from legro_cms.core.models import SiteSettings, Theme
from tests.browser.admin_steps import Admin, colleague
from tests.factories import casebook, draft_case, published_case, submit_translation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_pages_of_the_admin_break_no_rule_and_ask_no_other_host(admin: Admin) -> None:
    case, draft = published_case(), draft_case(slug="concept")
    draft.save_revision()
    translation = submit_translation(case)
    admin.log_in(colleague("beheer", GroupName.ADMINISTRATORS))
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[casebook().pk]),
        reverse("wagtailadmin_pages:add", args=["casebook", "casepage", casebook().pk]),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk]),
        reverse("wagtailadmin_pages:history", args=[case.pk]),
        reverse("wagtail_localize:update_translations", args=[translation.source.pk]),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailsnippets_core_theme:list"),
        reverse("wagtailsnippets_core_theme:edit", args=[Theme.objects.earliest("pk").pk]),
        reverse("wagtailsettings:edit", args=["core", "sitesettings", SiteSettings.load().pk]),
        reverse("wagtailusers_users:add"),
    ):
        admin.open(address.removeprefix("/admin/"))
        admin.page.wait_for_load_state("networkidle")


def test_choosers_and_the_preview_work_under_the_policy(admin: Admin) -> None:
    case = published_case()
    admin.log_in(colleague("redacteur", GroupName.EDITORS))
    admin.edit(case)
    admin.tab("People and sources")
    for button in ("Choose contact", "Choose a case"):
        admin.page.get_by_role("button", name=button).click()
        dialog = admin.page.locator(".modal-dialog")
        expect(dialog.get_by_text("Search term")).to_be_visible()
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_be_hidden()
    admin.page.get_by_role("button", name="Toggle preview").click()
    preview = admin.page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_be_visible(timeout=20_000)
