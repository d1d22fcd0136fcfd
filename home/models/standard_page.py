"""Plain pages: about, partners, privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from legro_cms.core.blocks import BodyBlock
from legro_cms.core.describing import as_lines, stream_parts
from legro_cms.core.models import BasePage
from legro_cms.core.works import WorkText


class StandardPage(BasePage):
    """Editors use it for text that is neither a case nor an event: about the network, partners, privacy."""

    is_work = True
    kind = "page"
    card_template = "home/components/standard_card.html"

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.ThemePage", "home.ApproachPage"]

    intro = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("One or two sentences that tell readers whether this page is for them. Shown in lists too."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    def describe_text(self) -> WorkText:
        """The words of the page in its own language."""
        return WorkText(title=self.title, summary=self.intro, body=as_lines(stream_parts(self, "body")))
