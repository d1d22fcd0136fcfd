"""A resident asks, an editor calls back; with and without scripts, with the keyboard, in both languages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from home.models import ContactRequest
from legro_cms.core.groups import GroupName
from tests.browser.admin_steps import Admin, colleague
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.inspection import is_wider_than_the_screen, violations
from tests.contact import PERSON, URL
from tests.factories import ContactRequestFactory, published_case

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
SUMMARY = "[role=alert]"


@pytest.fixture
def at_leisure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that a program drives is faster than a person; here it is not held against it."""
    monkeypatch.setattr("home.contact_ticket.TOO_FAST", timedelta(0))


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def tab(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], live_server: Any
) -> Iterator[Page]:
    """A visitor's tab, in which scripts run or not."""
    options = {**browser_context_args, "base_url": live_server.url, "java_script_enabled": request.param}
    context = browser.new_context(**options, viewport=DESKTOP)
    yield context.new_page()
    context.close()


def fill_in(tab: Page, **changes: str) -> None:
    """Fill in the form."""
    tab.locator("#id_role_0").check()
    tab.locator("#id_topic_1").check()
    for name, value in {**PERSON, **changes}.items():
        tab.locator(f"#id_{name}").fill(value)


def send(tab: Page) -> None:
    """Press the form's own button."""
    tab.locator("#contact-form [type=submit]").click()


def field_of_the_error(tab: Page) -> str:
    """Follow the summary's first link; the id of the field it leads to."""
    link = tab.locator(f"{SUMMARY} a").first
    target = str(link.get_attribute("href"))
    link.click()
    expect(tab).to_have_url(tab.url.split("#")[0] + target)
    return target


@LANGUAGES
@pytest.mark.usefixtures("at_leisure")
def test_a_question_is_asked_mended_and_sent(tab: Page, language: str) -> None:
    tab.goto(URL[language])
    fill_in(tab, name="", email="niet echt")
    send(tab)
    expect(tab.locator(f"{SUMMARY} a")).to_have_count(2)
    expect(tab.locator(SUMMARY)).to_be_focused()
    expect(tab.locator("#id_message")).to_have_value(PERSON["message"])
    expect(tab.locator("#id_role_0")).to_be_checked()
    assert field_of_the_error(tab) == "#id_name"
    tab.locator("#id_name").fill(PERSON["name"])
    tab.locator("#id_email").fill(PERSON["email"])
    send(tab)
    expect(tab.locator("[role=status]")).to_be_focused()
    assert tab.url.endswith(f"{URL[language]}?sent=1")
    tab.reload()
    request = ContactRequest.objects.get()
    assert (request.name, request.language) == (PERSON["name"], language)
    assert [message.reply_to for message in mail.outbox] == [[PERSON["email"]]]


@LANGUAGES
def test_whoever_is_too_fast_presses_once_more(tab: Page, language: str) -> None:
    tab.goto(URL[language])
    fill_in(tab)
    send(tab)
    expect(tab.locator(SUMMARY)).to_be_focused()
    expect(tab.locator("#id_message")).to_have_value(PERSON["message"])
    tab.locator(f"{SUMMARY} button").click()
    expect(tab.locator("[role=status]")).to_be_visible()
    assert ContactRequest.objects.count() == 1


@pytest.mark.usefixtures("at_leisure")
def test_a_question_about_a_case_keeps_the_way_it_came(tab: Page) -> None:
    case = published_case(title="Een beweegtuin")
    tab.goto(case.url)
    tab.locator("footer").get_by_role("link", name="Contact").click()
    expect(tab.locator("#id_about")).to_be_checked()
    expect(tab.locator("#id_topic_1")).to_be_checked()
    fill_in(tab)
    send(tab)
    expect(tab.locator("[role=status]")).to_be_visible()
    assert ContactRequest.objects.get().about == case.page_ptr


@LANGUAGES
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.usefixtures("at_leisure")
def test_every_state_of_the_page_is_accessible(visitor: Page, language: str, size: Any) -> None:
    visitor.set_viewport_size(size)
    visitor.goto(URL[language])
    send(visitor)
    expect(visitor.locator(SUMMARY)).to_be_visible()
    assert (violations(visitor), is_wider_than_the_screen(visitor)) == ([], False)
    fill_in(visitor)
    visitor.locator("#id_homepage").evaluate("field => field.value = 'https://example.org/'")
    send(visitor)
    expect(visitor.locator(f"{SUMMARY} button")).to_be_visible()
    assert (violations(visitor), is_wider_than_the_screen(visitor)) == ([], False)
    send(visitor)
    expect(visitor.locator("[role=status]")).to_be_visible()
    assert (violations(visitor), is_wider_than_the_screen(visitor)) == ([], False)


def test_the_form_is_filled_in_with_the_keyboard_alone(visitor: Page) -> None:
    visitor.goto(URL["nl"])
    visitor.locator("#id_role_0").focus()
    stops = []
    for _stop in range(12):
        stops.append(visitor.evaluate("document.activeElement.name || document.activeElement.type"))
        visitor.keyboard.press("Tab")
    order = ["role", "name", "organisation", "email", "phone", "best_time", "topic", "message", "submit"]
    assert stops[: len(order)] == order


def test_an_editor_sees_who_waits_and_takes_it_up(admin: Admin) -> None:
    request = ContactRequestFactory(**PERSON)
    admin.log_in(colleague("eva", GroupName.EDITORS))
    tab = admin.page
    tab.locator("a[href$='/call-backs/?status=new']").click()
    tab.get_by_role("link", name=PERSON["name"]).click()
    expect(tab.get_by_text(PERSON["phone"])).to_be_visible()
    tab.locator("#id_status").select_option("handling")
    tab.locator("#id_owner").select_option(label=str(colleague_name(tab)))
    tab.locator("#id_note").fill("Belt dinsdag.")
    tab.get_by_role("button", name="Save").click()
    expect(tab.locator(".messages .success")).to_be_visible()
    request.refresh_from_db()
    assert (request.status, request.note) == ("handling", "Belt dinsdag.")


def colleague_name(tab: Page) -> str:
    """The only person who can be made the owner."""
    (name,) = [option for option in tab.locator("#id_owner option").all_inner_texts() if not option.startswith("-")]
    return name
