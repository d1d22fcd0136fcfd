"""From the example content to the raw value of a page's stream of blocks."""

from typing import Any

from wagtail.models import Page

from casebook.models import CaseIndexPage
from events.models import EventIndexPage, ReportIndexPage
from home.demo import files
from home.demo.files import Row

Block = dict[str, Any]

LISTS: dict[str, Any] = {"casebook": CaseIndexPage, "agenda": EventIndexPage, "reports": ReportIndexPage}


def lessons(rows: list[Row], slug: str) -> list[Block]:
    """The lessons of a case."""
    return [
        {"type": "lesson", "value": {"title": row["title"], "text": row["text"]}, "id": files.block_id(slug, number)}
        for number, row in enumerate(rows)
    ]


def body(rows: list[Row], language: str, name: str) -> list[Block]:
    """The blocks of a page in one language; ``name`` tells the pages apart."""
    return [
        {"type": row["type"], "value": value_of(row, language, name, number), "id": files.block_id(name, number)}
        for number, row in enumerate(rows)
    ]


def value_of(row: Row, language: str, name: str, number: int) -> Any:
    """The value of one block, in the shape in which Wagtail stores it."""
    words = row.get(language, "")
    match row["type"]:
        case "heading":
            return {"text": words}
        case "callout":
            return {"kind": row.get("kind", "info"), **words}
        case "steps":
            return [
                {"type": "item", "value": step, "id": files.block_id(name, number, place)}
                for place, step in enumerate(words)
            ]
        case "partners":
            return {"relations": row["relations"]}
        case "text":
            return words + (link(row["link"], language) if "link" in row else "")
        case _:
            return words


def link(row: Row, language: str) -> str:
    """A paragraph with a link: to a page or work of the demo, or to a list with some filters set."""
    name = next(name for name in ("page", "circle", *LISTS) if name in row)
    if name in LISTS:
        index = LISTS[name].objects.get(locale__language_code=language)
        address = f'href="{index.url}{row[name]}"'
    else:
        key = files.page_key(row[name]) if name == "page" else files.circle_key(row[name])
        page = Page.objects.get(translation_key=key, locale__language_code="nl")
        address = f'linktype="page" id="{page.pk}"'
    return f"<p><a {address}>{row[language]}</a></p>"
