"""What the menu and the footer are made of; ``furniture.py`` shows it."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StructBlock


class MenuItemBlock(StructBlock):
    """An item of the menu or the footer: a page, with its own label where the page's title is too long."""

    page = PageChooserBlock(label=_("Page"))
    label_nl = CharBlock(label=_("Label (Dutch)"), required=False, max_length=60)
    label_en = CharBlock(label=_("Label (English)"), required=False, max_length=60)

    class Meta:
        icon = "link"
        label = _("Menu item")
