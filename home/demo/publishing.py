"""Publishing the pages of the demo, quickly enough for a first start."""

from wagtail.models import Orderable, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


def publish(page: Page) -> None:
    """Publish the page as it stands in memory."""
    number_rows(page)
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    note_references(page)


def number_rows(page: Page) -> None:
    """Put the rows in the order in which they were given, as the editor's form does: a database has none of its own."""
    for rows in (getattr(page, "_cluster_related_objects", None) or {}).values():
        for position, row in enumerate(rows):
            if isinstance(row, Orderable):
                row.sort_order = position


def note_references(page: Page) -> None:
    """Note once what a page refers to; left to itself, Wagtail does so again for each of the page's rows."""
    ReferenceIndex.create_or_update_for_object(Page.objects.get(pk=page.pk).specific)
