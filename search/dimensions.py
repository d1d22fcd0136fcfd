"""The registry of what works can be filtered by. A room registers its own dimensions when it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from legro_cms.core.models import Municipality, Theme, work_models
from legro_cms.core.works import FIRST_YEAR
from legro_cms.core.works import Dimension as Name
from search.documents import KIND_DIMENSION
from search.language import sort_key

MAX_VALUES = 50  # chosen values of one dimension; nobody chooses more, and a statement stays a statement


@dataclass(frozen=True)
class Option:
    """A value that can be chosen; one that is not ``current`` is only offered where it is chosen already.

    ``instead`` is the value that took its place, so that an old address goes on finding what it found.
    """

    value: str
    label: str
    parent: str | None = None
    current: bool = True
    instead: str | None = None


@dataclass(frozen=True)
class Dimension:
    """A filter: its name in addresses and entries, its label, and its options in display order."""

    name: str
    label: str | Promise
    options: Callable[[], Sequence[Option]]


@dataclass(frozen=True)
class Choices:
    """A dimension with its options read, once for a request."""

    dimension: Dimension
    options: tuple[Option, ...]

    @property
    def name(self) -> str:
        """The dimension's name."""
        return self.dimension.name

    @cached_property
    def by_value(self) -> dict[str, Option]:
        """The options by value."""
        return {option.value: option for option in self.options}

    def known(self, values: Iterable[str]) -> tuple[str, ...]:
        """Those of the values that exist, or what took their place, each once, in display order."""
        options = [self.by_value[value] for value in values if value in self.by_value]
        wanted = {option.instead or option.value for option in options}
        return tuple(option.value for option in self.options if option.value in wanted)[:MAX_VALUES]


_registry: dict[str, Dimension] = {}


def register(dimension: Dimension) -> None:
    """Make a dimension known; a second one of the same name is a programming error."""
    if dimension.name in _registry:
        raise ValueError(f"A dimension named {dimension.name!r} is registered already.")
    _registry[dimension.name] = dimension


def load(names: Iterable[str]) -> list[Choices]:
    """The dimensions of these names with their options, in the order asked for."""
    return [Choices(_registry[name], tuple(_registry[name].options())) for name in names]


def register_shared() -> None:
    """Register the dimensions that are no room's own."""
    register(Dimension(Name.THEME, _("Theme"), themes))
    register(Dimension(Name.MUNICIPALITY, _("Municipality"), municipalities))
    register(Dimension(Name.YEAR, _("Year"), years))
    register(Dimension(KIND_DIMENSION, _("Kind"), kinds))


def themes() -> list[Option]:
    """Themes with their sub-terms below them, in the editors' order."""
    rows = list(Theme.objects.order_by("order", "pk"))
    instead = _successors(rows)
    slugs: dict[int | None, str] = {row.pk: instead[row.pk] or row.slug for row in rows}
    return [Option(row.slug, row.name, slugs.get(row.parent_id), _is_offered(row), instead[row.pk]) for row in rows]


def municipalities() -> list[Option]:
    """Municipalities in alphabetical order; former ones are reached by the one that followed them."""
    rows = list(Municipality.objects.all())
    instead = _successors(rows)
    options = [
        Option(row.slug, row.name, None, _is_offered(row) and not row.is_former, instead[row.pk]) for row in rows
    ]
    return sorted(options, key=lambda option: (sort_key(option.label), option.value))


def years() -> list[Option]:
    """Every year a work can be from, the latest first; those without a work are not shown."""
    return [Option(str(year), str(year)) for year in range(timezone.localdate().year + 1, FIRST_YEAR - 1, -1)]


def kinds() -> list[Option]:
    """The kinds of works this site has."""
    return [Option(model.kind, capfirst(str(model._meta.verbose_name_plural))) for model in work_models()]


def _is_offered(term: Theme | Municipality) -> bool:
    """A retired term is still offered to readers: works that carry it keep it."""
    return term.merged_into_id is None


def _successors(rows: Sequence[Theme] | Sequence[Municipality]) -> dict[int, str | None]:
    """For each row the slug of what it was merged into, if it was; resolved without a query per row."""
    by_pk = {row.pk: row for row in rows}
    for row in rows:
        if row.merged_into_id is not None:
            row.merged_into = by_pk[row.merged_into_id]
    return {row.pk: row.resolved.slug if row.merged_into_id is not None else None for row in rows}
