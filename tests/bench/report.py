"""The table that a run ends with, and whether the goals of docs/search.md were reached."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

Figures = dict[str, Any]

WAYS = {
    "a": "(a) our request: ranked ids, total, 6 facets",
    "whole": "(a') our whole engine: plan, request, entries, highlights",
    "b": "(b) the same query clause alone, 20 ids",
    "c": "(c) stock Wagtail: search, count, 6 facets",
    "d": "(d) the database engine",
}

PAGES = {
    "ours": "every entry recomputed, the few that differ written, a new index",
    "anew": "the same into empty tables: every entry written",
    "stock": "stock update_index",
}


def report(figures: Figures, options: Namespace) -> str:
    """Tables and goals, for reading on a screen."""
    lines = [*_answers(figures, options), "", *_database(figures, options), "", *_rebuilds(figures, options)]
    return "\n".join([*lines, "", *_goals(figures, options), ""])


def _answers(figures: Figures, options: Namespace) -> Iterator[str]:
    found = figures["elasticsearch"]
    times, requests = found["times"], found["requests"]
    yield f"{options.entries} entries, {options.queries} queries by turns, half with filters; hits: {found['hits']}"
    yield f"{'':62}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'to (b)':>14}{'to (c)':>14}"
    for way, label in WAYS.items():
        one = times[way]
        ratios = (f"{one['p50'] / times[o]['p50']:.2f} / {one['p95'] / times[o]['p95']:.2f}" for o in "bc")
        shown = "".join(f"{ratio:>14}" for ratio in ratios)
        yield f"{label:62}{requests.get(way, 0):>9}{one['p50']:>9.1f}{one['p95']:>9.1f}{shown}"


def _database(figures: Figures, options: Namespace) -> Iterator[str]:
    yield f"{WAYS['d']:62}{'entries':>9}{'p50 ms':>9}{'p95 ms':>9}{'loaded/s':>14}"
    for name in options.databases:
        for entries in (options.few, options.entries):
            times, rate = figures[f"{name} {entries}"]["d"], figures[f"{name} load {entries}"]["rate"]
            yield f"{name:62}{entries:>9}{times['p50']:>9.1f}{times['p95']:>9.1f}{rate:>14.0f}"


def _rebuilds(figures: Figures, options: Namespace) -> Iterator[str]:
    yield f"{'rebuild of the index from entries':62}{'entries':>9}{'per s':>9}{'peak MB':>9}{'index MB':>14}"
    for entries in (options.few, options.entries):
        one = figures[f"rebuild {entries}"]
        yield f"{'':62}{entries:>9}{one['rate']:>9.0f}{one['peak']:>9.0f}{one['size']:>14.0f}"
    pages = figures["pages"]
    yield f"{'rebuild from pages':62}{'pages':>9}{'per s':>9}"
    for name, label in PAGES.items():
        yield f"{label:62}{options.pages:>9}{pages[name]:>9.0f}"


def _goals(figures: Figures, options: Namespace) -> Iterator[str]:
    found = figures["elasticsearch"]
    times = found["times"]
    few, many = (figures[f"rebuild {entries}"]["peak"] for entries in (options.few, options.entries))
    pages = figures["pages"]
    yield _goal("round trips of (a)", found["requests"]["a"], 1)
    for part in ("p50", "p95"):
        yield _goal(f"(a) to (b) at {part}", times["a"][part] / times["b"][part], 1.8)
        yield _goal(f"(a) to (c) at {part}", times["a"][part] / times["c"][part], 0.5)
    yield _goal("(a') to (b) at p50", times["whole"]["p50"] / times["b"]["p50"], 3)
    yield _goal("(a') to (c) at p50", times["whole"]["p50"] / times["c"]["p50"], 0.75)
    yield _goal("peak memory of a rebuild, many to few", many / few, 1.2)
    yield _goal("stock update_index to our rebuild from pages", pages["stock"] / pages["ours"], 1 / 3)


def _goal(what: str, found: float, most: float) -> str:
    return f"{'reached' if found <= most else 'MISSED':8} {what}: {found:.2f}, at most {most:.2f}"
