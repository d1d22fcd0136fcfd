"""The page types of home and what visitors ask, one a file."""

from home.models.approach_page import ApproachPage
from home.models.contact_page import ContactPage
from home.models.contact_request import ContactRequest, RequestStatus, SenderRole, Topic
from home.models.home_page import HomePage
from home.models.standard_page import StandardPage
from home.models.theme_page import ThemePage

__all__ = [
    "ApproachPage",
    "ContactPage",
    "ContactRequest",
    "HomePage",
    "RequestStatus",
    "SenderRole",
    "StandardPage",
    "ThemePage",
    "Topic",
]
