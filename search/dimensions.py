"""The registry of what works can be filtered by. A room registers its own dimensions when it starts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import language_codes
from legro_cms.core.known_terms import known_terms
from legro_cms.core.models import work_models
from legro_cms.core.works import FIRST_YEAR
from legro_cms.core.works import Dimension as Name
from search.documents import KIND_DIMENSION
from search.language import sort_key

MAX_VALUES = 50  # chosen values of one dimension; nobody chooses more, and a statement stays a statement


@dataclass(frozen=True)
class Option:
    """A value that can be chosen; one that is not ``current`` is only offered where it is chosen already.

    ``instead`` are the values that took its place, so that an old address finds at least what it found; ``code`` is
    what a map knows the value by.
    """

    value: str
    label: str
    parent: str | None = None
    current: bool = True
    instead: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Dimension:
    """A filter: its name in addresses and entries, its label, and its options in display order.

    One that ``keeps_empty`` shows options without a work too, so that people see that theirs is not forgotten.
    """

    name: str
    label: str | Promise
    options: Callable[[], Sequence[Option]]
    keeps_empty: bool = False


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
        wanted = {value for option in options for value in option.instead or (option.value,)}
        return tuple(option.value for option in self.options if option.value in wanted)[:MAX_VALUES]


_registry: dict[str, Dimension] = {}


def register(dimension: Dimension) -> None:
    """Make a dimension known; a second one of the same name is a programming error."""
    if dimension.name in _registry:
        raise ValueError(f"A dimension named {dimension.name!r} is registered already.")
    _registry[dimension.name] = dimension


def registered() -> tuple[str, ...]:
    """The names of all dimensions."""
    return tuple(_registry)


def load(names: Iterable[str]) -> list[Choices]:
    """The dimensions of these names with their options, in the order asked for."""
    return [Choices(_registry[name], tuple(_registry[name].options())) for name in names]


def register_shared() -> None:
    """Register the dimensions that are no room's own."""
    register(Dimension(Name.THEME, _("Theme"), partial(terms, Name.THEME)))
    register(Dimension(Name.MUNICIPALITY, _("Municipality"), municipalities, keeps_empty=True))
    register(Dimension(Name.TARGET_GROUP, _("Target group"), partial(terms, Name.TARGET_GROUP)))
    register(Dimension(Name.APPROACH, _("Approach"), partial(terms, Name.APPROACH)))
    register(Dimension(Name.YEAR, _("Year"), years))
    register(Dimension(Name.LANGUAGE, _("Available in"), languages))
    register(Dimension(KIND_DIMENSION, _("Kind"), kinds))


def terms(name: Name) -> list[Option]:
    """The terms of a vocabulary with their sub-terms below them, in the editors' order.

    A retired term is still offered to readers: works that carry it keep it.
    """
    return [
        Option(term.slug, term.name, term.parent or None, term.is_current, term.instead, term.code)
        for term in known_terms(name)
    ]


def municipalities() -> list[Option]:
    """Municipalities in alphabetical order; former ones are reached by those that followed them."""
    return sorted(terms(Name.MUNICIPALITY), key=lambda option: (sort_key(option.label), option.value))


def years() -> list[Option]:
    """Every year a work can be from, the latest first; those without a work are not shown."""
    return [Option(str(year), str(year)) for year in range(timezone.localdate().year + 1, FIRST_YEAR - 1, -1)]


def languages() -> list[Option]:
    """The languages that a work can be read in."""
    return [Option(code, capfirst(str(get_language_info(code)["name_translated"]))) for code in language_codes()]


def kinds() -> list[Option]:
    """The kinds of works this site has."""
    return [Option(model.kind, capfirst(str(model._meta.verbose_name_plural))) for model in work_models()]
