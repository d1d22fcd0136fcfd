"""The map beside the filters: a second way to choose a municipality, with the same addresses as the boxes to tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import localize
from django.utils.translation import gettext as _

from legro_cms.core.shapes import Shape, municipality_shapes
from legro_cms.core.works import Dimension
from search.facets import Facet, FacetOption

SHADES = 3
"""Darker as there is more to find; one more for where there is nothing."""


@dataclass(frozen=True)
class Area:
    """A municipality on the map; ``shade`` goes from 0, nothing to find, to 3."""

    option: FacetOption
    shape: Shape
    shade: int
    label: str


@dataclass(frozen=True)
class MunicipalityMap:
    """What ``components/municipality_map.html`` draws."""

    name: str
    view_box: str
    areas: Sequence[Area]


def build_map(facets: Iterable[Facet], name_works: Callable[[int], str]) -> MunicipalityMap | None:
    """The map for the municipalities among the facets; None where there is none, or none of them has an outline.

    ``name_works`` says what a number of works is called: "3 cases".
    """
    facet = next((one for one in facets if one.name == Dimension.MUNICIPALITY), None)
    by_code = {option.code: option for option in facet.options} if facet else {}
    known = municipality_shapes()
    drawn = [(by_code[shape.code], shape) for shape in known.shapes if shape.code in by_code]
    if facet is None or not drawn:
        return None
    most = max(option.count for option, _shape in drawn)
    areas = [Area(option, shape, shade(option.count, most), _label(option, name_works)) for option, shape in drawn]
    return MunicipalityMap(facet.name, known.view_box, areas)


def shade(count: int, most: int) -> int:
    """Which of the shades a number gets, when the largest on the map is ``most``: 0 for none, 3 for the most."""
    if not count:
        return 0
    return 1 if most == 1 else 1 + (SHADES - 1) * (count - 1) // (most - 1)


def _label(option: FacetOption, name_works: Callable[[int], str]) -> str:
    """What an area is called by those who do not see it: "Pekela: 3 cases"."""
    found = {"municipality": option.label, "count": localize(option.count), "works": name_works(option.count)}
    if option.selected:
        return _("%(municipality)s: %(count)s %(works)s, chosen") % found
    return _("%(municipality)s: %(count)s %(works)s") % found
