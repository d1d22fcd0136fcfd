"""From a date that nobody knows yet to a report that is read in English, from wherever one comes."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from events.models import EventPage, SessionReportPage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Theme
from tests.browser.admin_steps import Admin, colleague
from tests.factories import agenda, published_case, published_event, report_index, theme_page
from tests.pages import CASEBOOK, SEARCH

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

AGENDA = {"nl": "/nl/bijeenkomsten/", "en": "/en/meetings/"}
MEETING, SLUG = "Samen naar buiten", "samen-naar-buiten"
REPORT, REPORT_SLUG = "Zo gingen wij naar buiten", "zo-gingen-wij-naar-buiten"
ENGLISH = "How we went outdoors"
CASES = ["Een beweegtuin", "Een pluktuin", "Een wandelroute"]


@pytest.fixture
def editor(admin: Admin) -> Admin:
    """An editor."""
    admin.log_in(colleague("eva", GroupName.EDITORS))
    return admin


def cards(visitor: Page, address: str) -> dict[str, str]:
    """What each card of a list says, by its title, in order."""
    visitor.goto(address)
    expect(visitor.locator("#results")).to_be_visible()
    found = visitor.locator("#results article").all()
    return {card.locator("h3").inner_text(): card.inner_text() for card in found}


def when(visitor: Page, language: str) -> str:
    """When the meeting is, as its own page says it."""
    visitor.goto(f"{AGENDA[language]}{SLUG}/")
    return visitor.locator("[aria-labelledby=when-where] dd").first.inner_text()


def test_a_vague_date_that_is_decided_later_is_told_and_sorted_anew(
    admin: Admin, visitor: Page, turn_clock: Callable[[str], None]
) -> None:
    turn_clock("2026-11-21 10:00")
    other = "Webinar over hitte"
    published_event(title=other, first_day=date(2027, 6, 16))
    admin.log_in(colleague("eva", GroupName.EDITORS))
    admin.new(EventPage, agenda())
    admin.fill(title=MEETING, summary="Een middag buiten. Voor iedereen die er iets aan wil doen.")
    admin.tab("Facts")
    admin.choose(event_kind="Learning session", precision="Middle of a month (11th to 20th)", attendance="On location")
    admin.fill(first_day="2027-06-12")
    with admin.autosaved():
        admin.tick("themes", "Move")
    admin.press("publish")
    admin.expect_message("published")

    for language, words in (("nl", "Medio juni 2027"), ("en", "Mid-June 2027")):
        listed = cards(visitor, AGENDA[language])
        assert list(listed) == [other, MEETING]
        assert words in listed[MEETING]
        assert when(visitor, language) == words

    admin.edit(EventPage.objects.get(slug=SLUG))
    admin.tab("Facts")
    admin.choose(precision="Exact day, or several days")
    admin.fill(first_day="2027-06-14", starts_at="14:00", ends_at="16:00")
    admin.press("publish")
    admin.expect_message("published")

    decided = {"nl": "Maandag 14 juni 2027, 14.00–16.00 uur", "en": "Monday 14 June 2027, 14:00–16:00"}
    for language, words in decided.items():
        assert list(cards(visitor, AGENDA[language])) == [MEETING, other]
        assert when(visitor, language) == words

    turn_clock("2027-06-15 10:00")
    for language, words in (("nl", "Verslag volgt"), ("en", "Report follows")):
        assert list(cards(visitor, AGENDA[language])) == [other]
        past = cards(visitor, f"{AGENDA[language]}?period=past")
        assert list(past) == [MEETING]
        assert words in past[MEETING]


@pytest.fixture
def meeting(live_server: object) -> EventPage:
    """A meeting that has been, with cases to map and a page about its theme."""
    theme: Theme = Theme.objects.get(slug="bewegen")
    theme_page(theme=theme, title="Over bewegen", slug="over-bewegen")
    for title in CASES:
        published_case(title=title)
    return published_event(title=MEETING, themes=[theme], first_day=date(2025, 10, 9))


def test_a_report_is_read_in_english_from_meeting_theme_case_and_search(
    editor: Admin, visitor: Page, meeting: EventPage
) -> None:
    editor.new(SessionReportPage, report_index())
    editor.fill(title=REPORT, summary="Wij liepen door de wijk.")
    editor.write(outcome="De gemeente legt een pad aan.")
    editor.tab("Facts")
    editor.point_at("event", MEETING)
    for row, title in enumerate(CASES):
        editor.page.locator("#id_report_cases-ADD").click()
        editor.point_at(f"report_cases-{row}-case", title)
    editor.tab("Text")
    with editor.autosaved():
        editor.write(discussion="Er was weinig tijd.")
    editor.press("publish")
    editor.expect_message("published")

    editor.start_translation(SessionReportPage.objects.get(slug=REPORT_SLUG))
    editor.translate(
        {
            REPORT: ENGLISH,
            "Wij liepen door de wijk.": "We were walking through the neighbourhood.",
            "De gemeente legt een pad aan.": "The municipality is building a footpath.",
            "Er was weinig tijd.": "There was little time.",
        }
    )
    editor.publish_translation()
    editor.expect_message("Published")

    def read_from(address: str) -> None:
        visitor.goto(address)
        visitor.locator("main").get_by_role("link", name=ENGLISH).first.click()
        expect(visitor).to_have_url(f"{editor.address}/en/reports/{REPORT_SLUG}/")
        expect(visitor.get_by_role("heading", level=1)).to_have_text(ENGLISH)

    read_from(f"{AGENDA['en']}{SLUG}/")
    for title in CASES:
        expect(visitor.get_by_role("link", name=title)).to_be_visible()
    expect(visitor.get_by_role("link", name=MEETING)).to_be_visible()
    read_from("/en/over-bewegen/")
    read_from(f"{CASEBOOK['en']}een-pluktuin/")
    read_from(f"{SEARCH['en']}?q=footpaths")
    visitor.goto(f"{AGENDA['nl']}{SLUG}/")
    expect(visitor.get_by_role("link", name=REPORT)).to_be_visible()
