"""The models of core, one a file."""

from legro_cms.core.models.approach import Approach
from legro_cms.core.models.contact import Contact, current_contact
from legro_cms.core.models.contacted import ContactedPage
from legro_cms.core.models.document import CustomDocument, DocumentLanguage
from legro_cms.core.models.image import CustomImage, CustomRendition, ImageLicence
from legro_cms.core.models.instrument import Instrument
from legro_cms.core.models.location import Location
from legro_cms.core.models.municipality import Municipality
from legro_cms.core.models.organisation import Organisation, OrganisationKind, OrganisationRelation
from legro_cms.core.models.page import BasePage, work_models
from legro_cms.core.models.site_settings import SiteSettings
from legro_cms.core.models.target_group import TargetGroup
from legro_cms.core.models.term import Term
from legro_cms.core.models.theme import Theme
from legro_cms.core.models.translated_page import MissingSourceError
from legro_cms.core.models.user import User
from legro_cms.core.models.vocabulary_row import VocabularyRow

__all__ = [
    "Approach",
    "BasePage",
    "Contact",
    "ContactedPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DocumentLanguage",
    "ImageLicence",
    "Instrument",
    "Location",
    "MissingSourceError",
    "Municipality",
    "Organisation",
    "OrganisationKind",
    "OrganisationRelation",
    "SiteSettings",
    "TargetGroup",
    "Term",
    "Theme",
    "User",
    "VocabularyRow",
    "current_contact",
    "work_models",
]
