"""What the API answers when it cannot do what was asked (RFC 9457, "Problem Details for HTTP APIs")."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

PROBLEM_TYPE = "application/problem+json"

_DETAILS = {
    HTTPStatus.BAD_REQUEST: "The request cannot be read.",
    HTTPStatus.NOT_FOUND: (
        "There is nothing at this address. Addresses of the API do not end in a slash; all of them stand in "
        "/api/v1/openapi.json."
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: "The API is only read: use GET, HEAD or OPTIONS.",
    HTTPStatus.NOT_ACCEPTABLE: "The API answers in application/json.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. It has been noted; please try again later.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The site cannot reach its data just now. Please try again in a minute.",
}


@dataclass(frozen=True)
class Fault:
    """A parameter that makes no sense: its name, a code for programs and a line for people."""

    name: str
    code: str
    detail: str

    def as_json(self) -> dict[str, Any]:
        """The fault in the form of the API Design Rules."""
        return {"in": "query", "location": {"name": self.name}, "code": self.code, "detail": self.detail}


class ProblemError(Exception):
    """Ends a request with a problem."""

    def __init__(self, status: HTTPStatus, faults: Sequence[Fault] = ()) -> None:
        super().__init__(status.phrase)
        self.status = status
        self.faults = tuple(faults)

    @property
    def response(self) -> HttpResponse:
        """The answer to give instead."""
        return problem_response(self.status, self.faults)


def problem_response(
    status: int, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None
) -> HttpResponse:
    """The problem of a status; ``faults`` name every parameter that has to change."""
    known = HTTPStatus(status)
    detail = " ".join(fault.detail for fault in faults) or _DETAILS.get(known, known.description or known.phrase)
    problem: dict[str, Any] = {"type": "about:blank", "title": known.phrase, "status": status, "detail": detail}
    if faults:
        problem["errors"] = [fault.as_json() for fault in faults]
    response = HttpResponse(json.dumps(problem, ensure_ascii=False), status=status, content_type=PROBLEM_TYPE)
    response.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response
