"""The agenda and the list of reports: what is to come, what is over, what cards say, and what the lists cost."""

from collections.abc import Callable
from datetime import date, time, timedelta
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from events.choices import Attendance, EventKind, EventStatus
from events.models import EventPage, EventRecording
from events.when import Precision
from legro_cms.core.models import Municipality, Theme
from search.listing import Listing
from tests.factories import (
    ThemeFactory,
    agenda,
    draft_event,
    published_circle,
    published_event,
    published_report,
    report_index,
)
from tests.markup import Markup, page, words

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 15)


@pytest.fixture(autouse=True)
def _today(freeze: Callable[[str], None]) -> None:
    freeze("2025-06-15 10:00")


def _event(title: str, day: date | None = TODAY, precision: str = Precision.EXACT, **fields: object) -> EventPage:
    return published_event(title=title, first_day=day, precision=precision, **fields)


def _listing(client: Client, parameters: str = "", address: str = "") -> Listing:
    response = client.get(f"{address or agenda().url}?{parameters}")
    assert response.status_code == 200
    listing: Listing = response.context["listing"]
    return listing


def _titles(listing: Listing) -> list[str]:
    return [card.link.title for card in listing.cards]


def _upcoming(client: Client) -> list[str]:
    return _titles(_listing(client))


def _past(client: Client) -> list[str]:
    return _titles(_listing(client, "period=past"))


def _card(client: Client, title: str, parameters: str = "", language: str = "nl") -> str:
    """All that the card of a meeting says."""
    markup = page(client.get(f"{agenda(language).url}?{parameters}"))
    (card,) = [card for card in markup.with_class("legro-card") if title in words(card)]
    return words(card)


# To come and over


def test_a_meeting_of_today_is_to_come(client: Client) -> None:
    _event("Vandaag", starts_at=time(8), ends_at=time(9))
    assert (_upcoming(client), _past(client)) == (["Vandaag"], [])


def test_it_is_over_from_the_next_day_on(client: Client, freeze: Callable[[str], None]) -> None:
    _event("Vandaag")
    freeze("2025-06-16 00:00")
    assert (_upcoming(client), _past(client)) == ([], ["Vandaag"])


def test_the_day_is_that_of_amsterdam(client: Client, freeze: Callable[[str], None]) -> None:
    _event("De vijftiende")
    _event("De zestiende", TODAY + timedelta(days=1))
    freeze("2025-06-16 01:30")  # 23:30 UTC on the 15th
    assert timezone.now().date() == TODAY
    assert (_upcoming(client), _past(client)) == (["De zestiende"], ["De vijftiende"])


def test_what_is_to_come_begins_with_the_next_and_ends_with_the_unknown(client: Client) -> None:
    _event("Ooit", None, Precision.UNKNOWN)
    _event("Najaar", date(2025, 10, 1), Precision.SEASON)
    _event("Morgen", TODAY + timedelta(days=1))
    _event("Deze maand", TODAY, Precision.MONTH)
    assert _upcoming(client) == ["Morgen", "Deze maand", "Najaar", "Ooit"]


def test_what_is_over_begins_with_the_latest(client: Client) -> None:
    for title, day in [("Eerst", date(2023, 4, 17)), ("Laatst", date(2025, 6, 14)), ("Toen", date(2024, 1, 1))]:
        _event(title, day)
    assert _past(client) == ["Laatst", "Toen", "Eerst"]


def test_a_circle_is_over_when_its_last_meeting_is(client: Client, freeze: Callable[[str], None]) -> None:
    circle = published_circle(title="Leerkring")
    for title, day in [("Eerste", date(2025, 4, 17)), ("Laatste", date(2025, 10, 5))]:
        _event(title, day, parent=circle, event_kind=EventKind.MEETING)
    assert _upcoming(client) == ["Leerkring", "Laatste"]
    freeze("2025-10-06 10:00")
    assert _past(client) == ["Laatste", "Leerkring", "Eerste"]


def test_both_periods_are_counted_and_one_is_marked(client: Client) -> None:
    for day in (-2, -1, 0):
        _event(f"Dag {day}", TODAY + timedelta(days=day))
    markup = page(client.get(f"{agenda('en').url}?period=past"))
    (tabs,) = markup.with_class("legro-periods")
    links = list(tabs.iter("a"))
    assert [words(link) for link in links] == ["Upcoming (1)", "Past (2)"]
    assert [link.get("aria-current") for link in links] == [None, "true"]
    assert [link.get("href") for link in links] == [agenda("en").url, f"{agenda('en').url}?period=past"]


def test_the_heading_says_which_they_are(client: Client) -> None:
    _event("Vandaag")
    english = agenda("en").url
    assert _listing(client, address=english).heading == "1 upcoming meeting"
    assert _listing(client, "period=past", english).heading == "0 past meetings"


def test_the_other_language_shows_the_same_period(client: Client) -> None:
    links = client.get(f"{agenda().url}?period=past").context["language_links"]
    assert [link.url for link in links] == [f"{agenda(language).url}?period=past" for language in ("nl", "en")]


def test_a_search_stays_in_its_period(client: Client) -> None:
    (hidden,) = page(client.get(f"{agenda().url}?period=past")).all("input", name="period")
    assert (hidden.get("type"), hidden.get("value")) == ("hidden", "past")
    assert page(client.get(agenda().url)).all("input", name="period") == []


# Empty lists


def _empty(client: Client, parameters: str = "", address: str = "") -> Markup:
    markup = page(client.get(f"{address or agenda('en').url}?{parameters}"))
    assert markup.with_class("legro-empty")
    return markup


def test_an_agenda_with_nothing_to_come_leads_to_what_was(client: Client) -> None:
    _event("Gisteren", TODAY - timedelta(days=1))
    (box,) = _empty(client).with_class("legro-empty")
    assert "No meetings are planned right now." in words(box)
    assert [link.get("href") for link in box.iter("a")] == [f"{agenda('en').url}?period=past"]


def test_an_agenda_without_a_past_leads_to_what_is_to_come(client: Client) -> None:
    _event("Morgen", TODAY + timedelta(days=1))
    (box,) = _empty(client, "period=past").with_class("legro-empty")
    assert "No meetings have been held yet." in words(box)
    assert [link.get("href") for link in box.iter("a")] == [agenda("en").url]


def test_an_empty_agenda_leads_nowhere(client: Client) -> None:
    (box,) = _empty(client).with_class("legro-empty")
    assert list(box.iter("a")) == []


def test_an_empty_list_of_reports_says_so(client: Client) -> None:
    (box,) = _empty(client, address=report_index("en").url).with_class("legro-empty")
    assert words(box) == "There are no reports yet."


def test_a_search_that_finds_nothing_here_leads_to_the_other_period(client: Client) -> None:
    _event("Rookvrij", TODAY - timedelta(days=1))
    (box,) = _empty(client, "q=rookvrij").with_class("legro-empty")
    assert f"{agenda('en').url}?q=rookvrij&period=past" in [link.get("href") for link in box.iter("a")]


# What cards say


def test_a_card_says_what_when_and_where(client: Client) -> None:
    _event(
        "Webinar over hitte",
        date(2025, 7, 3),
        event_kind=EventKind.WEBINAR,
        attendance=Attendance.ONLINE,
        starts_at=time(9),
        ends_at=time(10),
    )
    card = _card(client, "Webinar over hitte", language="en")
    assert "Webinar Thursday 3 July 2025, 09:00–10:00 Online" in card


@pytest.mark.parametrize(
    ("language", "announced", "undecided"),
    [
        ("nl", "Voorjaar 2025", "Was aangekondigd voor voorjaar 2025; er is geen datum vastgesteld"),
        ("en", "Spring 2025", "Was announced for spring 2025; no date was ever set"),
    ],
)
def test_an_announcement_that_passed_undecided_says_so_from_the_next_day_on(
    client: Client, freeze: Callable[[str], None], language: str, announced: str, undecided: str
) -> None:
    _event("Leersessie", date(2025, 4, 1), Precision.SEASON)
    freeze("2025-05-31 23:59")
    card = _card(client, "Leersessie", language=language)
    assert announced in card
    assert undecided not in card
    freeze("2025-06-01 00:00")
    assert undecided in _card(client, "Leersessie", "period=past", language)


def test_a_past_meeting_shows_its_report(client: Client) -> None:
    event = _event("Leersessie", date(2025, 4, 17))
    published_report(event=event, title="Zo ging het")
    markup = page(client.get(f"{agenda('en').url}?period=past"))
    (link,) = markup.with_class("legro-card__aside")
    assert words(link) == "Read the report: Zo ging het"
    assert link.get("href") == f"{report_index('en').url}zo-ging-het/"
    assert "Report follows" not in _card(client, "Leersessie", "period=past", "en")


def test_a_past_meeting_without_one_says_that_a_report_follows(client: Client) -> None:
    _event("Leersessie", TODAY - timedelta(days=1))
    assert "Report follows" in _card(client, "Leersessie", "period=past", "en")


def test_a_report_that_is_a_draft_or_private_still_follows(client: Client) -> None:
    drafted, closed = (_event(title, TODAY - timedelta(days=1)) for title in ("Concept", "Besloten"))
    published_report(event=drafted, title="Een concept").unpublish()
    report = published_report(event=closed, title="Een besloten verslag")
    PageViewRestriction.objects.create(page=report.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    for title in ("Concept", "Besloten"):
        card = _card(client, title, "period=past", "en")
        assert "Report follows" in card
        assert "Read the report" not in card


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"event_status": EventStatus.CANCELLED}, "Cancelled"),
        ({"event_kind": EventKind.MEETING}, "Meeting of a learning circle"),
        ({"event_kind": EventKind.VISIT}, "Living-room visit"),
        ({"precision": Precision.MONTH, "day": date(2025, 5, 5)}, "no date was ever set"),
        ({"recordings": [EventRecording(title_nl="Alles", url="https://example.org/alles")]}, "With a recording"),
    ],
    ids=["cancelled", "circle meeting", "visit", "undecided", "recorded"],
)
def test_no_report_is_promised_where_none_is_to_be_expected(
    client: Client, fields: dict[str, object], said: str
) -> None:
    _event("Bijeenkomst", **{"day": TODAY - timedelta(days=1), **fields})  # type: ignore[arg-type]
    card = _card(client, "Bijeenkomst", "period=past", "en")
    assert said in card
    assert "Report follows" not in card


def test_a_meeting_with_a_report_took_place_even_if_its_day_was_never_noted(client: Client) -> None:
    event = _event("Huiskamer", date(2025, 3, 5), Precision.MID_MONTH)
    published_report(event=event)
    assert "Mid-March 2025" in _card(client, "Huiskamer", "period=past", "en")
    assert "Mid-March 2025" in words(page(client.get(report_index("en").url)).with_class("legro-card")[0])


def test_a_meeting_to_come_says_whether_one_can_register(client: Client) -> None:
    _event("Webinar", date(2025, 7, 3), registration_url="https://example.org/meedoen")
    assert "Registration is open" in _card(client, "Webinar", language="en")


def test_a_circle_says_when_it_meets_and_how_often(client: Client) -> None:
    circle = published_circle(title="Leerkring")
    for day, attendance in [(3, Attendance.ON_SITE), (4, Attendance.ONLINE), (5, Attendance.ON_SITE)]:
        _event(f"Dag {day}", date(2025, 7, day), parent=circle, attendance=attendance)
    card = _card(client, "Learning circle", language="en")
    assert "Leerkring" in card
    assert "3 meetings (2 + 1 online)" in card


# Filters


@pytest.fixture
def filed(db: None) -> None:
    """Three past meetings, with a report of two of them, that differ in all that one can filter by."""
    towns = {slug: Municipality.objects.get(slug=slug) for slug in ("veendam", "pekela")}
    play, food = Theme.objects.get(slug="spelen"), Theme.objects.get(slug="voedselomgeving")
    rows = [
        ("A", date(2023, 5, 1), EventKind.SESSION, play, "veendam"),
        ("B", date(2024, 5, 1), EventKind.WEBINAR, food, "veendam"),
        ("C", date(2024, 6, 1), EventKind.SESSION, food, "pekela"),
    ]
    for title, day, kind, theme, town in rows:
        event = _event(title, day, event_kind=kind, themes=[theme], municipality=towns[town])
        if title != "B":
            published_report(event=event, title=f"Verslag {title}")


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ("event-kind=session", ["C", "A"]),
        ("event-kind=webinar&event-kind=session", ["C", "B", "A"]),
        ("theme=voedselomgeving", ["C", "B"]),
        ("municipality=veendam", ["B", "A"]),
        ("year=2024", ["C", "B"]),
        ("year=2024&municipality=veendam", ["B"]),
        ("sort=soonest", ["A", "B", "C"]),
        ("sort=title", ["A", "B", "C"]),
    ],
)
def test_meetings_can_be_filtered_and_put_in_order(client: Client, parameters: str, found: list[str]) -> None:
    assert _titles(_listing(client, f"period=past&{parameters}")) == found


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    ("parameters", "found"),
    [("", ["C", "A"]), ("theme=spelen", ["A"]), ("municipality=pekela", ["C"]), ("year=2023", ["A"])],
)
def test_reports_are_filed_under_what_their_meeting_is_filed_under(
    client: Client, parameters: str, found: list[str]
) -> None:
    listing = _listing(client, parameters, report_index().url)
    assert _titles(listing) == [f"Verslag {title}" for title in found]


@pytest.mark.usefixtures("filed")
def test_counts_are_those_of_the_period(client: Client) -> None:
    _event("Nog te komen", TODAY + timedelta(days=1))
    facet = _listing(client, "period=past").facets[0]
    assert [(option.value, option.count) for option in facet.options] == [("session", 2), ("webinar", 1)]


@pytest.mark.usefixtures("filed")
def test_reports_have_no_periods(client: Client) -> None:
    assert _listing(client, "period=past", report_index().url).periods == ()


def test_private_visits_are_in_no_list_and_no_count(client: Client) -> None:
    for day in (-1, 1):
        _event(f"Visite {day}", TODAY + timedelta(days=day), event_kind=EventKind.VISIT, is_private=True)
    listing = _listing(client)
    assert [tab.count for tab in listing.periods] == [0, 0]
    assert (_upcoming(client), _past(client)) == ([], [])


# Bad input

HOSTILE = ["", "%00", "past%00", "%FF", "%ED%A0%80", "x" * 5_000, "-1", "9" * 400, "' or 1=1 --", "%25s{}", "upcoming"]
FILTERS = ["period", "event-kind", "theme", "municipality", "year", "sort", "page", "period[]"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hostile_values_are_dropped(client: Client, language: str) -> None:
    _event("Vandaag")
    published_report(event=_event("Gisteren", TODAY - timedelta(days=1)))
    for address, value in product([agenda(language).url, report_index(language).url], HOSTILE):
        filtered = client.get(f"{address}?" + "&".join(f"{name}={value}&{name}={value}" for name in FILTERS))
        assert filtered.context["listing"].total == 1, value
        assert client.get(f"{address}?q={value}&period={value}").status_code == 200, value


# What a list costs

FEW, MANY = 60, 200


def _cards(client: Client, address: str) -> list[str]:
    return [words(card) for card in page(client.get(address)).with_class("legro-card")]


def test_the_card_of_a_circle_s_meeting_names_the_circle(client: Client) -> None:
    _event("Over water", parent=published_circle(title="Leerkring blauw"))
    (card,) = [card for card in _cards(client, agenda("en").url) if "Over water" in card]
    assert "Part of: Leerkring blauw" in card


def test_a_circle_that_is_not_public_is_not_named(client: Client) -> None:
    circle = published_circle(title="Leerkring blauw")
    _event("Over water", parent=circle)
    circle.unpublish()
    (card,) = _cards(client, agenda("en").url)
    assert "Over water" in card
    assert "Part of" not in card


@disable_reference_index_auto_update()
def _many(count: int) -> None:
    """Meetings of every kind on both sides of today until there are ``count``, every tenth with a report."""
    themes = [ThemeFactory(slug="bewegen")]
    for number in range(EventPage.objects.count(), count):
        event = draft_event(
            live=True,
            title=f"Bijeenkomst {number}",
            themes=themes,
            first_day=TODAY + timedelta(days=(number % 7 - 3) * 40 + number),
            precision=list(Precision)[number % 8],
            day_part="afternoon" if number % 8 == list(Precision).index(Precision.DAY_PART) else "",
            event_kind=list(EventKind)[number % 5],
            attendance=list(Attendance)[number % 4],
        )
        if number % 10 == 0:
            published_report(event=event, title=f"Verslag {number}")


def _queries(address: str) -> int:
    """The queries that the second visitor costs; the first one warms the cache, as on a running site."""
    client = Client()
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert len(response.context["listing"].cards) == 20
    return len(queries)


@pytest.mark.once
def test_a_list_of_two_hundred_meetings_takes_as_many_queries_as_one_of_sixty() -> None:
    for number in range(8):
        circle = published_circle(title=f"Leerkring {number}")
        _event(f"Binnenkort {number}", TODAY + timedelta(days=2), parent=circle)
        _event(f"Geweest {number}", TODAY - timedelta(days=2), parent=circle)
    addresses = [f"{agenda('en').url}?{parameters}" for parameters in ("", "period=past", "q=bijeenkomst&sort=title")]
    counts = []
    for number in (FEW, MANY):
        _many(number)
        counts.append([_queries(address) for address in addresses])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 20
