"""The editor of a meeting asks for no more of a date than its precision has a place for."""

import pytest
from playwright.sync_api import expect

from events.models import EventPage
from events.periods import Precision
from legro_cms.core.groups import GroupName
from tests.browser.admin_steps import Admin, colleague
from tests.factories import agenda

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIELDS = ("first_day", "last_day", "starts_at", "ends_at", "day_part")
ASKED = {
    Precision.EXACT: ("first_day", "last_day", "starts_at", "ends_at"),
    Precision.DAY_PART: ("first_day", "day_part"),
    Precision.MID_MONTH: ("first_day",),
    Precision.UNKNOWN: (),
}


def test_the_fields_of_a_date_follow_its_precision(admin: Admin) -> None:
    admin.log_in(colleague("redacteur", GroupName.EDITORS))
    admin.new(EventPage, agenda())
    admin.tab("Facts")
    for precision, asked in ASKED.items():
        admin.page.locator("#id_precision").select_option(precision.value)
        for name in FIELDS:
            field = admin.page.locator(f"#id_{name}")
            (expect(field).to_be_visible if name in asked else expect(field).to_be_hidden)()
            (expect(field).to_be_enabled if name in asked else expect(field).to_be_disabled)()
