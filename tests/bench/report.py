"""The tables that a run ends with, and whether the goals were reached; Markdown, as it stands in docs/search.md."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

Figures = dict[str, Any]

WAYS = {
    "a": "(a) our request: ranked ids, total, 6 facets",
    "whole": "(a') our whole engine: plan, request, entries, highlights",
    "b": "(b) its scored clause alone, with the filters and the order: 20 ids",
    "c": "(c) stock Wagtail: search, count, 6 facets",
    "d": "(d) the database engine",
}

PAGES = {
    "ours": "every entry recomputed, the few that differ written, a new index",
    "anew": "the same into empty tables: every entry written",
    "stock": "stock `update_index`",
}


def report(figures: Figures, options: Namespace) -> str:
    """Tables and goals."""
    parts = (_answers(figures, options), _database(figures, options), _rebuilds(figures, options), _goals(figures))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _answers(figures: Figures, options: Namespace) -> Iterator[str]:
    found = figures["elasticsearch"]
    times, requests = found["times"], found["requests"]
    yield f"{options.entries:,} works, {options.queries} questions by turns, half with filters; hits: {found['hits']}."
    yield ""
    yield from _head("", "requests", "p50 ms", "p95 ms", "to (b)", "to (c)")
    for way, label in WAYS.items():
        one = times[way]
        ratios = (f"{one['p50'] / times[o]['p50']:.2f} / {one['p95'] / times[o]['p95']:.2f}" for o in "bc")
        yield _row(label, requests.get(way, 0), f"{one['p50']:.1f}", f"{one['p95']:.1f}", *ratios)


def _database(figures: Figures, options: Namespace) -> Iterator[str]:
    yield from _head(WAYS["d"], "works", "p50 ms", "p95 ms", "loaded a second")
    sizes = {
        options.few: f"{options.few:,}",
        options.entries: f"{options.entries:,}",
        "long": f"{options.few:,} of {options.long} words",
    }
    for name in options.databases:
        for size, label in sizes.items():
            one = figures[f"{name} {size}"]
            yield _row(name, label, f"{one['p50']:.0f}", f"{one['p95']:.0f}", f"{one['rate']:.0f}")


def _rebuilds(figures: Figures, options: Namespace) -> Iterator[str]:
    yield from _head("rebuild", "of", "a second", "peak MB", "index MB")
    for entries in (options.few, options.entries):
        one = figures[f"rebuild {entries}"]
        shown = (f"{one[name]:.0f}" for name in ("rate", "peak", "size"))
        yield _row("the index from entries", f"{entries:,} entries", *shown)
    for name, label in PAGES.items():
        yield _row(label, f"{options.pages:,} pages", f"{figures['pages'][name]:.0f}", "", "")


def _goals(figures: Figures) -> Iterator[str]:
    found, pages = figures["elasticsearch"], figures["pages"]
    times = found["times"]
    few, *_between, many = (one["peak"] for name, one in figures.items() if name.startswith("rebuild "))
    yield from _head("goal", "reached", "found", "at most")
    yield _goal("round trips of (a)", found["requests"]["a"], 1)
    for part in ("p50", "p95"):
        yield _goal(f"(a) to (b) at {part}", times["a"][part] / times["b"][part], 1.8)
        yield _goal(f"(a) to (c) at {part}", times["a"][part] / times["c"][part], 0.5)
    yield _goal("(a') to (b) at p50", times["whole"]["p50"] / times["b"]["p50"], 3)
    yield _goal("(a') to (c) at p50", times["whole"]["p50"] / times["c"]["p50"], 0.75)
    for name, one in figures.items():
        if name.endswith(" long"):
            yield _goal(f"(d) with long texts on {name.removesuffix(' long')}, p95 ms", one["p95"], 150)
    yield _goal("peak memory of a rebuild, many to few", many / few, 1.2)
    yield _goal("stock `update_index` to our rebuild from pages", pages["stock"] / pages["ours"], 1 / 3)


def _goal(what: str, found: float, most: float) -> str:
    return _row(what, "yes" if found <= most else "**no**", f"{found:.2f}", f"{most:.2f}")


def _head(*cells: str) -> Iterable[str]:
    return _row(*cells), "|" + "---|" * len(cells)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"
