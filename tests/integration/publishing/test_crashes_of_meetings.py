"""A meeting changes its circle and its report along; wherever that is broken off, the three agree in the search."""

from datetime import date

import pytest

from events.models import EventPage, LearningCirclePage, SessionReportPage
from tests.factories import ThemeFactory, agenda, publish, published_circle, published_event, published_report
from tests.integration.publishing.crashing import assert_agreement_at_every_write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


@pytest.fixture
def circle(db: None) -> LearningCirclePage:
    """A learning circle."""
    return published_circle()


@pytest.fixture
def meeting(circle: LearningCirclePage) -> EventPage:
    """Its only meeting."""
    return published_event(parent=circle, first_day=date(2026, 4, 17))


@pytest.fixture
def report(meeting: EventPage) -> SessionReportPage:
    """The meeting's report."""
    return published_report(event=meeting)


def fresh(page: EventPage) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


@pytest.mark.usefixtures("report")
def test_publishing_a_meeting_on_another_day(meeting: EventPage) -> None:
    theme = ThemeFactory(slug="groen-buiten")

    def publish_again() -> None:
        page = fresh(meeting)
        page.first_day = page.last_day = date(2026, 5, 20)
        page.themes = [theme]
        publish(page)

    assert_agreement_at_every_write(publish_again)


@pytest.mark.usefixtures("report")
def test_unpublishing_a_meeting(meeting: EventPage) -> None:
    assert_agreement_at_every_write(lambda: fresh(meeting).unpublish())


def test_deleting_a_meeting(meeting: EventPage) -> None:
    assert_agreement_at_every_write(lambda: fresh(meeting).delete())


@pytest.mark.usefixtures("report")
def test_moving_a_meeting_out_of_its_circle(meeting: EventPage) -> None:
    assert_agreement_at_every_write(lambda: fresh(meeting).move(agenda(), pos="last-child"), apart="stands elsewhere")


def test_a_visit_that_becomes_private(meeting: EventPage) -> None:
    def close() -> None:
        page = fresh(meeting)
        page.event_kind, page.is_private = "visit", True
        publish(page)

    assert_agreement_at_every_write(close, apart="not restricted as")
