"""The vocabulary that a new site starts with.

Loading creates what is missing and leaves the rest alone: once loaded, the terms belong to the editors. Each row keeps
the key under which the files know it, so one that was renamed, slug and all, is not loaded a second time. One that was
deleted is missing, and comes back: retire it instead.
"""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from legro_cms.core.models import (
    Approach,
    Contact,
    Instrument,
    Municipality,
    Organisation,
    SiteSettings,
    TargetGroup,
    Theme,
    VocabularyRow,
)
from legro_cms.core.models.term import Term

FOLDER = Path(__file__).parent / "vocabulary"
LINKS = {"parent", "municipality", "organisation"}
"""Fields that name another row by its key; that row stands earlier in the files."""


@transaction.atomic
def load_vocabulary(folder: Path = FOLDER) -> dict[str, int]:
    """Create the missing terms of all files; returns how many of each kind were created."""
    return {
        "themes": load_terms(Theme, folder / "themes.toml"),
        "municipalities": load_terms(Municipality, folder / "municipalities.toml"),
        "target_groups": load_terms(TargetGroup, folder / "target_groups.toml"),
        "instruments": load_terms(Instrument, folder / "instruments.toml"),
        "organisations": load_terms(Organisation, folder / "organisations.toml"),
        "approaches": load_terms(Approach, folder / "approaches.toml"),
        "contacts": load_contacts(folder / "contacts.toml"),
    }


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file, which holds one table named as itself."""
    with path.open("rb") as file:
        return tomllib.load(file)[path.stem]


def load_terms(model: type[Term], path: Path) -> int:
    """Create the terms that are missing."""
    missing = [row for row in rows_of(path) if find_term(model, row) is None]
    for row in missing:
        successors = row.pop("successors", [])
        term = create(model, row["slug"], row)
        if successors:
            term.successors.set([find(Municipality, key) for key in successors])
    return len(missing)


def load_contacts(path: Path) -> int:
    """Create the contacts that are missing; a new general one becomes the site's, where none is named yet."""
    created = 0
    for row in rows_of(path):
        key, is_general = row.pop("slug"), row.pop("is_general", False)
        if find(Contact, key) is not None:
            continue
        contact = create(Contact, key, row)
        created += 1
        settings = SiteSettings.load()
        if is_general and settings.general_contact is None:
            settings.general_contact = contact
            settings.save()
    return created


def create(model: type[Any], key: str, row: dict[str, Any]) -> Any:
    """Create a row of a file, valid by the model's own rules."""
    for name in LINKS & row.keys():
        row[name] = find(model._meta.get_field(name).related_model, row[name])
    instance = model(vocabulary_key=key, **row)
    instance.full_clean()
    instance.save()
    return instance


def find(model: type[VocabularyRow], key: str) -> Any:
    """The row that the files know by this key, also when it was made by hand with that slug."""
    known = Q(vocabulary_key=key)
    if issubclass(model, Term):
        known |= Q(slug=key)
    return model._default_manager.filter(known).first()


def find_term(model: type[Term], row: dict[str, Any]) -> Any:
    """The term of a file's row; a municipality is known by its CBS code as well."""
    found = find(model, row["slug"])
    if found is None and "code" in row:
        return model._default_manager.filter(Q(code=row["code"])).first()
    return found
