"""Where municipalities lie: outlines for a small map, an illustration and no geodata."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "vocabulary" / "municipality_map.json"


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a municipality as an SVG path, and the point at which something can be written in it."""

    code: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shapes:
    """All outlines in the order in which they are drawn, and the SVG view box around them."""

    view_box: str
    shapes: tuple[Shape, ...]


@cache
def municipality_shapes() -> Shapes:
    """The outlines that come with the site, each under the CBS code of its municipality."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    shapes = (Shape(one["code"], one["path"], *one["label"]) for one in found["municipalities"])
    return Shapes(" ".join(map(str, found["viewBox"])), tuple(shapes))
