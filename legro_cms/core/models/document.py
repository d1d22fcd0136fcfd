"""Documents whose title stands in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from legro_cms.core.bilingual import active_language, language_codes, read


class DocumentLanguage(models.TextChoices):
    """The language a document is written in (ISO 639-1)."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")


class CustomDocument(AbstractDocument):
    """A file that readers download."""

    title_nl = models.CharField(
        _("title (Dutch)"), max_length=255, blank=True, help_text=_("Empty: the title above is shown.")
    )
    title_en = models.CharField(_("title (English)"), max_length=255, blank=True)
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=DocumentLanguage.choices,
        default=DocumentLanguage.DUTCH,
        help_text=_("The language the document itself is written in."),
    )

    admin_form_fields = (*Document.admin_form_fields, "title_nl", "title_en", "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")  # type: ignore[assignment, misc]
        verbose_name_plural = _("documents")  # type: ignore[assignment, misc]

    @property
    def shown_title(self) -> str:
        """The title in the reader's language."""
        return read(self, "title", active_language()) or self.title

    @property
    def is_foreign(self) -> bool:
        """Whether the document is in another language than the page around it."""
        return self.language in language_codes() and self.language != active_language()
