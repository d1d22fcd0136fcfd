"""The models of the events room, one a file."""

from events.models.event_index_page import EventIndexPage
from events.models.event_page import EventPage
from events.models.event_person import EventPerson
from events.models.event_recording import EventRecording
from events.models.event_series import EventSeries
from events.models.learning_circle_page import LearningCirclePage
from events.models.report_case import ReportCase
from events.models.report_index_page import ReportIndexPage
from events.models.report_perspective import ReportPerspective
from events.models.report_presentation import ReportPresentation
from events.models.session_report_page import SessionReportPage

__all__ = [
    "EventIndexPage",
    "EventPage",
    "EventPerson",
    "EventRecording",
    "EventSeries",
    "LearningCirclePage",
    "ReportCase",
    "ReportIndexPage",
    "ReportPerspective",
    "ReportPresentation",
    "SessionReportPage",
]
