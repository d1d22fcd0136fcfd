"""Tables whose words are translated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from wagtail.blocks import Block, RichTextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.strings import extract_strings, restore_strings


class TableBlock(TypedTableBlock):
    """Editors compare things in it.

    wagtail-localize passes over tables: their Dutch words would go out on English pages, and nobody would be asked to
    translate them. A text is known by its place, so a row that moves is asked for again.
    """

    def get_translatable_segments(self, value: TypedTable) -> list[Any]:
        """The caption, the headings and the cells, for wagtail-localize to hand to translators."""
        segments = [StringSegmentValue("caption", value.caption or "")]
        segments += [
            StringSegmentValue(f"heading-{number}", column["heading"]) for number, column in enumerate(value.columns)
        ]
        for place, block, cell in cells(value):
            segments += cell_segments(place, block, cell)
        return segments

    def restore_translated_segments(self, value: TypedTable, segments: Iterable[Any]) -> TypedTable:
        """The same table with the translations that wagtail-localize hands back; the rest stays as it is."""
        given: dict[str, list[Any]] = defaultdict(list)
        for segment in segments:
            given[segment.path].append(segment)
        columns = [
            column | {"heading": plain(given[f"heading-{number}"], column["heading"])}
            for number, column in enumerate(value.columns)
        ]
        texts = {place: restored(block, given[place], cell) for place, block, cell in cells(value)}
        rows = [
            row | {"values": [texts[f"cell-{number}-{column}"] for column in range(len(row["values"]))]}
            for number, row in enumerate(value.row_data)
        ]
        return TypedTable(columns=columns, row_data=rows, caption=plain(given["caption"], value.caption))


def cells(table: TypedTable) -> Iterator[tuple[str, Block, Any]]:
    """Every cell with its place and the block that says what it holds."""
    for number, row in enumerate(table.row_data):
        for column, (kind, value) in enumerate(zip(table.columns, row["values"], strict=False)):
            yield f"cell-{number}-{column}", kind["block"], value


def cell_segments(place: str, block: Block, value: Any) -> list[Any]:
    """The texts of a cell; formatted text is a template and the strings that stand in it."""
    if not isinstance(block, RichTextBlock):
        return [StringSegmentValue(place, value or "")]
    template, strings = extract_strings(value.source)
    return [
        TemplateSegmentValue(place, "html", template, len(strings)),
        *(StringSegmentValue(place, string, attrs=attrs) for string, attrs in strings),
    ]


def restored(block: Block, segments: list[Any], value: Any) -> Any:
    """A cell with its translation; itself where there is none."""
    if not isinstance(block, RichTextBlock):
        return plain(segments, value)
    if not segments:
        return value
    _format, template, strings = organise_template_segments(segments)
    return RichText(restore_strings(template, strings))


def plain(segments: list[Any], text: Any) -> Any:
    """The translation of a plain text, else the text."""
    return segments[0].render_text() if segments else text
