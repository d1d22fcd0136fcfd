"""schema.org descriptions of meetings, circles and reports: equal to what their pages show, and only what is known."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from events.choices import Attendance, EventStatus
from legro_cms.core.structured_data import breadcrumb_list, things

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage, SessionReportPage

STATUSES = {
    EventStatus.SCHEDULED: "https://schema.org/EventScheduled",
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
}
MODES = {
    Attendance.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    Attendance.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Attendance.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_structured_data(page: "EventPage", context: dict[str, Any]) -> list[dict[str, Any]]:
    """An Event where its day is known, and the way to it: search engines take no vague date for one."""
    return [*event(page, context), breadcrumb_list(page, context)]


def event(page: "EventPage", context: dict[str, Any]) -> list[dict[str, Any]]:
    """The meeting as an Event; nothing as long as its day is open."""
    facts = page.facts
    if facts.when.iso_start is None:
        return []
    known = {
        "endDate": facts.when.iso_end,
        "eventAttendanceMode": MODES.get(Attendance(facts.attendance)),
        "location": locations(facts, context["canonical_url"]),
        "organizer": [{"@type": "Organization", "name": host.name} for host in facts.terms["hosts"]],
    }
    return [
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": page.title,
            "description": page.summary,
            "inLanguage": context["text_language"],
            "url": context["canonical_url"],
            "startDate": facts.when.iso_start,
            "eventStatus": STATUSES[EventStatus(facts.event_status)],
            **{name: value for name, value in known.items() if value},
        }
    ]


def locations(page: "EventPage", url: str | None) -> list[dict[str, Any]]:
    """Where one takes part: the building or the town, and the page that says how to join online."""
    places = [] if page.attendance == Attendance.ONLINE else [location(page)]
    if page.attendance in (Attendance.ONLINE, Attendance.HYBRID):
        places.append({"@type": "VirtualLocation", "url": url} if url else None)
    return [one for one in places if one is not None]


def location(page: "EventPage") -> dict[str, Any] | None:
    """The building with its address, or as much of the place as is known; None where that is nothing."""
    if page.location is None:
        return town(page)
    building = page.location.resolved
    address = {
        "streetAddress": building.street_address,
        "postalCode": building.postal_code,
        "addressLocality": building.town,
    }
    place: dict[str, Any] = {"@type": "Place", "name": building.name}
    if known := {name: value for name, value in address.items() if value}:
        place["address"] = {"@type": "PostalAddress", **known}
    return place


def town(page: "EventPage") -> dict[str, Any] | None:
    """Town or municipality, where no building is named."""
    name = page.place_name or (page.municipality.name if page.municipality is not None else "")
    if not name:
        return None
    return {"@type": "Place", "name": name, "address": {"@type": "PostalAddress", "addressLocality": name}}


def circle_structured_data(page: "LearningCirclePage", context: dict[str, Any]) -> list[dict[str, Any]]:
    """The way to the circle; its meetings describe themselves."""
    return [breadcrumb_list(page, context)]


def report_structured_data(page: "SessionReportPage", context: dict[str, Any]) -> list[dict[str, Any]]:
    """A Report with the day it was last changed, and the way to it."""
    report = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": page.title,
        "abstract": page.summary,
        "inLanguage": context["text_language"],
        "url": context["canonical_url"],
        "about": things(theme.name for theme in page.facts.terms.get("themes", [])),
    }
    if page.last_published_at:
        report["dateModified"] = timezone.localdate(page.last_published_at).isoformat()
    return [report, breadcrumb_list(page, context)]
