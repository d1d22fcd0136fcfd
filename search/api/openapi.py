"""The description of the API (OpenAPI 3.1), made from the parameters that the views check and the shapes of answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from legro_cms.core.furniture import Furniture
from search.api import BASE, VERSION
from search.api.parameters import Parameter
from search.api.problems import PROBLEM_TYPE
from search.api.schemas import ref, schemas
from search.api.searching import Filter

_ABOUT = (
    "The public works of the site: cases, meetings, reports and pages, in Dutch and English, found as the pages find "
    "them. Only to read; no key is needed. The texts may be used under the licence that every answer links to. "
    "Answers can be kept and asked about with If-None-Match."
)
_OTHER_PROBLEMS = {
    "400": ("InvalidRequest", "A parameter does not exist, or has a value that it cannot have."),
    "404": ("Problem", "There is nothing at this address."),
    "405": ("Problem", "The API is only read."),
    "406": ("Problem", "The client takes no JSON."),
    "500": ("Problem", "Something went wrong."),
    "503": ("Problem", "The site cannot reach its data; try again later."),
}


def description(request: HttpRequest, search: Sequence[Parameter], filters: Sequence[Filter]) -> dict[str, Any]:
    """The whole document, with the values that the filters of this site have today."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{Furniture(request).name}: works",
            "version": VERSION,
            "description": _ABOUT,
            "contact": _contact(request),
        },
        "servers": [{"url": request.build_absolute_uri(BASE)}],
        "security": [],
        "tags": [
            {"name": "works", "description": "What municipalities did, and what was said about it."},
            {"name": "vocabularies", "description": "What works can be filtered by."},
            {"name": "about", "description": "The API itself."},
        ],
        "paths": _paths(search),
        "components": {
            "schemas": schemas(filters),
            "headers": {
                "ApiVersion": _header("The full version of the API."),
                "Etag": _header("The state of the answer, for If-None-Match."),
                "AccessControlAllowOrigin": _header("Scripts of every site may read this."),
            },
        },
    }


def _contact(request: HttpRequest) -> dict[str, str]:
    """The general contact of the site, as its pages show it."""
    site = Furniture(request)
    contact = {"name": site.name, "url": request.build_absolute_uri(site.home_url)}
    if site.contact is not None and site.contact.email:
        contact["email"] = site.contact.email
    return contact


def _paths(search: Sequence[Parameter]) -> dict[str, Any]:
    work = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The key of a work.",
        "schema": {"type": "string", "format": "uuid"},
    }
    return {
        "/openapi.json": _operation("getDescription", "about", "This description", None),
        "/works": _operation("listWorks", "works", "Search works", "WorkPage", *(one.described() for one in search)),
        "/works/{id}": _operation("getWork", "works", "One work", "Work", work),
        "/themes": _operation("listThemes", "vocabularies", "All themes", "ThemeList"),
        "/municipalities": _operation("listMunicipalities", "vocabularies", "All municipalities", "MunicipalityList"),
        "/filters": _operation("listFilters", "vocabularies", "All filters with their values", "FilterList"),
    }


def _operation(name: str, tag: str, summary: str, shape: str | None, *parameters: dict[str, Any]) -> dict[str, Any]:
    answer = ref(shape) if shape else {"type": "object", "required": ["openapi", "info", "paths"]}
    operation = {
        "operationId": name,
        "tags": [tag],
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": {
                "description": summary,
                "headers": _headers(has_etag=True),
                "content": {"application/json": {"schema": answer}},
            },
            "304": {"description": "Not changed since.", "headers": _headers(has_etag=True)},
            **{
                status: {
                    "description": meaning,
                    "headers": _headers(),
                    "content": {PROBLEM_TYPE: {"schema": ref(problem)}},
                }
                for status, (problem, meaning) in _OTHER_PROBLEMS.items()
            },
        },
    }
    return {"get": operation}


def _headers(*, has_etag: bool = False) -> dict[str, Any]:
    names = {"API-Version": "ApiVersion", "Access-Control-Allow-Origin": "AccessControlAllowOrigin"}
    if has_etag:
        names["ETag"] = "Etag"
    return {name: {"$ref": f"#/components/headers/{component}"} for name, component in names.items()}


def _header(meaning: str) -> dict[str, Any]:
    return {"description": meaning, "required": True, "schema": {"type": "string"}}
