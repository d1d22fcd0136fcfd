"""The page types of home and what visitors ask, one a file."""

from home.models.contact_page import ContactPage
from home.models.contact_request import ContactRequest, RequestStatus, SenderRole, Topic
from home.models.home_page import HomePage
from home.models.standard_page import StandardPage

__all__ = ["ContactPage", "ContactRequest", "HomePage", "RequestStatus", "SenderRole", "StandardPage", "Topic"]
