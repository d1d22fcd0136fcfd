"""Bringing a file into the glossary: first what would come of it, then all of it or nothing."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from legro_cms.core.models import Theme
from search.glossary.files import BadLine, Line
from search.glossary.rules import ALREADY_TAKEN, Name, problems
from search.glossary.terms import Key
from search.glossary.writing import write_concepts
from search.models import Concept


class Effect(StrEnum):
    """What a line does to the glossary."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """What a line does: the concept gets exactly these names and this theme."""

    line: Line
    concept: Concept
    theme: Theme | None
    effect: Effect
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    is_other_theme: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a file does. While one of its lines is bad it does nothing: the lines depend on each other."""

    changes: Sequence[Change]
    bad: Sequence[BadLine] = field(default_factory=tuple)

    def number(self, effect: Effect) -> int:
        """How many lines have this effect."""
        return sum(change.effect is effect for change in self.changes)

    @property
    def effective(self) -> list[Change]:
        """The lines that do something."""
        return [change for change in self.changes if change.effect is not Effect.UNCHANGED]

    @property
    def digest(self) -> str:
        """Differs where the outcome does: whoever agrees to one agrees to no other."""
        told = [
            (change.effect, change.concept.pk, change.line.names, change.lost, change.theme and change.theme.pk)
            for change in self.changes
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def foresee(lines: Sequence[Line], bad: Iterable[BadLine] = ()) -> Outcome:
    """What lines would do to the glossary as it is now; three queries.

    A line is about the concept that holds the first of its words that stands anywhere, and replaces the words of that
    one; a concept that no line is about stays. So words may move from one concept to another within a file.
    """
    concepts = Concept.objects.select_related("theme").prefetch_related("terms")
    by_key = {(term.language, term.key): concept for concept in concepts for term in concept.terms.all()}
    themes = known_themes()
    owners = _owners(lines, by_key)
    if faults := [*bad, *_faults(lines, themes, by_key, owners)]:
        return Outcome((), _by_line(faults))
    changes = []
    for line in lines:
        concept = owners.get(line.number) or Concept()
        theme = concept.theme if line.theme is None else themes.get(line.theme)
        changes.append(_change(line, concept, theme))
    return Outcome(changes)


def known_themes() -> dict[str, Theme]:
    """The themes by what a file may call them: the key they were loaded under, and today's slug before that."""
    themes = list(Theme.objects.all())
    by_key = {theme.vocabulary_key: theme for theme in themes if theme.vocabulary_key}
    return by_key | {theme.slug: theme for theme in themes}


def _owners(lines: Iterable[Line], by_key: Mapping[Key, Concept]) -> dict[int, Concept]:
    """The concept that each line is about; none for a new one."""
    owners: dict[int, Concept] = {}
    taken: set[int] = set()
    for line in lines:
        held = (by_key[name.key] for name in line.names if name.key in by_key)
        concept = next((one for one in held if one.pk not in taken), None)
        if concept is not None:
            owners[line.number] = concept
            taken.add(concept.pk)
    return owners


def _faults(
    lines: Iterable[Line], themes: Mapping[str, Theme], by_key: Mapping[Key, Concept], owners: Mapping[int, Concept]
) -> Iterable[BadLine]:
    """Every reason why the glossary would not be right afterwards."""
    rewritten = {concept.pk for concept in owners.values()}
    seen: dict[Key, int] = {}
    for line in lines:
        yield from (BadLine(line.number, problem.message) for problem in problems(line.names))
        if line.theme and line.theme not in themes:
            yield BadLine(line.number, _("There is no theme “%(slug)s”.") % {"slug": line.theme[:80]})
        for name in line.names:
            earlier = seen.setdefault(name.key, line.number)
            holder = by_key.get(name.key)
            if earlier != line.number:
                reason = _("“%(text)s” also stands on line %(number)d. Put the words of both on one line.")
                yield BadLine(line.number, reason % {"text": name.text, "number": earlier})
            elif holder is not None and holder.pk not in rewritten:
                yield BadLine(line.number, ALREADY_TAKEN.format(text=name.text, concept=holder))


def _by_line(faults: Iterable[BadLine]) -> list[BadLine]:
    """Each line once, with all that is wrong with it."""
    reasons: dict[int, list[str]] = defaultdict(list)
    for fault in faults:
        reasons[fault.number].append(fault.reason)
    return [BadLine(number, " ".join(found)) for number, found in sorted(reasons.items())]


def _change(line: Line, concept: Concept, theme: Theme | None) -> Change:
    if concept.pk is None:
        return Change(line, concept, theme, Effect.ADDED)
    before = [Name(term.language, term.text) for term in concept.terms.all()]
    gained = tuple(name.text for name in line.names if name not in before)
    lost = tuple(name.text for name in before if name not in line.names)
    is_other_theme = theme != concept.theme
    is_same = in_order(before) == in_order(line.names) and not is_other_theme
    effect = Effect.UNCHANGED if is_same else Effect.CHANGED
    return Change(line, concept, theme, effect, gained, lost, is_other_theme)


def in_order(names: Iterable[Name]) -> list[Name]:
    """The names language by language, in their order: what a file can tell apart."""
    return sorted(names, key=lambda name: name.language, reverse=True)


@transaction.atomic
def carry_out(lines: Sequence[Line], agreed: str, user: Any = None) -> Outcome | None:
    """Do what was foreseen and agreed to, in one go; None, and nothing, where it has become something else since."""
    list(Concept.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    outcome = foresee(lines)
    if outcome.bad or outcome.digest != agreed:
        return None
    for change in outcome.effective:
        change.concept.theme = change.theme
    write_concepts([(change.concept, in_order(change.line.names)) for change in outcome.effective])
    effects = {change.concept.pk: change.effect for change in outcome.effective}
    for concept in Concept.objects.filter(pk__in=effects).prefetch_related("terms"):
        action = "wagtail.create" if effects[concept.pk] is Effect.ADDED else "wagtail.edit"
        log(instance=concept, action=action, user=user)
    return outcome
