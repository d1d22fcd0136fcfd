"""Reports and circles are found under the dates, themes and places of meetings, whatever happens to these."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.models import (
    EventPage,
    EventPerson,
    EventRecording,
    LearningCirclePage,
    ReportPresentation,
    SessionReportPage,
)
from legro_cms.core.models import Location, Municipality
from search.models import Entry
from tests.factories import (
    OrganisationFactory,
    ThemeFactory,
    agenda,
    draft_event,
    publish,
    published_case,
    published_circle,
    published_event,
    published_report,
    report_index,
    translated,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.editing import bulk, errors, said
from tests.integration.publishing.seen import found, terms
from tests.markup import page as parsed
from tests.markup import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


@pytest.fixture
def circle(db: None) -> LearningCirclePage:
    return published_circle()


def meeting(circle: LearningCirclePage, title: str = "Bijeenkomst", **fields: Any) -> EventPage:
    return published_event(
        **{"parent": circle, "title": title, "event_kind": "circle-meeting", "first_day": date(2027, 4, 17), **fields}
    )


def span(page: Page) -> tuple[date | None, date | None]:
    """The days between which the search knows the work."""
    entry = Entry.objects.get(translation_key=page.translation_key)
    return entry.starts, entry.ends


# Circles


def test_a_circle_lasts_from_its_first_meeting_to_its_last(circle: LearningCirclePage) -> None:
    meeting(circle)
    meeting(circle, "Slot", first_day=date(2027, 10, 5))
    assert span(circle) == (date(2027, 4, 17), date(2027, 10, 5))


def test_a_circle_with_an_unknown_date_has_no_end(circle: LearningCirclePage) -> None:
    meeting(circle)
    meeting(circle, "Online", precision="unknown", first_day=None)
    assert span(circle) == (date(2027, 4, 17), None)


def test_a_circle_follows_a_meeting_that_is_taken_down(circle: LearningCirclePage) -> None:
    meeting(circle)
    meeting(circle, "Slot", first_day=date(2027, 10, 5)).unpublish()
    assert span(circle) == (date(2027, 4, 17), date(2027, 4, 17))


def test_a_circle_follows_a_meeting_that_is_taken_down_in_bulk(circle: LearningCirclePage, admin: Client) -> None:
    bulk(admin, "unpublish", meeting(circle))
    assert span(circle) == (None, None)


def test_a_circle_follows_a_meeting_that_is_deleted(circle: LearningCirclePage) -> None:
    meeting(circle).delete()
    assert span(circle) == (None, None)


def test_both_circles_follow_a_meeting_that_moves(circle: LearningCirclePage) -> None:
    other = published_circle(title="Een andere leerkring")
    meeting(circle).move(other, pos="last-child")
    assert span(circle) == (None, None)
    assert span(other) == (date(2027, 4, 17), date(2027, 4, 17))


def test_a_circle_follows_a_meeting_that_moves_to_the_agenda(circle: LearningCirclePage) -> None:
    meeting(circle).move(agenda(), pos="last-child")
    assert span(circle) == (None, None)


def test_a_circle_follows_a_meeting_that_is_published_or_expires_on_schedule(
    circle: LearningCirclePage, freeze: Callable[[str], object]
) -> None:
    freeze("2026-11-21 10:00")
    draft = draft_event(parent=circle, event_kind="circle-meeting", first_day=date(2027, 4, 17))
    draft.go_live_at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    draft.expire_at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    draft.save_revision().publish()
    assert span(circle) == (None, None)
    freeze("2026-11-23 10:00")
    call_command("publish_scheduled", verbosity=0)
    assert span(circle)[0] == date(2027, 4, 17)
    freeze("2026-11-25 10:00")
    call_command("publish_scheduled", verbosity=0)
    assert span(circle) == (None, None)


# Reports


@pytest.fixture
def event(db: None) -> EventPage:
    return published_event(title="Leersessie", first_day=date(2026, 6, 4))


@pytest.fixture
def report(event: EventPage) -> SessionReportPage:
    return published_report(event=event)


def test_a_report_follows_the_date_and_the_theme_of_its_meeting(event: EventPage, report: SessionReportPage) -> None:
    event.first_day, event.last_day = date(2026, 6, 11), None
    event.themes = [ThemeFactory(slug="spelen")]
    publish(event)
    assert span(report) == (date(2026, 6, 11), date(2026, 6, 11))
    assert terms(report, "theme") >= {"spelen"}
    assert "bewegen" not in terms(report, "theme")


def test_a_report_follows_the_municipality_of_the_location(event: EventPage, report: SessionReportPage) -> None:
    location = Location.objects.create(name_nl="De Brink", name_en="De Brink", slug="de-brink")
    event.location = location
    publish(event)
    location.municipality = Municipality.objects.get(slug="veendam")
    location.save()
    assert terms(event, "municipality") == {"veendam"}
    assert terms(report, "municipality") == {"veendam"}


def test_a_report_stays_when_its_meeting_is_taken_down(event: EventPage, report: SessionReportPage) -> None:
    event.unpublish()
    assert found(report)
    assert words(parsed(Client().get(report.url)).one("h1")) == report.title


def test_a_meeting_and_its_report_point_at_each_other(event: EventPage, report: SessionReportPage) -> None:
    assert report.url in Client().get(event.url).content.decode()
    assert event.url in Client().get(report.url).content.decode()


@pytest.mark.parametrize("action", ["save", "publish"])
def test_a_second_report_of_a_meeting_is_refused_with_a_reason(
    admin: Client, event: EventPage, report: SessionReportPage, action: str
) -> None:
    url = reverse("wagtailadmin_pages:add", args=["events", "sessionreportpage", report_index().pk])
    rows = {name: inline_formset([]) for name in ("report_cases", "presentations", "perspectives", "comments")}
    streams = {name: streamfield([]) for name in ("learning_levels", "body")}
    names = ("outcome", "question", "discussion", "learning_experience", "research", "policy", "practice")
    texts = {name: rich_text("<p>Iets.</p>") for name in names}
    fields = {"title": "Nog een", "slug": "nog-een", "summary": "Kort.", "event": str(event.pk)}
    data = nested_form_data({**fields, **texts, **rows, **streams})
    assert set(errors(admin.post(url, {**data, f"action-{action}": "1"}))) == {"event"}
    assert SessionReportPage.objects.count() == 1


# Cases and reports


def test_a_case_names_the_sessions_that_mapped_it_and_they_name_the_case(event: EventPage) -> None:
    case = published_case()
    report = published_report(event=event, cases=[case])
    assert report.title in Client().get(case.url).content.decode()
    assert case.url in Client().get(report.url).content.decode()


def test_a_case_does_not_name_a_report_that_is_not_public(event: EventPage) -> None:
    case = published_case()
    report = published_report(event=event, cases=[case])
    report.unpublish()
    assert report.title not in Client().get(case.url).content.decode()


def test_readers_of_english_are_led_to_the_english_pages(event: EventPage, commit: Commit) -> None:
    case = published_case()
    report = published_report(event=event, cases=[case])
    with commit():
        english = [translated(one) for one in (event, case, report)]
    html = Client().get(english[2].url).content.decode()
    assert english[0].url in html
    assert english[1].url in html
    assert english[2].url in Client().get(english[1].url).content.decode()


# Words and kinds


def test_a_word_of_a_transcript_finds_its_meeting() -> None:
    recording = EventRecording(title_nl="Opname", url="https://example.org/film", transcript="<p>De moestuinkas.</p>")
    event = published_event(recordings=[recording])
    assert found(event, "moestuinkas")
    assert not found(event, "zwembad")


def test_the_search_counts_the_works_of_each_kind(event: EventPage, report: SessionReportPage) -> None:
    published_circle()
    published_case()
    markup = parsed(Client().get("/nl/zoeken/"))
    counts = {
        box.get("value"): words(markup.parents[box]).rsplit(" ", 1)[1] for box in markup.all("input", name="kind")
    }
    assert {name: counts[name] for name in ("event", "report", "circle", "case")} == dict.fromkeys(
        ("event", "report", "circle", "case"), "1"
    )


# Drafts that cannot be published


def invalid_drafts() -> list[Page]:
    """A draft of each kind that says too little, in order."""
    circle = LearningCirclePage(title="Leerkring zonder thema", summary="Kort.", goals="<p>Doel.</p>", live=False)
    agenda().add_child(instance=circle)
    report = SessionReportPage(title="Verslag zonder bijeenkomst", summary="Kort.", outcome="<p>Iets.</p>", live=False)
    report_index().add_child(instance=report)
    drafts = [
        draft_event(title="Zonder dag", first_day=None),
        draft_event(title="Zonder thema", themes=[]),
        circle,
        report,
    ]
    for draft in drafts:
        draft.save_revision()
    return drafts


def test_invalid_drafts_are_named_and_not_published_in_bulk(admin: Client) -> None:
    drafts = invalid_drafts()
    response = bulk(admin, "publish", *drafts)
    assert [draft.title in said(response) for draft in drafts] == [True] * 4
    assert not Page.objects.filter(pk__in=[draft.pk for draft in drafts], live=True).exists()


def test_invalid_drafts_are_left_by_the_schedule() -> None:
    valid = draft_event(title="Gewoon goed")
    drafts = invalid_drafts()
    for draft in [*drafts, valid]:
        revision = draft.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
        revision.save()
    with pytest.raises(CommandError):
        call_command("publish_scheduled")
    assert not Page.objects.filter(pk__in=[draft.pk for draft in drafts], live=True).exists()
    assert EventPage.objects.get(pk=valid.pk).live


def test_works_are_found_by_the_present_name_of_an_organisation() -> None:
    host = OrganisationFactory(name_nl="Het Dorpshuis", name_en="The village hall")
    event = published_event(hosts=[host])
    visit = published_event(title="Een bezoek", people=[EventPerson(organisation=host)])
    presentation = ReportPresentation(title_nl="Wat wij deden", organisation=host)
    report = published_report(event=event, presentations=[presentation])
    circle = published_circle(experts=[host])
    host.name_nl = "De Kloosterschuur"
    host.save()
    for page in (event, visit, report, circle):
        assert found(page, "Kloosterschuur")
        assert not found(page, "Dorpshuis")
