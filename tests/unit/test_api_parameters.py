"""What a program may ask, and what it is told when it may not."""

from typing import Any

import pytest

from search.api.parameters import Choice, Choices, Number, Text, Values, read_parameters
from search.api.problems import ProblemError

PARAMETERS = [
    Text("q", "Words.", "", longest=5),
    Choice("sort", "Order.", values=("newest", "title")),
    Choices("theme", "Themes.", (), values=("food", "play"), most=3),
    Number("page", "Page.", 1, 1, 100),
]


def _read(raw: str) -> Values:
    return read_parameters(raw, PARAMETERS)


def _faults(raw: str) -> list[tuple[str, str]]:
    with pytest.raises(ProblemError) as raised:
        _read(raw)
    assert raised.value.status == 400
    return [(fault.name, fault.code) for fault in raised.value.faults]


def test_without_parameters_there_are_defaults() -> None:
    assert _read("") == {"q": "", "sort": None, "theme": (), "page": 1}


@pytest.mark.parametrize(
    ("raw", "name", "value"),
    [
        ("q=plein", "q", "plein"),
        ("q=%C3%A9%C3%A9n", "q", "één"),
        ("q=\u00c3\u00a9", "q", "é"),  # UTF-8 as WSGI hands it over
        ("q=", "q", ""),
        ("sort=title", "sort", "title"),
        ("theme=play&theme=food", "theme", ("play", "food")),
        ("theme=play&theme=play", "theme", ("play",)),
        ("page=100", "page", 100),
    ],
)
def test_a_value_is_read(raw: str, name: str, value: Any) -> None:
    assert _read(raw)[name] == value


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        ("colour=red", [("colour", "unknown-parameter")]),
        ("Q=plein", [("Q", "unknown-parameter")]),
        ("theme[]=food", [("theme[]", "unknown-parameter")]),
        ("=food", [("", "unknown-parameter")]),
        ("q=pleinen", [("q", "too-long")]),
        ("q=a%00b", [("q", "control-character")]),
        ("q=a%0Ab", [("q", "control-character")]),
        ("q=a&q=b", [("q", "repeated")]),
        ("sort=", [("sort", "unknown-value")]),
        ("sort=Title", [("sort", "unknown-value")]),
        ("theme=food&theme=sleep", [("theme", "unknown-value")]),
        ("theme=food&theme=food&theme=food&theme=food", [("theme", "too-many")]),
        ("page=0", [("page", "no-such-number")]),
        ("page=101", [("page", "no-such-number")]),
        ("page=+1", [("page", "no-such-number")]),
        ("page=1.0", [("page", "no-such-number")]),
        ("page=%D9%A1", [("page", "no-such-number")]),
        ("page=" + "9" * 5_000, [("page", "no-such-number")]),
        ("x=1&page=0", [("x", "unknown-parameter"), ("page", "no-such-number")]),
    ],
)
def test_every_parameter_that_makes_no_sense_is_named(raw: str, faults: list[tuple[str, str]]) -> None:
    assert _faults(raw) == faults


@pytest.mark.parametrize("raw", ["q=%ff", "q=\u00ff", "%ff=1", "&".join(["theme=food"] * 300)])
def test_a_query_that_nobody_can_read_is_refused_as_a_whole(raw: str) -> None:
    assert _faults(raw) == []


def test_a_name_of_any_length_is_cut_in_the_answer() -> None:
    ((name, _code),) = _faults("x" * 5_000 + "=1")
    assert len(name) == 60


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_a_default_is_described_as_it_is_read(parameter: Any) -> None:
    assert parameter.described()["schema"].get("default") == parameter.default
