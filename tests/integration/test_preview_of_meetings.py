"""Looking at a meeting, a circle or a report before it is published; and how translators see their facts."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from events.models import EventPage, LearningCirclePage, SessionReportPage
from legro_cms.core.groups import GroupName
from tests.admin import client_of, event_form, member
from tests.factories import published_circle, published_event, published_report, translated
from tests.integration.conftest import Commit
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

AnyMeeting = EventPage | LearningCirclePage | SessionReportPage
DAY = {"nl": "3 december 2026", "en": "3 December 2026"}


def _circle() -> LearningCirclePage:
    circle = published_circle()
    published_event(parent=circle)
    return circle


def _report() -> SessionReportPage:
    return published_report(event=published_event())


KINDS = pytest.mark.parametrize(
    ("make", "fact"),
    [
        (published_event, DAY),
        (_circle, {"nl": "december 2026", "en": "December 2026"}),
        (_report, DAY),
    ],
    ids=["event", "circle", "report"],
)
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


@pytest.fixture
def editor(db: None) -> Client:
    """Somebody who edits, with the admin in Dutch."""
    return client_of(member(GroupName.EDITORS))


@pytest.fixture(autouse=True)
def _today(freeze: Callable[[str], None]) -> None:
    freeze("2026-11-21 10:00")


def _draft(client: Client, shown: AnyMeeting, language: str) -> Markup:
    """What the preview of a saved draft shows."""
    address = reverse("wagtailadmin_pages:view_draft", args=[shown.pk])
    response = client.get(f"{address}?mode={language}")
    assert response.status_code == 200
    return page(response)


@KINDS
@LANGUAGES
def test_a_draft_shows_its_facts_in_the_language_of_the_preview(
    editor: Client, make: Callable[[], AnyMeeting], fact: dict[str, str], language: str
) -> None:
    draft = make()
    draft.title = "Een nieuwe titel"
    draft.save_revision()
    markup = _draft(editor, draft, language)
    assert markup.root.get("lang") == language
    assert words(markup.one("h1")) == "Een nieuwe titel"
    assert fact[language] in words(markup.with_class("legro-facts")[0])


@LANGUAGES
def test_an_unsaved_day_is_shown(editor: Client, language: str) -> None:
    event = published_event()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[event.pk])
    assert editor.post(address, event_form(first_day="2027-01-07")).json()["is_valid"]
    shown = words(page(editor.get(f"{address}?mode={language}")).one("main"))
    assert {"nl": "7 januari 2027", "en": "7 January 2027"}[language] in shown
    event.refresh_from_db()
    assert event.first_day.isoformat() == "2026-12-03"


@KINDS
def test_translators_see_the_facts_and_editors_the_way_to_them(
    editor: Client, commit: Commit, make: Callable[[], AnyMeeting], fact: dict[str, str]
) -> None:
    with commit():
        english = translated(make())
    address = reverse("wagtailadmin_pages:edit", args=[english.pk])
    translator = client_of(member(GroupName.TRANSLATORS))
    seen, edited = (_source_facts(client.get(address).content.decode()) for client in (translator, editor))
    assert fact["nl"] in seen
    assert "<a " not in seen
    assert reverse("wagtailadmin_pages:edit", args=[english.facts.pk]) in edited


def _source_facts(html: str) -> str:
    panel = html[html.index("legro-source-facts") :]
    return panel[: panel.index("</section>")]
