"""Blocks of which reports are built."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, RichTextBlock, StructBlock, StructValue

from events.choices import LearningLevel
from legro_cms.core.blocks import TEXT_FEATURES


class LevelValue(StructValue):
    """A level with what was learned at it."""

    @property
    def label(self) -> str:
        """The name of the level in the active language."""
        return str(LearningLevel(self["level"]).label)


class LevelBlock(StructBlock):
    """What was learned at one level."""

    level = ChoiceBlock(
        label=_("Level"), choices=LearningLevel.choices, default=LearningLevel.PERSON, search_index=False
    )
    text = RichTextBlock(label=_("What was learned"), features=TEXT_FEATURES)

    class Meta:
        icon = "pick"
        label = _("Level")
        template = "blocks/level_block.html"
        value_class = LevelValue
