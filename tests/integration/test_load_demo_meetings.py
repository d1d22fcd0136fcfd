"""Meetings, circles and reports of the example content in the database, as somebody finds them on the first day."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db.models import F
from django.test import Client
from django.utils.html import strip_tags

from events.choices import EventKind
from events.models import EventPage, LearningCirclePage, SessionReportPage
from events.periods import Precision
from events.registration import RegistrationState
from home.demo import loader
from home.models import ApproachPage, ThemePage
from legro_cms.core.models import Organisation
from search.models import Entry
from tests.markup import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

TODAY = date(2026, 11, 23)
WORDS = (
    "question",
    "outcome",
    "discussion",
    "learning_experience",
    "research",
    "policy",
    "practice",
)


def sources() -> list[EventPage]:
    """All meetings, on the page that was written first."""
    return list(EventPage.objects.filter(locale=F("source_locale")))


def webinars() -> list[EventPage]:
    """The webinars."""
    return [event for event in sources() if event.event_kind == EventKind.WEBINAR]


def test_there_are_works_of_every_kind() -> None:
    public = Counter(Entry.objects.public().values_list("kind", flat=True))
    assert public["case"] >= 30
    assert {name: public[name] for name in ("theme", "approach", "circle", "report")} == {
        "theme": 3,
        "approach": 1,
        "circle": 2,
        "report": 2,
    }


def test_at_least_fifteen_cases_are_in_both_languages() -> None:
    assert Entry.objects.public().filter(kind="case", live_nl=True, live_en=True).count() >= 15


def test_everything_but_cases_and_private_visits_is_in_both_languages() -> None:
    others = Entry.objects.public().exclude(kind__in=["case", "contact"])
    assert not others.exclude(live_nl=True, live_en=True)


def test_every_kind_of_meeting_to_visit_occurs() -> None:
    assert {event.event_kind for event in sources()} == set(EventKind.values) - {EventKind.OTHER}


def test_webinars_were_recorded_and_more_of_them_come() -> None:
    coming = [event for event in webinars() if event.is_upcoming]
    past = [event for event in webinars() if not event.is_upcoming]
    assert (len(past), len(coming)) == (4, 3)
    assert all(event.recordings.count() == 1 for event in past)
    assert {event.series.slug for event in webinars() if event.series} == {"webinars"}


def test_coming_webinars_show_different_states_of_registration() -> None:
    states = [event.state_of_registration for event in sorted(webinars(), key=lambda event: event.when.agenda)]
    assert states[-3:] == [RegistrationState.OPEN, RegistrationState.FULL, RegistrationState.NOT_YET]


def test_dates_of_many_precisions_occur() -> None:
    assert {event.precision for event in sources()} >= {
        Precision.EXACT,
        Precision.DAY_PART,
        Precision.EARLY_MONTH,
        Precision.MID_MONTH,
        Precision.MONTH,
        Precision.SEASON,
        Precision.UNKNOWN,
    }


def test_the_autumn_session_of_2024_was_never_decided() -> None:
    event = EventPage.objects.get(slug="leersessie-najaar-2024", locale=F("source_locale"))
    assert event.when.is_undecided(TODAY)


def test_the_circle_of_2023_says_what_was_announced() -> None:
    circle = LearningCirclePage.objects.get(slug="leerkring-gezonde-leefomgeving-2023", locale=F("source_locale"))
    dates = [meeting.when.wording("nl") for meeting in circle.meetings]
    assert dates[:3] == ["maandagmiddag 17 april 2023", "medio juni 2023", "donderdag 5 oktober 2023"]
    assert dates[3:] == ["2023", "2023"]
    assert (len(circle.meetings), circle.programme.online, circle.experts.count()) == (5, 2, 10)


def test_the_coming_circle_has_a_meeting_whose_date_nobody_knows_yet() -> None:
    circle = LearningCirclePage.objects.get(slug="leerkring-samen-aan-tafel", locale=F("source_locale"))
    assert Precision.UNKNOWN in {meeting.precision for meeting in circle.meetings}


def test_both_sessions_have_a_full_report() -> None:
    for report in SessionReportPage.objects.all():
        texts = " ".join(getattr(report, name) for name in WORDS)
        facts = report.facts
        assert len(re.findall(r"\w+", strip_tags(texts))) >= 400
        assert 3 <= facts.report_cases.count() <= 5
        assert len(report.learning_levels) == 3
        assert facts.perspectives.count() == 5
        assert any(row.slides for row in facts.presentations.all())
        assert all(row.transcript for row in facts.event.recordings.all())


def test_every_fact_would_pass_the_editor() -> None:
    for event in sources():
        event.full_clean()
        for row in [*event.people.all(), *event.recordings.all()]:
            row.full_clean()
    for page_ in [*LearningCirclePage.objects.all(), *SessionReportPage.objects.all()]:
        page_.full_clean()


def test_private_visits_are_a_number_and_nothing_else(client: Client) -> None:
    markup = page(client.get("/en/healthy-living-room/"))
    (visits,) = markup.all("section", aria_labelledby="visits")
    assert "4 visits, 2 of them private" in words(visits)
    assert "besloten" not in words(visits).casefold()


def test_six_municipalities_are_counted(client: Client) -> None:
    assert Organisation.objects.filter(kind="municipality", relation="partner").count() == 6
    assert "Six municipalities" in [words(title) for title in page(client.get("/en/partners/")).all("h3")]


def test_the_themes_on_the_home_page_lead_to_their_pages(client: Client) -> None:
    (section,) = page(client.get("/en/")).all("section", aria_labelledby="themes")
    pages = ThemePage.objects.filter(locale__language_code="en")
    assert {link.get("href") for link in section.iter("a")} == {page_.get_url() for page_ in pages}


def test_a_second_run_keeps_a_meeting_that_an_editor_moved() -> None:
    event = webinars()[0]
    event.first_day = event.last_day = date(2026, 6, 11)
    event.save_revision().publish()
    loader.load()
    assert EventPage.objects.get(pk=event.pk).first_day == date(2026, 6, 11)


def test_a_second_run_brings_back_a_page_about_an_approach() -> None:
    ApproachPage.objects.get(locale=F("source_locale")).delete()
    assert loader.load().pages == 1
    assert ApproachPage.objects.filter(live=True).count() == 2


def test_the_people_of_a_meeting_have_an_order() -> None:
    for event in sources():
        orders = [row.sort_order for row in event.people.all()]
        assert orders == list(range(len(orders)))
