"""The terms and contacts that the example content needs besides the site's own."""

from home.demo.files import FOLDER, Row
from legro_cms.core.models import Contact, Municipality, Organisation, OrganisationRelation
from legro_cms.core.vocabulary_loader import FOLDER as SITE_FOLDER
from legro_cms.core.vocabulary_loader import load_contacts, load_terms, rows_of

PARTNERS = [
    "gemeente-eemsdelta",
    "gemeente-groningen",
    "gemeente-het-hogeland",
    "gemeente-midden-groningen",
    "gemeente-oldambt",
    "gemeente-westerwolde",
]


def load() -> None:
    """Create the organisations and contacts of the invented cases where they are missing."""
    load_terms(Organisation, FOLDER / "organisations.toml")
    load_contacts(FOLDER / "contacts.toml")


def name_partners() -> None:
    """Six municipalities are connected to the network; which ones is an example here, and the page says so."""
    Organisation.objects.filter(slug__in=PARTNERS).update(relation=OrganisationRelation.PARTNER)


def contact(name: str) -> Contact:
    """The contact that the files call ``name``; in the database a contact is known by its role."""
    rows: list[Row] = [row for folder in (FOLDER, SITE_FOLDER) for row in rows_of(folder / "contacts.toml")]
    role = next(row["role_nl"] for row in rows if row["slug"] == name)
    return Contact.objects.get(role_nl=role)


def municipality(slug: str | None) -> Municipality | None:
    """The municipality with this slug, if one is named."""
    return None if slug is None else Municipality.objects.get(slug=slug)
