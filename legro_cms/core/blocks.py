"""Blocks of which editors build a page's text.

Every block has its template in ``templates/blocks/``; none of them loads anything from another host by itself.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TextBlock,
    URLBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from legro_cms.core.partners import PartnersBlock
from legro_cms.core.tables import TableBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
"""What running text may contain; headings are blocks of their own, so that the outline stays right."""


class CalloutKind(models.TextChoices):
    """What a callout is for."""

    INFO = "info", _("Good to know")
    TIP = "tip", _("Tip")
    WARNING = "warning", _("Mind this")


class MediaKind(models.TextChoices):
    """Whether a recording is seen or heard."""

    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")


def require_one(value: StructValue, first: str, second: str, message: str) -> None:
    """Raise unless exactly one of two fields of a block is filled in, with the message at both."""
    if bool(value.get(first)) == bool(value.get(second)):
        raise StructBlockValidationError(
            block_errors={first: ValidationError(message), second: ValidationError(message)}
        )


class HeadingBlock(StructBlock):
    """A heading of the second level; ``components/body.html`` gives it an anchor to link to."""

    text = CharBlock(label=_("Heading"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading_block.html"


class PictureBlock(StructBlock):
    """A picture with a caption."""

    image = ImageBlock(label=_("Picture"))
    caption = CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image_block.html"


class QuoteBlock(StructBlock):
    """Something somebody said."""

    quote = TextBlock(label=_("Quotation"))
    attribution = CharBlock(
        label=_("Said by"), required=False, max_length=120, help_text=_("A role is enough, for example “resident”.")
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote_block.html"


class FigureBlock(StructBlock):
    """One number with what it counts."""

    number = CharBlock(label=_("Number"), max_length=20, help_text=_("As readers should see it, with its unit."))
    label = CharBlock(label=_("What it counts"), max_length=120)

    class Meta:
        icon = "decimal"
        label = _("Figure")


class StepBlock(StructBlock):
    """One step of a sequence."""

    title = CharBlock(label=_("Step"), max_length=120)
    text = RichTextBlock(label=_("Explanation"), required=False, features=TEXT_FEATURES)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class CalloutBlock(StructBlock):
    """A remark set apart from the text."""

    kind = ChoiceBlock(label=_("Kind"), choices=CalloutKind.choices, default=CalloutKind.INFO, search_index=False)
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "blocks/callout_block.html"


class QuestionBlock(StructBlock):
    """A question with its answer."""

    question = CharBlock(label=_("Question"), max_length=200)
    answer = RichTextBlock(label=_("Answer"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class MediaBlock(StructBlock):
    """A recording on another site; nothing is fetched from there until the reader asks for it."""

    kind = ChoiceBlock(label=_("Kind"), choices=MediaKind.choices, default=MediaKind.VIDEO, search_index=False)
    title = CharBlock(label=_("Title"), max_length=160)
    url = URLBlock(label=_("Address"), help_text=_("The page on which the recording can be watched or heard."))
    length = CharBlock(label=_("Length"), required=False, max_length=20, help_text=_("For example “54 min”."))
    transcript = RichTextBlock(
        label=_("What is said"),
        required=False,
        features=TEXT_FEATURES,
        help_text=_("For readers who cannot see or hear the recording; it is searchable too."),
    )

    class Meta:
        icon = "media"
        label = _("Video or audio")
        template = "blocks/media_block.html"


class LinkBlock(StructBlock):
    """A link to a page of this site or to another site."""

    page = PageChooserBlock(label=_("Page on this site"), required=False)
    url = URLBlock(label=_("Address on another site"), required=False)
    text = CharBlock(label=_("Text of the link"), max_length=160)

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value: StructValue) -> StructValue:  # type: ignore[override]
        """Ask for a page or an address, not for both."""
        cleaned = super().clean(value)
        require_one(cleaned, "page", "url", _text("Choose a page or give an address, not both."))
        return cleaned


class LessonBlock(StructBlock):
    """What a colleague elsewhere can learn from it."""

    title = CharBlock(
        label=_("Lesson"),
        max_length=160,
        help_text=_("One sentence that a colleague can act on, for example “Ask the school first, then the street”."),
    )
    text = RichTextBlock(label=_("Explanation"), required=False, features=TEXT_FEATURES)

    class Meta:
        icon = "pick"
        label = _("Lesson")
        template = "blocks/lesson_block.html"


class BodyBlock(StreamBlock):
    """The blocks of a free text."""

    heading = HeadingBlock()
    text = RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", template="blocks/text_block.html")
    image = PictureBlock()
    quote = QuoteBlock()
    figures = ListBlock(
        FigureBlock(), label=_("Figures"), icon="decimal", min_num=1, template="blocks/figures_block.html"
    )
    table = TableBlock(
        [
            ("text", CharBlock(label=_("Text"))),
            ("rich_text", RichTextBlock(label=_("Formatted text"), features=TEXT_FEATURES)),
        ],
        label=_("Table"),
        template="blocks/table_block.html",
    )
    steps = ListBlock(StepBlock(), label=_("Steps"), icon="list-ol", min_num=1, template="blocks/steps_block.html")
    callout = CalloutBlock()
    questions = ListBlock(
        QuestionBlock(),
        label=_("Questions and answers"),
        icon="help",
        min_num=1,
        template="blocks/questions_block.html",
    )
    documents = ListBlock(
        DocumentChooserBlock(label=_("Document")),
        label=_("Documents"),
        icon="doc-full",
        min_num=1,
        template="blocks/documents_block.html",
    )
    media = MediaBlock()
    links = ListBlock(LinkBlock(), label=_("Links"), icon="link", min_num=1, template="blocks/links_block.html")
    partners = PartnersBlock()
