"""The shapes of what the API answers, as JSON Schema; tests hold every answer against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from legro_cms.core.bilingual import language_codes
from legro_cms.core.models import work_models
from search.api.searching import Filter

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer", "minimum": 0}
BOOLEAN: Schema = {"type": "boolean"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
CODE: Schema = {"type": "string", "description": "Municipalities: the code that Statistics Netherlands (CBS) gave it."}


def ref(name: str) -> Schema:
    """A shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def each(items: Schema, description: str = "") -> Schema:
    """A list."""
    return {"type": "array", "items": items} | ({"description": description} if description else {})


def text(description: str, **more: Any) -> Schema:
    """A string with what it means."""
    return {"type": "string", "description": description, **more}


def unless_unknown(description: str, written: str) -> Schema:
    """A date or a moment, or null."""
    return {"type": ["string", "null"], "format": written, "description": description}


def record(properties: Mapping[str, Schema], optional: Sequence[str] = (), description: str = "") -> Schema:
    """An object with these properties and no others."""
    shape: Schema = {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }
    return shape | ({"description": description} if description else {})


def links(*names: str, optional: Sequence[str] = ()) -> Schema:
    """Links with these relations."""
    return record(dict.fromkeys([*names, *optional], ref("Link")), optional)


def schemas(filters: Sequence[Filter]) -> dict[str, Schema]:
    """All shapes by name; ``filters`` are those of the site."""
    return {**_parts(), **_works(filters), **_vocabularies(filters), **_problems()}


def _parts() -> dict[str, Schema]:
    codes = language_codes()
    value = {"value": STRING, "label": ref("Label"), "code": CODE}
    return {
        "Link": record({"href": ADDRESS}),
        "Label": record(dict.fromkeys(codes, STRING), description="A name in each language of the site."),
        "Value": record(value, ["code"]),
        "Count": record({**value, "count": INTEGER}, ["code"]),
        "Text": record(
            {"title": STRING, "summary": STRING, "url": ADDRESS}, description="The page of a work in a language."
        ),
        "Reason": record(
            {"typed": STRING, "found": STRING},
            description="Why a work was found that does not hold the word that was typed: a glossary says the same.",
        ),
    }


def _works(filters: Sequence[Filter]) -> dict[str, Schema]:
    names = [one.name for one in filters]
    counts = each(ref("Count"))
    work = {
        "id": text("The same in every language, wherever the work moves.", format="uuid"),
        "kind": {"type": "string", "enum": [model.kind for model in work_models()]},
        "sourceLanguage": {"type": "string", "enum": language_codes(), "description": "It was first written in this."},
        "texts": record(dict.fromkeys(language_codes(), ref("Text")), language_codes()),
        "facts": record(
            dict.fromkeys(names, each(ref("Value"))),
            names,
            "Facts by the name of their filter, if known.",
        ),
        "years": each({"type": "integer"}),
        "startsOn": unless_unknown("Dated works: the first day it can be, in Europe/Amsterdam.", "date"),
        "endsOn": unless_unknown("Dated works: the last day it can be, in Europe/Amsterdam.", "date"),
        "publishedAt": unless_unknown("When it was first published.", "date-time"),
        "changedAt": unless_unknown("When a text or a fact was last changed.", "date-time"),
        "_links": links("self", "license"),
    }
    return {
        "Work": record(work),
        "WorkHit": record({**work, "reasons": each(ref("Reason"))}),
        "WorkPage": record(
            {
                "total": INTEGER,
                "page": INTEGER,
                "pageSize": INTEGER,
                "pages": INTEGER,
                "correction": {
                    "type": ["string", "null"],
                    "description": "The words that were searched for instead of misspelt ones.",
                },
                "items": each(ref("WorkHit")),
                "facets": record(
                    dict.fromkeys(names, counts), names, "Counts leave out the filter on their own values."
                ),
                "_links": links("self", "license", optional=("previous", "next")),
            }
        ),
    }


def _vocabularies(filters: Sequence[Filter]) -> dict[str, Schema]:
    term = {
        "value": text("Stands in the address of a filtered search."),
        "label": ref("Label"),
        "isCurrent": {**BOOLEAN, "description": "False for a term that others took the place of."},
        "replacedBy": each(STRING, "The values of the terms that took its place."),
        "_links": links("works"),
    }
    own = links("self", "license")
    names = {"type": "string", "enum": [one.name for one in filters]}
    return {
        "Theme": record({**term, "parent": {"type": ["string", "null"], "description": "The wider theme."}}),
        "ThemeList": record({"items": each(ref("Theme")), "_links": own}),
        "Municipality": record({**term, "code": CODE}),
        "MunicipalityList": record({"items": each(ref("Municipality")), "_links": own}),
        "Filter": record({"name": names, "label": ref("Label"), "values": each(ref("Value"))}),
        "FilterList": record({"items": each(ref("Filter")), "_links": own}),
    }


def _problems() -> dict[str, Schema]:
    members = {
        "type": text("What kind of problem it is; “about:blank” says no more than the status."),
        "title": text("The status in words."),
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": text("What is wrong, for people."),
    }
    fault = {
        "in": {"type": "string", "enum": ["query"]},
        "location": record({"name": text("The parameter.")}),
        "code": text("What is wrong, for programs."),
        "detail": text("What is wrong, for people."),
    }
    return {
        "Problem": record(members),
        "Fault": record(fault),
        "InvalidRequest": record({**members, "errors": each(ref("Fault"))}, ["errors"]),
    }
