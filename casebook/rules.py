"""What a case must say before it goes live, beyond its required fields, in the editor's form and on every other way."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from casebook.choices import CaseStatus

COSTS = ("cost_once_min", "cost_once_max", "cost_yearly_min", "cost_yearly_max")


def publishing_errors(values: Mapping[str, Any]) -> dict[str, str]:
    """What is missing, by the name of the field; ``values`` are a case's facts by name."""
    errors = {}
    if any(values.get(name) for name in COSTS) and values.get("price_year") is None:
        errors["price_year"] = _("In which year did these prices hold?")
    if values.get("status") in (CaseStatus.DONE, CaseStatus.STOPPED) and values.get("end_year") is None:
        errors["end_year"] = _("In which year did it end?")
    return errors
