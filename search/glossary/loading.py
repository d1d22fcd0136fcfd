"""The concepts that a new site starts with, and those that a new version brings."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from search.glossary.files import Line, read
from search.glossary.importing import in_order, known_themes
from search.glossary.rules import problems
from search.glossary.writing import write_concepts
from search.models import Concept, GlossaryTerm, LoadedConcept

FILE = Path(__file__).parent.parent / "data" / "glossary.csv"


@transaction.atomic
def load_glossary(file: Path = FILE) -> int:
    """Add the concepts of the file that this site was never offered; how many there were.

    Loaded once, a concept belongs to the editors: one that they changed is not put back, one that they deleted does not
    come back, and one whose words they use already is left out.
    """
    lines, _bad = read(file.read_bytes())
    offered = set(LoadedConcept.objects.values_list("line", flat=True))
    fresh = [line for line in lines if name_of(line) not in offered]
    held = set(GlossaryTerm.objects.values_list("language", "key")) if fresh else set()
    themes = known_themes() if fresh else {}
    missing = []
    for line in fresh:
        keys = {name.key for name in line.names}
        if not keys & held and not list(problems(line.names)):
            missing.append((Concept(theme=themes.get(line.theme or "")), in_order(line.names)))
            held |= keys
    write_concepts(missing)
    LoadedConcept.objects.bulk_create(LoadedConcept(line=name) for name in dict.fromkeys(map(name_of, fresh)))
    return len(missing)


def name_of(line: Line) -> str:
    """By what a line is known again: its first word in each language."""
    firsts = {name.language: name.text for name in reversed(line.names)}
    return " = ".join(firsts[language] for language in sorted(firsts, reverse=True))
