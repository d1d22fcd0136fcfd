"""Which of the values that a work is filed under are named where it leaves the site."""

from search.dimensions import Choices, Dimension, Option
from search.records import shown_options

THEMES = Choices(
    Dimension("theme", "Theme", list),
    (Option("space", "Space"), Option("play", "Play", "space"), Option("food", "Food")),
)
PLACES = Choices(
    Dimension("municipality", "Municipality", list),
    (Option("eemsdelta", "Eemsdelta"), Option("loppersum", "Loppersum", current=False, instead=("eemsdelta",))),
)


def _shown(choices: Choices, *held: str) -> list[str]:
    return [option.value for option in shown_options(choices, held)]


def test_a_narrower_theme_stands_for_the_wider_one() -> None:
    assert _shown(THEMES, "space", "play") == ["play"]


def test_a_wider_theme_alone_is_named() -> None:
    assert _shown(THEMES, "food", "space") == ["space", "food"]


def test_a_former_municipality_is_named_by_its_successor() -> None:
    assert _shown(PLACES, "loppersum", "eemsdelta") == ["eemsdelta"]


def test_a_former_municipality_without_a_successor_keeps_its_name() -> None:
    assert _shown(PLACES, "loppersum") == ["loppersum"]


def test_what_nobody_knows_is_not_named() -> None:
    assert _shown(PLACES, "utopia") == []
