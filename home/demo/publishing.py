"""Publishing the pages of the demo, quickly enough for a first start."""

from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


def publish(page: Page) -> None:
    """Publish the page as it stands in memory."""
    with disable_reference_index_auto_update():
        page.save_revision().publish()
    note_references(page)


def note_references(page: Page) -> None:
    """Note once what a page refers to; left to itself, Wagtail does so again for each of the page's rows."""
    ReferenceIndex.create_or_update_for_object(Page.objects.get(pk=page.pk).specific)
