"""A meeting, a learning circle and a report in which nothing is left empty, and an untranslated one of each."""

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from wagtail.models import Page

from casebook.models import CasePage
from events.models import (
    EventPage,
    EventPerson,
    EventRecording,
    EventSeries,
    LearningCirclePage,
    ReportPerspective,
    ReportPresentation,
    SessionReportPage,
)
from legro_cms.core.models import Approach, CustomDocument, Location, Municipality, Organisation, TargetGroup, Theme
from tests.factories import published_circle, published_event, published_report

AGENDA = {"nl": "/nl/bijeenkomsten/", "en": "/en/meetings/"}
REPORTS = {"nl": "/nl/verslagen/", "en": "/en/reports/"}
SLUGS = {"event": "leersessie-voedsel", "circle": "leerkring", "report": "verslag-voedsel"}
UNTRANSLATED = {"event": "wandeling", "circle": "kleine-leerkring", "report": "verslag-wandeling"}
FORM = "https://example.org/inschrijven"
RICH = "<p>Eerst met <b>de bewoners</b> praten:</p><ul><li>wat is er al,</li><li>wat ontbreekt er?</li></ul>"


def event_url(kind: str, language: str, slugs: dict[str, str] = SLUGS) -> str:
    """The address of one of the pages below."""
    return f"{(REPORTS if kind == 'report' else AGENDA)[language]}{slugs[kind]}/"


def furnish_events(cases: list[CasePage], body: str, slides: CustomDocument) -> list[Page]:
    """Make them all; returns those that are to be translated."""
    series = EventSeries.objects.create(
        slug="webinars",
        name_nl="Webinars op donderdag",
        name_en="Webinars on Thursday",
        description_nl="Elke eerste donderdag van de maand.",
        description_en="Every first Thursday of the month.",
    )
    today = timezone.localdate()
    event = full_event(series, body)
    webinar = {"event_kind": "webinar", "attendance": "online", "starts_at": "09:00", "ends_at": "10:00"}
    published_event(
        title="Webinar over water", slug="webinar", series=series, first_day=today + timedelta(9), **webinar
    )
    report = full_report(event, cases, body, slides)
    circle = full_circle(body)
    walk = published_event(title="Een wandeling", slug=UNTRANSLATED["event"], first_day=today - timedelta(20))
    published_report(event=walk, title="Zo ging de wandeling", slug=UNTRANSLATED["report"], question=RICH)
    published_circle(title="Kleine leerkring", slug=UNTRANSLATED["circle"], conditions=RICH)
    return [event, report, circle]


def full_event(series: EventSeries, body: str) -> EventPage:
    """A learning session that is over, in Dutch."""
    organisations = list(Organisation.objects.all()[:2])
    day = timezone.localdate() - timedelta(days=40)
    location = Location.objects.create(
        slug="buurthuis",
        name_nl="Buurthuis De Brink",
        name_en="Community centre De Brink",
        street_address="Brink 1",
        postal_code="9700 AA",
        town="Groningen",
        municipality=Municipality.objects.get(slug="groningen"),
    )
    return published_event(
        title="Leersessie over gezond voedsel",
        slug=SLUGS["event"],
        themes=list(Theme.objects.filter(slug__in=["voedselomgeving", "groen-en-hitte"])),
        target_groups=list(TargetGroup.objects.filter(slug__in=["ouderen", "jongeren"])),
        approaches=list(Approach.objects.all()[:1]),
        hosts=organisations,
        people=people(organisations),
        recordings=recordings(),
        first_day=day,
        starts_at="13:30",
        ends_at="17:00",
        attendance="hybrid",
        location=location,
        series=series,
        audience="Iedereen die met voedsel in de buurt bezig is.",
        registration_url=FORM,
        registration_closes=day - timedelta(days=3),
        is_example=True,
        body=body,
    )


def people(organisations: list[Organisation]) -> list[EventPerson]:
    """With a name and without, with a function in one language and in two."""
    both = {"function_nl": "onderzoeker gezonde stad", "function_en": "researcher of the healthy city"}
    return [
        EventPerson(role="speaker", **both, organisation=organisations[0], **named("Sam Sprekers")),
        EventPerson(role="expert", function_nl="diëtist in de wijk"),
        EventPerson(role="chair", organisation=organisations[1]),
    ]


def named(name: str) -> dict[str, Any]:
    """The name of somebody who agreed to be named for another two years."""
    return {"name": name, "has_consent": True, "consent_until": timezone.localdate() + timedelta(days=730)}


def recordings() -> list[EventRecording]:
    """A film in Dutch with everything, and something to hear in English with nothing else."""
    return [
        EventRecording(
            title_nl="De hele middag",
            title_en="The whole afternoon",
            url="https://www.youtube.com/watch?v=abcdefghijk",
            captions="en",
            minutes=95,
            transcript="<p>Goedemiddag, welkom bij de moestuinkas.</p>",
        ),
        EventRecording(
            kind="audio",
            title_nl="Gesprek na afloop",
            url="https://example.org/gesprek",
            language="en",
            transcript="<p>What did you take home?</p>",
        ),
    ]


def full_circle(body: str) -> LearningCirclePage:
    """A learning circle that one can register for, with an exact date, a vague one and an unknown one."""
    today = timezone.localdate()
    circle = published_circle(
        title="Leerkring fysiek en sociaal",
        slug=SLUGS["circle"],
        themes=list(Theme.objects.filter(slug="bewegen")),
        target_groups=list(TargetGroup.objects.filter(slug="ouderen")),
        hosts=list(Organisation.objects.all()[:1]),
        experts=list(Organisation.objects.all()[1:3]),
        questions=json.dumps([question("Hoe werken wij samen?"), question("Wat vraagt de wet van ons?")]),
        goals=RICH,
        eligibility=RICH,
        conditions=RICH,
        registration_url=FORM,
        registration_closes=today + timedelta(days=10),
        is_example=True,
        body=body,
    )
    meeting = {"parent": circle, "event_kind": "circle-meeting"}
    day = today + timedelta(days=20)
    published_event(title="Eerste bijeenkomst", slug="eerste", first_day=day, place_name="Utrecht", **meeting)
    published_event(
        title="Tussentijds online",
        slug="tussentijds",
        precision="mid-month",
        first_day=day,
        attendance="online",
        **meeting,
    )
    unknown = {"precision": "unknown", "first_day": None, "attendance": "undecided"}
    published_event(title="Slotbijeenkomst", slug="slot", **unknown, **meeting)
    return circle


def question(text: str) -> dict[str, str]:
    """A question as it is stored."""
    return {"type": "question", "value": text, "id": str(uuid4())}


def full_report(event: EventPage, cases: Iterable[CasePage], body: str, slides: CustomDocument) -> SessionReportPage:
    """A report in Dutch."""
    organisation = Organisation.objects.all()[0]
    level = {"type": "level", "value": {"level": "organisation", "text": RICH}, "id": str(uuid4())}
    return published_report(
        event=event,
        cases=list(cases),
        title="Zo ging de leersessie over voedsel",
        slug=SLUGS["report"],
        summary="Wij aten samen. Nu ligt er een plan voor de schoolkantine.",
        presentations=[
            ReportPresentation(
                title_nl="Wat kinderen eten",
                title_en="What children eat",
                function_nl="onderzoeker",
                function_en="researcher",
                organisation=organisation,
                slides=slides,
            ),
            ReportPresentation(title_nl="Uit de praktijk van een kantine"),
        ],
        perspectives=[
            ReportPerspective(name_nl="bewoners", name_en="residents", people=12),
            ReportPerspective(name_nl="koks"),
        ],
        learning_levels=json.dumps([level]),
        **dict.fromkeys(("question", "outcome", "discussion", "learning_experience"), RICH),
        **dict.fromkeys(("research", "policy", "practice"), RICH),
        is_example=True,
        body=body,
    )
