"""Taking turns and counting milliseconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import TypeVar

Question = TypeVar("Question")


@dataclass(frozen=True)
class Times:
    """What the answers to the same questions took, in milliseconds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """The two figures of a series of at least two."""
        parts = quantiles(seconds, n=20, method="inclusive")
        return cls(1_000 * parts[9], 1_000 * parts[18])


def interleaved(
    ways: Mapping[str, Callable[[Question], object]], questions: Sequence[Question], warm_up: Sequence[Question] = ()
) -> dict[str, Times]:
    """Put each question to every way in turn, so that what disturbs one disturbs all; who begins changes.

    Those to warm up with are asked before, without counting.
    """
    for question in warm_up:
        for answer in ways.values():
            answer(question)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number, question in enumerate(questions):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            begins = time.perf_counter()
            ways[name](question)
            seconds[name].append(time.perf_counter() - begins)
    return {name: Times.of(series) for name, series in seconds.items()}
