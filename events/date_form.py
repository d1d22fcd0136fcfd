"""Which fields of a date an editor is shown: those that the chosen precision has a place for.

Wagtail's own rules hide the others and keep the browser from sending them; without scripts all fields are there, and
``events.date_rules`` says what does not go together.
"""

import json

from events.periods import Precision

KNOWN = tuple(precision for precision in Precision if precision != Precision.UNKNOWN)

SHOWN_WITH: dict[str, tuple[Precision, ...]] = {
    "first_day": KNOWN,
    "last_day": (Precision.EXACT,),
    "starts_at": (Precision.EXACT,),
    "ends_at": (Precision.EXACT,),
    "day_part": (Precision.DAY_PART,),
}

CONTROLLER = {"data-controller": "w-rules", "data-action": "change->w-rules#resolve"}
"""Attributes of what stands around the fields."""


def shown(name: str) -> dict[str, str]:
    """Attributes of the panel of a field."""
    return _rule("show", name)


def enabled(name: str) -> dict[str, str]:
    """Attributes of the field itself."""
    return _rule("enable", name)


def _rule(effect: str, name: str) -> dict[str, str]:
    return {"data-w-rules-target": effect, "data-w-rules": json.dumps({"precision": list(SHOWN_WITH[name])})}
