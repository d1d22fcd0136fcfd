"""From the example content to the raw value of a page's stream of blocks."""

from typing import Any

from wagtail.models import Page

from casebook.models import CaseIndexPage
from home.demo import files
from home.demo.files import Row

Block = dict[str, Any]


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
        case "text":
            return words + (link(row["link"], language) if "link" in row else "")
        case _:
            return words


def link(row: Row, language: str) -> str:
    """A paragraph with a link: to another page of the demo, or to the casebook with some filters set."""
    if "page" in row:
        page = Page.objects.get(translation_key=files.page_key(row["page"]), locale__language_code="nl")
        address = f'linktype="page" id="{page.pk}"'
    else:
        casebook = CaseIndexPage.objects.get(locale__language_code=language)
        address = f'href="{casebook.url}{row["casebook"]}"'
    return f"<p><a {address}>{row[language]}</a></p>"
