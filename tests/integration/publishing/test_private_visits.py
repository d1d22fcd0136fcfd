"""A private visit is counted with its approach, and nobody outside learns anything else of it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from events.models import EventPage, EventSeries, LearningCirclePage
from legro_cms.core.groups import GroupName
from search.models import Entry, EntryTerm
from tests.admin import client_of, member
from tests.factories import (
    draft_event,
    publish,
    published_circle,
    published_event,
    published_report,
    submit_translation,
    translated,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.seen import Seen, at, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]

TITLE = "Huiskamerbezoek aan de Brink"
AGENDAS = {"nl": "/nl/bijeenkomsten/", "en": "/en/meetings/"}


@pytest.fixture
def visit(db: None) -> EventPage:
    return published_event(title=TITLE, slug="bezoek", event_kind="visit", is_private=True)


def seen(slug: str = "bezoek") -> dict[str, Seen]:
    """What visitors see at both addresses."""
    return {language: at(f"{url}{slug}/") for language, url in AGENDAS.items()}


def public_text(*urls: str) -> str:
    """What visitors read at these addresses."""
    return " ".join(Client().get(url).content.decode() for url in urls)


def again(page: EventPage) -> EventPage:
    return EventPage.objects.get(pk=page.pk)


def test_its_addresses_are_closed(visit: EventPage) -> None:
    assert seen() == {"nl": Seen.LOGIN, "en": Seen.LOGIN}


def test_its_translation_is_closed_from_the_first_save_on(visit: EventPage, commit: Commit) -> None:
    draft = submit_translation(visit).get_target_instance()
    assert draft.view_restrictions.exists()
    with commit():
        english = translated(visit)
    assert english.view_restrictions.exists()
    assert seen() == {"nl": Seen.LOGIN, "en": Seen.LOGIN}


def test_lists_search_and_sitemap_do_not_name_it(visit: EventPage) -> None:
    urls = [*AGENDAS.values(), f"{AGENDAS['nl']}?period=past", "/nl/zoeken/?q=huiskamerbezoek", "/nl/", "/sitemap.xml"]
    text = public_text(*urls)
    assert TITLE not in text
    assert "bezoek/" not in text
    assert not found(visit)


def test_its_entry_holds_nothing(visit: EventPage) -> None:
    entry = Entry.objects.get(translation_key=visit.translation_key)
    assert (entry.is_public, entry.title_nl, entry.text_nl) == (False, "", "")
    assert not EntryTerm.objects.filter(entry=entry).exists()


def test_its_circle_neither_names_nor_counts_nor_dates_it() -> None:
    circle = published_circle()
    published_event(parent=circle, event_kind="circle-meeting", first_day=date(2027, 4, 17))
    published_event(
        parent=circle, title=TITLE, slug="bezoek", event_kind="visit", is_private=True, first_day=date(2029, 1, 8)
    )
    circle = LearningCirclePage.objects.get(pk=circle.pk)
    assert len(circle.programme.dates) == 1
    assert TITLE not in public_text(circle.url)
    assert Entry.objects.get(translation_key=circle.translation_key).ends == date(2027, 4, 17)


def test_its_series_does_not_name_it() -> None:
    series = EventSeries.objects.create(slug="bezoeken", name_nl="Bezoeken", name_en="Visits")
    other = published_event(series=series, event_kind="visit", first_day=date(2099, 1, 1))
    published_event(series=series, title=TITLE, slug="bezoek", event_kind="visit", is_private=True)
    assert TITLE not in public_text(other.url)


def test_a_public_visit_is_hidden_the_moment_it_becomes_private(commit: Commit) -> None:
    visit = published_event(title=TITLE, slug="bezoek", event_kind="visit")
    with commit():
        translated(visit)
    assert seen() == {"nl": Seen.OWN, "en": Seen.OWN}
    visit = again(visit)
    visit.is_private = True
    publish(visit)
    assert seen() == {"nl": Seen.LOGIN, "en": Seen.LOGIN}
    assert not found(visit)


def test_a_visit_that_is_no_longer_private_is_shown_again(visit: EventPage, commit: Commit) -> None:
    with commit():
        translated(visit)
    visit = again(visit)
    visit.is_private = False
    publish(visit)
    assert seen() == {"nl": Seen.OWN, "en": Seen.OWN}
    assert found(visit)


def test_a_restriction_that_an_editor_set_outlives_the_tick(visit: EventPage) -> None:
    PageViewRestriction.objects.create(page=visit, restriction_type=PageViewRestriction.PASSWORD, password="geheim")
    visit = again(visit)
    visit.is_private = False
    publish(visit)
    assert seen() == {"nl": Seen.PASSWORD, "en": Seen.PASSWORD}


@pytest.mark.parametrize("group", [GroupName.EDITORS, GroupName.ADMINISTRATORS])
def test_the_restriction_is_not_lifted_beside_the_tick(visit: EventPage, group: GroupName) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[visit.pk])
    client_of(member(group)).post(url, {"restriction_type": "none"})
    assert seen() == {"nl": Seen.LOGIN, "en": Seen.LOGIN}


def test_a_copy_is_private_too(visit: EventPage) -> None:
    copy = visit.copy(update_attrs={"slug": "kopie", "title": "Kopie"})
    assert copy.view_restrictions.exists()
    assert seen("kopie") == {"nl": Seen.LOGIN, "en": Seen.LOGIN}


def test_its_report_is_not_published(visit: EventPage) -> None:
    with pytest.raises(ValidationError) as refusal:
        published_report(event=visit)
    assert set(refusal.value.message_dict) == {"event"}


def test_a_visit_with_a_public_report_does_not_become_private() -> None:
    visit = published_event(event_kind="visit")
    published_report(event=visit)
    visit.is_private = True
    with pytest.raises(ValidationError) as refusal:
        visit.full_clean()
    assert set(refusal.value.message_dict) == {"is_private"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"place_name": "Zeerijp"}, "place_name"), ({"event_kind": "session"}, "is_private")],
)
def test_it_is_a_visit_and_has_no_address(fields: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        draft_event(**{"event_kind": "visit", "is_private": True, **fields}).full_clean()
    assert set(refusal.value.message_dict) == {field}
