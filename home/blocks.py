"""Blocks with which editors arrange the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, StaticBlock, StreamBlock, StructBlock

USUAL_COUNT = 3
MOST = 6


class CardsBlock(StructBlock):
    """A section with the first works of a list."""

    count = IntegerBlock(
        label=_("How many"), default=USUAL_COUNT, min_value=1, max_value=MOST, help_text=_("At most six.")
    )

    class Meta:
        icon = "list-ul"


class HomeSectionsBlock(StreamBlock):
    """The sections below the search box, each at most once."""

    themes = StaticBlock(
        label=_("Themes"), icon="tag", admin_text=_("The numbered themes, each with the way to its page.")
    )
    upcoming = CardsBlock(label=_("Next meetings"))
    cases = CardsBlock(label=_("Newest cases"))
    reports = CardsBlock(label=_("Latest reports"))
    text = StaticBlock(label=_("Text and contact"), icon="pilcrow", admin_text=_("The text below, and whom to mail."))

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("themes", "upcoming", "cases", "reports", "text")}
