"""People are named for as long as they agree: after their day, or once they say so, the name is nowhere any more."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from events.consent import end_consents, withdraw
from events.models import EventPage, EventPerson, ReportPresentation, SessionReportPage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import CustomImage
from tests.admin import client_of, is_refused, member, messages_of
from tests.factories import draft_event, published_event, published_report, translated
from tests.integration.conftest import Commit
from tests.integration.test_purging import traces
from tests.markup import Markup, page, words
from tests.pages import image

pytestmark = pytest.mark.django_db

Freeze = Callable[[str], None]

NAME = "Quirijn Sprekersma"
LAST_DAY = date(2026, 11, 21)
RESEARCHER = {"function_nl": "onderzoeker", "function_en": "researcher"}


def speaker(until: date | None = LAST_DAY, **fields: Any) -> EventPerson:
    """Somebody who agreed to be named until a day."""
    return EventPerson(**{"name": NAME, "has_consent": True, "consent_until": until, **RESEARCHER, **fields})


def session(people: Iterable[EventPerson], **fields: Any) -> EventPage:
    """A session that was held, in Dutch."""
    return published_event(slug="sessie", first_day=date(2026, 3, 5), people=list(people), **fields)


def report(event: EventPage, until: date | None = LAST_DAY) -> SessionReportPage:
    """Its report, with what the same person told."""
    row = ReportPresentation(title_nl="Groen", name=NAME, has_consent=True, consent_until=until)
    return published_report(event=event, slug="verslag", presentations=[row])


def published_words(client: Client) -> str:
    """What the public reads of meeting and report, in both languages, in lists, feeds and through the API."""
    addresses = [
        *(f"/{language}/{part}/sessie/" for language, part in (("nl", "bijeenkomsten"), ("en", "meetings"))),
        *(f"/{language}/{part}/verslag/" for language, part in (("nl", "verslagen"), ("en", "reports"))),
        "/nl/zoeken/?q=onderzoeker",
        "/nl/bijeenkomsten/?period=past&format=atom",
        "/api/v1/works?language=nl",
    ]
    responses = [client.get(address) for address in addresses]
    assert [response.status_code for response in responses] == [200] * len(addresses)
    return "".join(response.content.decode() for response in responses)


# What readers see


@pytest.mark.parametrize(("today", "is_named"), [("2026-11-21 23:59", True), ("2026-11-22 00:01", False)])
def test_a_name_is_shown_until_the_end_of_its_last_day(
    client: Client, freeze: Freeze, today: str, is_named: bool
) -> None:
    freeze("2026-11-01 10:00")
    report(session([speaker()]))
    freeze(today)
    assert (NAME in published_words(client)) is is_named


def test_function_and_organisation_are_still_shown(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-22 10:00")
    session([speaker()])
    (section,) = page(client.get("/nl/bijeenkomsten/sessie/")).all("section", aria_labelledby="people")
    assert words(section).endswith("onderzoeker")


def test_of_somebody_without_a_function_nothing_is_left(client: Client, freeze: Freeze) -> None:
    freeze("2026-11-22 10:00")
    session([speaker(function_nl="", function_en="")])
    markup = page(client.get("/nl/bijeenkomsten/sessie/"))
    assert markup.all("section", aria_labelledby="people") == []


def test_a_consent_without_an_end_goes_on(client: Client, freeze: Freeze) -> None:
    freeze("2036-11-21 10:00")
    session([speaker(until=None)])
    end_consents(timezone.localdate())
    assert NAME in client.get("/nl/bijeenkomsten/sessie/").content.decode()


def test_the_search_knows_no_names(client: Client) -> None:
    report(session([speaker(until=date(2999, 1, 1))]), until=date(2999, 1, 1))
    assert {table.split("_")[0] for table in traces([NAME.split()[1]])} == {"events", "wagtailcore"}
    assert client.get("/nl/zoeken/", {"q": NAME}).context["listing"].result.total == 0


def test_a_name_needs_a_last_day() -> None:
    with pytest.raises(ValidationError) as refusal:
        speaker(until=None).clean()
    assert set(refusal.value.message_dict) == {"consent_until"}
    speaker().clean()


# The night after


def purge() -> None:
    """What runs at night."""
    call_command("purge_personal_data", verbosity=0)


def test_the_night_after_nothing_is_left_of_a_name(client: Client, freeze: Freeze, commit: Commit) -> None:
    freeze("2026-11-01 10:00")
    event = session([speaker()])
    paper = report(event)
    with commit():
        translated(event)
        translated(paper)
    event.save_revision()
    stored = {"events_eventperson.name", "events_reportpresentation.name", "wagtailcore_revision.content"}
    assert stored <= set(traces([NAME]))
    freeze("2026-11-22 00:30")
    purge()
    assert traces([NAME]) == []
    assert [row.label for row in EventPerson.objects.all()] == ["onderzoeker"]
    assert ReportPresentation.objects.get().title == "Groen"


def test_a_row_that_says_nothing_any_more_goes(freeze: Freeze) -> None:
    freeze("2026-11-22 03:00")
    event = session([speaker(function_nl="", function_en=""), EventPerson(**RESEARCHER)])
    purge()
    assert [person.label for person in event.people.all()] == ["onderzoeker"]
    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert [person.label for person in draft.people.all()] == ["onderzoeker"]


def test_a_name_of_today_stays(freeze: Freeze) -> None:
    freeze("2026-11-21 23:30")
    session([speaker()])
    assert end_consents(timezone.localdate()) == 0
    assert EventPerson.objects.get().name == NAME


def test_a_consent_that_a_newer_draft_prolongs_holds_there(freeze: Freeze) -> None:
    freeze("2026-11-20 10:00")
    event = session([speaker()])
    event.people = [speaker(until=date(2028, 1, 1))]
    event.save_revision()
    freeze("2026-11-22 03:00")
    purge()
    event = EventPage.objects.get()
    assert [person.label for person in event.people.all()] == ["onderzoeker"]
    assert [person.name for person in event.get_latest_revision_as_object().people.all()] == [NAME]
    assert NAME not in str(event.live_revision.content)


def test_a_draft_that_says_the_same_loses_the_name_too(freeze: Freeze) -> None:
    freeze("2026-11-20 10:00")
    event = session([speaker()])
    event.summary = "Een andere samenvatting."
    event.save_revision()
    freeze("2026-11-22 03:00")
    purge()
    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert (draft.summary, [person.name for person in draft.people.all()]) == ("Een andere samenvatting.", [""])


def test_others_keep_their_names(freeze: Freeze) -> None:
    freeze("2026-11-22 03:00")
    session([speaker(), speaker(until=None, name="Hier Nog")])
    purge()
    assert sorted(EventPerson.objects.values_list("name", flat=True)) == ["", "Hier Nog"]


def test_a_page_without_the_name_can_be_published_again(freeze: Freeze) -> None:
    freeze("2026-11-22 03:00")
    report(session([speaker()]))
    purge()
    for kept in (EventPage.objects.get(), SessionReportPage.objects.get()):
        kept.get_latest_revision_as_object().save_revision().publish()


def test_copies_of_a_picture_go_when_its_consent_has_ended(freeze: Freeze, commit: Commit) -> None:
    freeze("2026-11-21 10:00")
    picture = image("gezichten")
    CustomImage.objects.update(consent_until=LAST_DAY)
    copy = picture.get_rendition("max-200x200")
    purge()
    assert copy.file.storage.exists(copy.file.name)
    freeze("2026-11-22 03:00")
    with commit():
        purge()
    assert not copy.file.storage.exists(copy.file.name)
    assert not picture.renditions.exists()


# Taken back


def test_a_name_that_is_taken_back_is_gone_at_once(client: Client, commit: Commit) -> None:
    event = session([speaker(until=None)])
    paper = report(event, until=None)
    with commit():
        translated(event)
        translated(paper)
    EventPage.objects.get(pk=event.pk).save_revision()
    assert withdraw(f" {NAME.upper()}") == 2
    assert NAME not in published_words(client)
    assert traces([NAME]) == []


def test_it_goes_from_drafts_and_versions_that_no_row_points_at(client: Client) -> None:
    draft_event(title="Nog niet", people=[speaker(until=None)]).save_revision()
    event = session([speaker(until=None)])
    event.people = []
    event.save_revision().publish()
    assert any(NAME in str(revision.content) for revision in Revision.objects.for_instance(event))
    withdraw(NAME)
    assert not any(NAME in str(revision.content) for revision in Revision.objects.all())


def test_the_editor_sees_where_a_name_stands_and_takes_it_away(client: Client) -> None:
    report(session([speaker()]))
    editor = client_of(member(GroupName.EDITORS))
    address = reverse("withdraw_consent", args=["eventperson", EventPerson.objects.get().pk])
    shown = Markup(editor.get(address).content.decode())
    said = words(shown.one("main"))
    assert NAME in said
    assert "Leersessie over bewegen" in said
    assert "Zo ging de leersessie over bewegen" in said
    assert EventPerson.objects.get().name == NAME
    response = editor.post(address)
    assert response.status_code == 302
    assert "2" in messages_of(response)
    assert NAME not in published_words(client)
    assert editor.get(address, follow=True).status_code == 404


# The report


def rows(client: Client) -> list[tuple[str, bool, bool]]:
    """What the report says, row by row: the name, whether it wants attention, and whether it can be taken away."""
    (table,) = Markup(client.get(reverse("consent_report")).content.decode()).with_class("listing")
    cells = [list(row.iter("td")) for body in table.iter("tbody") for row in body.iter("tr")]
    return [(words(row[0]), bool(words(row[3])), bool(list(row[4].iter("a")))) for row in cells]


def test_what_ends_first_stands_first(freeze: Freeze) -> None:
    freeze("2026-11-21 10:00")
    later = LAST_DAY + timedelta(days=31)
    event = session([speaker(until=None, name="Altijd Goed"), speaker(name="Nu Nog"), speaker(later, name="Lang Nog")])
    report(event, until=date(2026, 12, 1))
    image("gezichten")
    CustomImage.objects.update(people_recognisable=True, consent_until=date(2026, 11, 20))
    assert rows(client_of(member(GroupName.EDITORS))) == [
        ("gezichten", True, False),
        ("Nu Nog", True, True),
        (NAME, True, True),
        ("Lang Nog", False, True),
        ("Altijd Goed", False, True),
    ]


def test_pictures_of_nobody_are_not_in_it() -> None:
    image("bankje")
    assert "bankje" not in client_of(member(GroupName.EDITORS)).get(reverse("consent_report")).content.decode()


@pytest.mark.parametrize("group", [GroupName.ADMINISTRATORS, GroupName.EDITORS])
def test_administrators_and_editors_find_it_in_the_menu(group: GroupName) -> None:
    client = client_of(member(group))
    assert reverse("consent_report") in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("group", sorted(set(GroupName) - {GroupName.ADMINISTRATORS, GroupName.EDITORS}))
def test_it_is_closed_to_other_groups(group: GroupName) -> None:
    session([speaker()])
    client = client_of(member(group))
    address = reverse("withdraw_consent", args=["eventperson", EventPerson.objects.get().pk])
    assert reverse("consent_report") not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert is_refused(client.get(reverse("consent_report")))
    assert is_refused(client.get(address))
    assert is_refused(client.post(address))
    assert EventPerson.objects.get().name == NAME


@pytest.mark.parametrize(("kind", "pk"), [("eventperson", 999_999), ("user", 1), ("picture", 1)])
def test_what_names_nobody_is_not_found(kind: str, pk: int) -> None:
    editor = client_of(member(GroupName.EDITORS))
    assert editor.get(reverse("withdraw_consent", args=[kind, pk]), follow=True).status_code == 404
