"""The vocabulary that a new site starts with.

Loading creates what is missing and leaves the rest alone: once loaded, the terms belong to the editors.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from legro_cms.core.models import Contact, Instrument, Municipality, Organisation, SiteSettings, TargetGroup, Theme
from legro_cms.core.models.term import Term

FOLDER = Path(__file__).parent / "vocabulary"
LINKS = {"parent", "municipality"}
"""Fields that name another term by its slug; that term stands earlier in the files."""


@transaction.atomic
def load_vocabulary(folder: Path = FOLDER) -> dict[str, int]:
    """Create the missing terms of all files; returns how many of each kind were created."""
    created = {
        "themes": load_terms(Theme, folder / "themes.toml"),
        "municipalities": load_terms(Municipality, folder / "municipalities.toml"),
        "target_groups": load_terms(TargetGroup, folder / "target_groups.toml"),
        "instruments": load_terms(Instrument, folder / "instruments.toml"),
        "organisations": load_terms(Organisation, folder / "organisations.toml"),
        "contacts": load_contacts(folder / "contacts.toml"),
    }
    return created


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, which holds one table named as itself."""
    with path.open("rb") as file:
        return tomllib.load(file)[path.stem]


def load_terms(model: type[Term], path: Path) -> int:
    """Create the terms that are missing by their slug."""
    known = set(model._default_manager.values_list("slug", flat=True))
    missing = [row for row in rows_of(path) if row["slug"] not in known]
    for row in missing:
        successors = row.pop("successors", [])
        for name in LINKS & row.keys():
            row[name] = model._meta.get_field(name).related_model.objects.get(slug=row[name])
        term = model(**row)
        term.full_clean()
        term.save()
        if successors:
            term.successors.set(Municipality.objects.filter(slug__in=successors))
    return len(missing)


def load_contacts(path: Path) -> int:
    """Create the contacts that are missing by their role, and name the general one where none is named yet."""
    count = 0
    for row in rows_of(path):
        row.pop("slug")
        is_general = row.pop("is_general", False)
        organisation = row.pop("organisation", None)
        if organisation:
            row["organisation"] = Organisation.objects.get(slug=organisation)
        contact, created = Contact.objects.get_or_create(role_nl=row.pop("role_nl"), defaults=row)
        count += created
        settings = SiteSettings.load()
        if is_general and settings.general_contact is None:
            settings.general_contact = contact
            settings.save()
    return count
