"""What the index holds of an entry: stems, facts and what hits are ordered by; the texts stay in the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from elasticsearch.dsl import Mapping

from legro_cms.core.works import Dimension
from search.documents import IMPACT_UNIT, K1, KIND_DIMENSION, USUAL_LENGTH, B, frequencies
from search.language import FINGERPRINT, LANGUAGES
from search.models import Entry

MARK = "mark"
"""The document that says how far the index follows; its version is the number of the last push."""

NEVER_OVER = date.max

DIMENSIONS = (*Dimension, KIND_DIMENSION)
"""A field each: counting in one field for all of them, the server would go through what nobody asked for."""

IMPACT = (
    f"double saturation = {K1} * (1 - {B} + {B} * doc.length / {USUAL_LENGTH}); "
    f"double impact = {IMPACT_UNIT}.0 * doc.freq * ({K1} + 1) / (doc.freq + saturation) + 0.5; "
    "return query.boost * Math.max(1.0, Math.floor(impact));"
)
"""``search.documents.impact`` in Elasticsearch's script language: the same steps, so the same whole numbers."""

REFRESH_INTERVAL = "1s"
"""After so long what was pushed is found. (Said, because by default an index that nobody asks stops refreshing.)"""

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,  # one shard counts exactly, and holds more works than municipalities will ever do
    "auto_expand_replicas": "0-1",
    "similarity": {"impact": {"type": "scripted", "script": {"source": IMPACT}}},
}


def mapping() -> dict[str, Any]:
    """The fields of the index; one that is not named here is refused."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    fields.meta("_source", enabled=False)
    for language in LANGUAGES:
        fields.field(f"words_{language}", "text", analyzer="whitespace", similarity="impact", index_options="freqs")
        fields.field(f"title_key_{language}", "keyword", index=False)
    fields.field("is_public", "boolean")
    for dimension in DIMENSIONS:
        fields.field(terms_field(dimension), "keyword", eager_global_ordinals=True)
    fields.field("last_day", "date", format="strict_date")
    for name in ("entry", "agenda", "published"):
        fields.field(name, "long", index=False)
    return dict(fields.to_dict())


def terms_field(dimension: str) -> str:
    """The field of a dimension's values."""
    return f"in_{dimension}"


@cache
def fingerprint() -> str:
    """Changes with the rules of analysis and with the mapping: where it differs, a rebuild is needed."""
    rules = json.dumps([FINGERPRINT, SETTINGS, mapping()], sort_keys=True)
    return hashlib.sha256(rules.encode()).hexdigest()[:16]


def document(entry: Entry, terms: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """An entry as it goes to the server; one that is not public says nothing but that.

    A stem stands there as often as it weighs in its text, so that the server counts the frequency and the length that
    the database's impacts are made of.
    """
    if not entry.is_public:
        return {"is_public": False, "entry": entry.pk}
    found: dict[str, Any] = {"is_public": True, "entry": entry.pk}
    for dimension, value in sorted(terms):
        if dimension in DIMENSIONS:
            found.setdefault(terms_field(dimension), []).append(value)
    for language in LANGUAGES:
        held = frequencies(vars(entry), language)
        found[f"words_{language}"] = " ".join(" ".join([stem] * frequency) for stem, frequency in held.items())
        # The bytes that databases order by, one letter each: letters are ordered as their numbers are.
        found[f"title_key_{language}"] = bytes(getattr(entry, f"title_key_{language}")).decode("latin-1")
    if entry.published_at is not None:
        found["published"] = round(entry.published_at.timestamp() * 1_000_000)
    if entry.agenda is not None:
        found |= {"agenda": entry.agenda, "last_day": (entry.ends or NEVER_OVER).isoformat()}
    return found
