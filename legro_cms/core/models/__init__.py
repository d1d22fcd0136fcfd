"""The models of core, one a file."""

from legro_cms.core.models.contact import Contact
from legro_cms.core.models.document import CustomDocument, DocumentLanguage
from legro_cms.core.models.image import CustomImage, CustomRendition, ImageLicence
from legro_cms.core.models.instrument import Instrument
from legro_cms.core.models.location import Location
from legro_cms.core.models.municipality import Municipality
from legro_cms.core.models.organisation import Organisation, OrganisationKind, OrganisationRelation
from legro_cms.core.models.page import BasePage, MissingSource, work_models
from legro_cms.core.models.site_settings import SiteSettings
from legro_cms.core.models.target_group import TargetGroup
from legro_cms.core.models.term import Term
from legro_cms.core.models.theme import Theme
from legro_cms.core.models.user import User

__all__ = [
    "BasePage",
    "Contact",
    "CustomDocument",
    "DocumentLanguage",
    "CustomImage",
    "ImageLicence",
    "Instrument",
    "Location",
    "MissingSource",
    "Municipality",
    "Organisation",
    "OrganisationKind",
    "OrganisationRelation",
    "CustomRendition",
    "SiteSettings",
    "TargetGroup",
    "Term",
    "Theme",
    "User",
    "work_models",
]
