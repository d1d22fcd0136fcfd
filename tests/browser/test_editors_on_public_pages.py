"""An editor who reads the site has Wagtail's bar on the page; the strict policy for visitors must not break it."""

import pytest
from playwright.sync_api import expect

from legro_cms.core.groups import GroupName
from tests.browser.admin_steps import Admin, colleague
from tests.factories import published_case
from tests.pages import CASEBOOK, SEARCH

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_userbar_opens_on_a_public_page(admin: Admin) -> None:
    published_case(slug="beweegtuin")
    admin.log_in(colleague("eva", GroupName.EDITORS))
    for path in ("/nl/", CASEBOOK["nl"], f"{CASEBOOK['nl']}beweegtuin/", f"{CASEBOOK['en']}beweegtuin/", SEARCH["nl"]):
        admin.page.goto(admin.address + path)
        admin.page.get_by_role("button", name="Wagtail").click()
        expect(admin.page.get_by_role("menuitem").first).to_be_visible()
