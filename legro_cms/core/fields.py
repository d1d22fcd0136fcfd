"""Fields of which several page types are made."""

from typing import Any

from wagtail.fields import RichTextField

from legro_cms.core.blocks import TEXT_FEATURES


def running_text(label: Any, help_text: Any, *, optional: bool = False) -> RichTextField:
    """A text with lists and links; no headings, since the page's template has them."""
    return RichTextField(label, features=TEXT_FEATURES, help_text=help_text, blank=optional)
