"""The groups of people who work in the admin."""

from enum import StrEnum


class GroupName(StrEnum):
    """Names of the groups, as administrators see them."""

    ADMINISTRATORS = "Administrators"
    EDITORS = "Editors"
    ORGANISERS = "Organisers"
    CONTRIBUTORS = "Contributors"
    TRANSLATORS = "Translators"
