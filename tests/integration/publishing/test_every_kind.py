"""What holds for cases holds for every kind of work: facts on publishing, two languages, one fate."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, PageViewRestriction

from events.models import EventRecording
from home.models import ContactPage
from legro_cms.core.models import Approach, Theme
from search.models import Entry
from tests.factories import (
    approach_page,
    draft_event,
    publish,
    published_circle,
    published_event,
    published_report,
    submit_translation,
    theme_page,
    translate_strings,
    translated,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.seen import Seen, at, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]

BUILDERS: dict[str, Callable[[], Any]] = {
    "event": published_event,
    "circle": published_circle,
    "report": lambda: published_report(event=published_event()),
    "theme": lambda: theme_page(theme=Theme.objects.get(slug="bewegen")),
    "approach": lambda: approach_page(approach=Approach.objects.create(slug="aan-tafel", name_nl="a", name_en="b")),
}
KINDS = pytest.mark.parametrize("kind", BUILDERS)
SHARING = pytest.mark.parametrize("kind", ["event", "circle", "report"])


def addresses(page: Page) -> list[str]:
    """Where readers of Dutch and of English look for a work."""
    places = []
    for language in ("nl", "en"):
        locale = Locale.objects.get(language_code=language)
        other = page.get_translation_or_none(locale)
        own = page if other is None or not other.live else other
        parent = page.get_parent().get_translation_or_none(locale) or page.get_parent()
        places.append(f"{parent.url}{own.slug}/")
    return places


def seen(page: Page) -> list[Seen]:
    """What they see there, and the search says the same."""
    shown = [at(url) for url in addresses(page)]
    entry = Entry.objects.get(translation_key=page.translation_key)
    assert [entry.live_nl, entry.live_en] == [answer == Seen.OWN for answer in shown]
    assert found(page) is found(page, language="en") is entry.is_public
    return shown


@pytest.fixture
def work(kind: str) -> Any:
    """A work of the kind, live in Dutch."""
    return BUILDERS[kind]()


@pytest.fixture
def pair(work: Any, commit: Commit) -> list[Any]:
    """The work and its live translation."""
    with commit():
        return [work, translated(work, {} if work.shares_slug else {"slug": f"{work.slug}-en"})]


# Facts


@pytest.mark.parametrize(
    ("kind", "fact", "nothing"),
    [
        ("event", "event_kind", {"event_kind": ""}),
        ("event", "first_day", {"first_day": None, "last_day": None}),
        ("event", "themes", {"themes": []}),
        ("circle", "themes", {"themes": []}),
        ("report", "event", {"event": None}),
        ("theme", "theme", {"theme": None}),
        ("approach", "approach", {"approach": None}),
    ],
)
def test_a_fact_may_be_missing_in_a_draft_and_not_in_what_is_published(
    work: Any, fact: str, nothing: dict[str, Any]
) -> None:
    for name, value in nothing.items():
        setattr(work, name, value)
    revision = work.save_revision()
    with pytest.raises(ValidationError) as refusal:
        revision.publish()
    assert set(refusal.value.message_dict) == {fact}
    assert seen(work) == [Seen.OWN, Seen.FALLBACK]


# Two languages


@KINDS
def test_a_translation_is_public_once_it_is_complete(work: Any, commit: Commit) -> None:
    record = submit_translation(work)
    translate_strings(record, leave_out=1)
    with pytest.raises(ValidationError), commit():
        record.save_target(publish=True)
    assert seen(work) == [Seen.OWN, Seen.FALLBACK]
    translate_strings(record, {} if work.shares_slug else {"slug": f"{work.slug}-en"})
    with commit():
        record.save_target(publish=True)
    assert seen(work) == [Seen.OWN, Seen.OWN]


@KINDS
def test_a_translation_is_not_public_without_its_source(pair: list[Any]) -> None:
    source, english = pair
    source.unpublish()
    assert seen(source) == [Seen.MISSING, Seen.MISSING]
    with pytest.raises(ValidationError):
        publish(english)


@KINDS
def test_a_deleted_work_is_gone_in_both_languages(pair: list[Any]) -> None:
    source, _english = pair
    places = addresses(source)
    Page.objects.get(pk=source.pk).delete()
    assert [at(url) for url in places] == [Seen.MISSING, Seen.MISSING]
    assert not Entry.objects.get(translation_key=source.translation_key).is_public


@KINDS
def test_a_restricted_work_is_closed_in_both_languages(pair: list[Any]) -> None:
    source, _english = pair
    PageViewRestriction(page=source.page_ptr, restriction_type=PageViewRestriction.LOGIN).save()
    assert seen(source) == [Seen.LOGIN, Seen.LOGIN]


@SHARING
def test_a_slug_is_refused_to_another_work_in_the_other_language(work: Any) -> None:
    english = Locale.objects.get(language_code="en")
    below = work.get_parent().get_translation(english)
    other = type(work)(title="Elsewhere", slug=work.slug, locale=english, summary="Short.", live=False)
    with pytest.raises(ValidationError) as refusal:
        below.add_child(instance=other)
    assert "slug" in refusal.value.message_dict


def test_the_contact_page_is_taken_down_in_both_languages() -> None:
    page = ContactPage.objects.get(locale__language_code="nl")
    assert seen(page) == [Seen.OWN, Seen.OWN]
    page.unpublish()
    assert seen(page) == [Seen.MISSING, Seen.MISSING]


def test_a_meeting_moves_to_a_circle_in_both_languages(commit: Commit) -> None:
    circle, meeting = published_circle(), published_event(title="Losse bijeenkomst")
    with commit():
        translated(circle)
        translated(meeting)
    meeting.move(circle, pos="last-child")
    moved = type(meeting).objects.get(pk=meeting.pk)
    assert [url.split("/")[3] for url in addresses(moved)] == [circle.slug, circle.slug]
    assert seen(moved) == [Seen.OWN, Seen.OWN]


# What is found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_word_of_a_transcript_finds_the_meeting_in_both_languages(language: str, commit: Commit) -> None:
    recording = EventRecording(
        title_nl="Opname", url="https://example.org/film", language="nl", transcript="<p>De moestuinkas.</p>"
    )
    event = publish(draft_event(recordings=[recording]))
    assert found(event, "moestuinkas", language)
    with commit():
        translated(event)
    assert found(event, "moestuinkas", language)
