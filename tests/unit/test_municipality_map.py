"""The map beside the filters: which areas it draws, how dark, under which name."""

import pytest
from django.utils import translation

from legro_cms.core.shapes import municipality_shapes
from search.dimensions import Choices, Dimension, Option
from search.facets import build_facets
from search.municipality_map import MunicipalityMap, build_map, shade
from search.query import SearchQuery

TOWNS = (Option("pekela", "Pekela", code="GM0765"), Option("oldambt", "Oldambt", code="GM1895"))


def _map(counts: dict[str, int], *chosen: str, towns: tuple[Option, ...] = TOWNS) -> MunicipalityMap | None:
    query = SearchQuery("nl", text="a", facets=("municipality",), filters=(("municipality", chosen),))
    choices = Choices(Dimension("municipality", "Municipality", list, keeps_empty=True), towns)
    facets = build_facets(query, {"municipality": counts}, [choices], "/x/")
    return build_map(facets, lambda count: "case" if count == 1 else "cases")


def _labels(found: MunicipalityMap | None) -> set[str]:
    return set() if found is None else {area.label for area in found.areas}


def test_an_area_says_how_much_there_is_to_find() -> None:
    with translation.override("en"):
        assert _labels(_map({"pekela": 3})) == {"Pekela: 3 cases", "Oldambt: 0 cases"}
        assert _labels(_map({"pekela": 1, "oldambt": 2}, "pekela")) == {"Pekela: 1 case, chosen", "Oldambt: 2 cases"}


def test_an_area_leads_where_the_box_leads() -> None:
    found = _map({"pekela": 3, "oldambt": 1}, "oldambt")
    assert found is not None
    assert {area.option.url for area in found.areas} == {
        "/x/?q=a&municipality=oldambt&municipality=pekela&sort=newest",
        "/x/?q=a&sort=newest",
    }


def test_a_municipality_without_an_outline_is_left_to_the_boxes() -> None:
    found = _map({"elders": 2, "pekela": 1}, towns=(*TOWNS, Option("elders", "Elders", code="GM9999")))
    assert found is not None
    assert [area.option.value for area in found.areas] == ["oldambt", "pekela"]


def test_without_an_outline_at_all_there_is_no_map() -> None:
    assert _map({"elders": 2}, towns=(Option("elders", "Elders", code="GM9999"),)) is None


def test_a_list_that_is_not_filtered_by_municipality_has_no_map() -> None:
    assert build_map([], lambda count: "cases") is None


def test_where_nothing_at_all_is_found_there_is_no_map() -> None:
    assert _map({}) is None


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 9, 0), (1, 1, 1), (1, 9, 1), (4, 9, 1), (5, 9, 2), (8, 9, 2), (9, 9, 3), (2, 2, 3)],
)
def test_more_to_find_is_darker(count: int, most: int, expected: int) -> None:
    assert shade(count, most) == expected


def test_each_outline_has_a_code_and_a_closed_path() -> None:
    shapes = municipality_shapes().shapes
    assert len({shape.code for shape in shapes}) == len(shapes) == 10
    assert all(shape.path.startswith("M") and shape.path.endswith("z") for shape in shapes)
