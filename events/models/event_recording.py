"""Recordings of a meeting."""

from typing import Final
from urllib.parse import urlsplit

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.blocks import TEXT_FEATURES, MediaKind
from legro_cms.core.models import DocumentLanguage

LONGEST_ON_PAGE: Final = 3_000
"""Characters of a transcript, markup included, that the page of a meeting or a report shows itself: some 500 words."""


class EventRecording(Orderable):
    """A recording on another site; nothing is fetched from there until the reader asks for it.

    It belongs to the meeting, so that a webinar needs no report to be watched; a report shows those of its meeting.
    """

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="recordings")
    kind = models.CharField(_("kind"), max_length=10, choices=MediaKind.choices, default=MediaKind.VIDEO)
    title_nl = models.CharField(_("title (Dutch)"), max_length=160)
    title_en = models.CharField(_("title (English)"), max_length=160, blank=True)
    url = models.URLField(_("address"), help_text=_("The page on which the recording can be watched or heard."))
    language = models.CharField(
        _("spoken language"), max_length=2, choices=DocumentLanguage.choices, default=DocumentLanguage.DUTCH
    )
    captions = models.CharField(
        _("captions"), max_length=2, choices=DocumentLanguage.choices, blank=True, help_text=_("Empty: none.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("length (minutes)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    transcript = RichTextField(
        _("what is said"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_(
            "In the spoken language, for readers who cannot see or hear the recording; it is searchable too. "
            "A long text gets a page of its own."
        ),
    )

    title = Bilingual("title")

    panels = [
        FieldRowPanel([FieldPanel("title_nl"), FieldPanel("title_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("language"), FieldPanel("captions"), FieldPanel("minutes")]),
        FieldPanel("transcript"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return self.title

    @property
    def transcript_part(self) -> str:
        """Where the transcript stands below the page of its meeting or report; "" while it fits on that page."""
        return f"transcript-{self.pk}" if len(self.transcript) > LONGEST_ON_PAGE else ""

    @property
    def host(self) -> str:
        """The site that the recording stands on."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def details(self) -> list[str]:
        """What one should know before watching: length, spoken language, captions; in the active language."""
        length = ngettext("%(count)s minute", "%(count)s minutes", self.minutes or 0) % {"count": self.minutes}
        spoken = _text("spoken in %(language)s") % {"language": self.get_language_display()}
        captions = _text("captions in %(language)s") % {"language": self.get_captions_display()}
        return [*([length] if self.minutes else []), spoken, captions if self.captions else _text("without captions")]
