"""Looking at a page the way a machine can: with axe, a ruler and an open console."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Inspection:
    """What was found on a page: broken rules of accessibility, what sticks out, and what went wrong unseen."""

    violations: list[str]
    is_wider: bool
    faults: list[str]


def violations(page: Page) -> list[str]:
    """The rules that the page breaks, with the elements that do."""
    page.evaluate(AXE)  # not by a script element: the page's policy would refuse that, and rightly
    answer: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{rule['id']}: {node['html'][:200]} ({node.get('failureSummary', '')[:200]})"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]


def is_wider_than_the_screen(page: Page) -> bool:
    """Whether one could scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
