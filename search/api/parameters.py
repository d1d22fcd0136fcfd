"""Parameters of the API: what each may be, in the words of the description and in the check of a request.

Pages drop what makes no sense, for the people who read them; a program is told what is wrong with its request.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from search.api.problems import Fault, ProblemError

MOST_PAIRS = 200
CONTROL = r"\u0000-\u001F\u007F-\u009F"
_NO_CONTROL = re.compile(f"[^{CONTROL}]*")
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,8})")

Values = Mapping[str, Any]


class UnreadableError(ValueError):
    """A value that a parameter cannot have; ``code`` is for programs."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


@dataclass(frozen=True)
class Parameter(ABC):
    """A parameter of the query; without a value it is ``default``."""

    name: str
    description: str
    default: Any = None

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """What a value may be, as JSON Schema."""

    @abstractmethod
    def read(self, values: Sequence[str]) -> Any:
        """The value that was given, at least once; raises ``UnreadableError``."""

    def one(self, values: Sequence[str]) -> str:
        """The only value."""
        if len(values) > 1:
            raise UnreadableError("repeated", f"{self.name} may be given once.")
        return values[0]

    def described(self) -> dict[str, Any]:
        """The parameter in the description (OpenAPI)."""
        schema = self.schema() if self.default is None else {**self.schema(), "default": self.default}
        return {"name": self.name, "in": "query", "description": self.description, "required": False, "schema": schema}


@dataclass(frozen=True)
class Text(Parameter):
    """One line of text."""

    longest: int = 200

    def schema(self) -> dict[str, Any]:
        """A string without control characters."""
        return {"type": "string", "maxLength": self.longest, "pattern": f"^[^{CONTROL}]*$"}

    def read(self, values: Sequence[str]) -> str:
        """The text as it is."""
        text = self.one(values)
        if len(text) > self.longest:
            raise UnreadableError("too-long", f"{self.name} may have {self.longest} characters at most.")
        if not _NO_CONTROL.fullmatch(text):
            raise UnreadableError("control-character", f"{self.name} may not hold control characters.")
        return text


@dataclass(frozen=True)
class Number(Parameter):
    """A whole number within bounds."""

    least: int = 1
    most: int = 1

    def schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, values: Sequence[str]) -> int:
        """The number, written in digits without anything else."""
        text = self.one(values)
        if not _NUMBER.fullmatch(text) or not self.least <= int(text) <= self.most:
            raise UnreadableError("no-such-number", f"{self.name} is a whole number from {self.least} to {self.most}.")
        return int(text)


@dataclass(frozen=True)
class Choice(Parameter):
    """One of a few values."""

    values: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """A string of the list."""
        return {"type": "string", "enum": list(self.values)}

    def read(self, values: Sequence[str]) -> str:
        """The value, if it is one of the list."""
        return _listed(self.name, self.one(values), self.values)


@dataclass(frozen=True)
class Choices(Parameter):
    """Any of some values: the parameter may be repeated."""

    values: tuple[str, ...] = ()
    most: int = 50

    def schema(self) -> dict[str, Any]:
        """A list of strings of the list."""
        items: dict[str, Any] = {"type": "string", "enum": list(self.values)}
        return {"type": "array", "items": items, "maxItems": self.most}

    def read(self, values: Sequence[str]) -> tuple[str, ...]:
        """The values, each once."""
        if len(values) > self.most:
            raise UnreadableError("too-many", f"{self.name} may be given {self.most} times at most.")
        return tuple(dict.fromkeys(_listed(self.name, value, self.values) for value in values))

    def described(self) -> dict[str, Any]:
        """Each value stands in a pair of its own: ``theme=a&theme=b``."""
        return {**super().described(), "style": "form", "explode": True}


def _listed(name: str, value: str, values: Sequence[str]) -> str:
    if value not in values:
        known = f": use {', '.join(values)}" if len(values) <= 12 else ", see the description of the API"
        raise UnreadableError("unknown-value", f"{name} has a value that does not exist{known}.")
    return value


def read_parameters(raw: str, parameters: Iterable[Parameter]) -> Values:
    """The values of all parameters in a query string as the server got it.

    Raises ``ProblemError`` that names every parameter which does not exist or has a value that it cannot have.
    """
    given: dict[str, list[str]] = {}
    for name, value in _pairs(raw):
        given.setdefault(name, []).append(value)
    known = {parameter.name: parameter for parameter in parameters}
    faults = [
        Fault(shown, "unknown-parameter", f"There is no parameter {shown!r} here.")
        for name in given
        if name not in known
        for shown in [name[:60]]
    ]
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        try:
            values[name] = parameter.read(given[name]) if name in given else parameter.default
        except UnreadableError as error:
            faults.append(Fault(name, error.code, str(error)))
    if faults:
        raise ProblemError(HTTPStatus.BAD_REQUEST, faults)
    return values


def _pairs(raw: str) -> list[tuple[str, str]]:
    """Names and values; a query string is bytes in UTF-8, which WSGI hands over as if they were Latin-1."""
    try:
        query = raw.encode("latin-1").decode("utf-8")
        return parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=MOST_PAIRS)
    except ValueError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST) from error
