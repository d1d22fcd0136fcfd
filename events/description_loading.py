"""Reading ahead what describing many meetings, circles or reports takes, in a number of queries that does not grow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, prefetch_related_objects

if TYPE_CHECKING:
    from events.models import EventPage, LearningCirclePage, SessionReportPage

THEMES = ("themes__merged_into", "themes__parent")
MUNICIPALITY = ("municipality__merged_into", "municipality__successors")


def load_meetings(pages: "Sequence[EventPage]") -> None:
    """Rows, terms and places of meetings."""
    prefetch_related_objects(pages, *_of_meetings())


def load_circles(pages: "Sequence[LearningCirclePage]") -> None:
    """Terms and meetings of circles."""
    from events.models import LearningCirclePage

    merged = (f"{name}__merged_into" for name in ("target_groups", "hosts", "experts"))
    prefetch_related_objects(pages, *THEMES, *merged)
    LearningCirclePage.complete_cards(pages, {})


def load_reports(pages: "Sequence[SessionReportPage]") -> None:
    """Rows of reports, and their meetings."""
    from events.models import ReportPresentation

    presentations = ReportPresentation.objects.select_related("organisation__merged_into")
    prefetch_related_objects(
        pages, Prefetch("presentations", queryset=presentations), "perspectives", *_of_meetings("event__")
    )


def _of_meetings(prefix: str = "") -> list[Any]:
    from events.models import EventPerson

    people = EventPerson.objects.select_related("organisation__merged_into")
    places = (*MUNICIPALITY, *(f"location__{name}" for name in ("merged_into__municipality", *MUNICIPALITY)))
    merged = (f"{name}__merged_into" for name in ("target_groups", "approaches", "hosts", "series"))
    names = ("recordings", *THEMES, *merged, *places)
    return [Prefetch(f"{prefix}people", queryset=people), *(f"{prefix}{name}" for name in names)]
