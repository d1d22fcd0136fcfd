"""Reading the example content: a TOML file for each case, meeting, report and page, in the words of both languages."""

import tomllib
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

FOLDER = Path(__file__).parent
NAMESPACE = UUID("5f0f3d7e-3f5a-4c1b-9d0b-6a4f7f1c9e52")
LANGUAGES = ("nl", "en")
MADE_WITH_THE_SITE = ("home", "contact")

Row = dict[str, Any]


def read(path: Path) -> Row:
    """The content of one file."""
    with path.open("rb") as file:
        return tomllib.load(file)


def cases() -> list[Row]:
    """All cases, the oldest first, so that they are published in the order of their dates."""
    return sorted((read(path) for path in (FOLDER / "cases").glob("*.toml")), key=lambda row: row["published"])


def events() -> list[Row]:
    """All meetings but those of circles."""
    return rows_in("events")


def circles() -> list[Row]:
    """All learning circles, each with its meetings."""
    return rows_in("circles")


def reports() -> list[Row]:
    """All session reports."""
    return rows_in("reports")


def rows_in(folder: str) -> list[Row]:
    """The content of the files of a folder, by the names of the files."""
    return [read(path) for path in sorted((FOLDER / folder).glob("*.toml"))]


def pages() -> dict[str, Row]:
    """All standing pages that the site does not begin with, by the name of their file, parents first."""
    paths = (path for path in (FOLDER / "pages").glob("*.toml") if path.stem not in MADE_WITH_THE_SITE)
    rows = {path.stem: read(path) for path in paths}
    return dict(sorted(rows.items(), key=lambda item: ("parent" in item[1], item[1]["order"])))


def page_of_the_site(name: str) -> Row:
    """What a page says that was made with the site."""
    return read(FOLDER / "pages" / f"{name}.toml")


def case_key(slug: str) -> UUID:
    """The translation key of a case: always the same, so that a second run knows it again."""
    return uuid5(NAMESPACE, f"case/{slug}")


def page_key(name: str) -> UUID:
    """The translation key of a standing page."""
    return uuid5(NAMESPACE, f"page/{name}")


def event_key(slug: str) -> UUID:
    """The translation key of a meeting; one of a circle has the circle's slug before its own."""
    return uuid5(NAMESPACE, f"event/{slug}")


def circle_key(slug: str) -> UUID:
    """The translation key of a learning circle."""
    return uuid5(NAMESPACE, f"circle/{slug}")


def report_key(slug: str) -> UUID:
    """The translation key of a session report."""
    return uuid5(NAMESPACE, f"report/{slug}")


def all_keys() -> set[UUID]:
    """The translation keys of everything that the demo makes."""
    meetings = [f"{circle['slug']}/{row['slug']}" for circle in circles() for row in circle["meetings"]]
    return {
        *(case_key(row["slug"]) for row in cases()),
        *(page_key(name) for name in pages()),
        *(event_key(slug) for slug in [*(row["slug"] for row in events()), *meetings]),
        *(circle_key(row["slug"]) for row in circles()),
        *(report_key(row["slug"]) for row in reports()),
    }


def block_id(*parts: object) -> str:
    """An id for a block that is the same in both languages: by it wagtail-localize matches their words."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))
