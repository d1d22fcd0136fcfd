"""Pages in two languages: whose words they are, and whose facts."""

import logging
from typing import Any, ClassVar, Self, cast

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from legro_cms.core import translations
from legro_cms.core.previewing import BilingualPreviewMixin

logger = logging.getLogger(__name__)


class MissingSourceError(LookupError):
    """A translation whose source page is gone: it has no facts, so it should not be there."""


class SourceOnly(BaseTranslatableField):
    """A field that lives on the source page alone: wagtail-localize neither translates nor copies it."""


class TranslatedPage(BilingualPreviewMixin, Page):
    """Words are translated, facts are shared: a translation reads its facts from the source page."""

    is_work: ClassVar[bool] = False
    shares_slug: ClassVar[bool] = False
    fact_fields: ClassVar[tuple[str, ...]] = ()
    facts_read_along: ClassVar[tuple[str, ...]] = ("locale",)
    override_translatable_fields: ClassVar[list[BaseTranslatableField]]
    page_ptr: Page

    source_locale = models.ForeignKey(
        Locale, verbose_name=_("written first in"), on_delete=models.PROTECT, editable=False, related_name="+"
    )
    words_as_of = models.DateTimeField(
        _("state of the words"),
        null=True,
        editable=False,
        help_text=_("Source: when its words last changed. Translation: the state of the source's words it renders."),
    )

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Tell wagtail-localize which fields are facts, and that a shared slug is no text to translate."""
        super().__init_subclass__(**kwargs)
        overrides: list[BaseTranslatableField] = [SourceOnly(name) for name in cls.fact_fields]
        if cls.shares_slug:
            overrides.append(SynchronizedField("slug", overridable=False))
        cls.override_translatable_fields = overrides

    @property
    def is_source(self) -> bool:
        """Whether the work was first written on this page."""
        return self.source_locale_id is None or self.source_locale_id == self.locale_id

    @cached_property
    def facts(self) -> Self:
        """The page whose facts hold: this one, or the source of a translation.

        Raises:
            MissingSourceError: the source is gone, and ``LEGRO_MISSING_SOURCE_RAISES`` is set (in tests). Elsewhere the
                page shows no facts, and ``content_check`` reports it.
        """
        if self.is_source:
            return self
        source = (
            type(self)
            ._default_manager.filter(translation_key=self.translation_key, locale_id=self.source_locale_id)
            .select_related(*self.facts_read_along)
            .first()
        )
        if source is None:
            if settings.LEGRO_MISSING_SOURCE_RAISES:
                raise MissingSourceError(f"page {self.pk} has no source")
            logger.error("The source of page %s is missing", self.pk)
            return self
        return cast("Self", source)

    def own_translations(self) -> models.QuerySet[Page]:
        """The other pages of the work; aliases are none, they only repeat words."""
        return Page.objects.translation_of(self).filter(alias_of=None)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Know the source before Django asks for it."""
        self._set_source_locale()
        super().full_clean(*args, **kwargs)

    def _set_source_locale(self) -> None:
        """A new page is its own source; so is a copy of a translation, which is a work of its own."""
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        if self.source_locale_id is None:
            self.source_locale_id = self.locale_id
        elif self._state.adding and not self.is_source:
            siblings = Page.objects.filter(translation_key=self.translation_key, locale_id=self.source_locale_id)
            if not siblings.exists():
                self.source_locale_id = self.locale_id

    def unpublish_translations(self) -> None:
        """A work is public only if its source is: take the translations down with it."""
        if self.is_source and not self.live:
            for translation in self.own_translations().filter(live=True):
                translation.specific.unpublish()

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's content never decides which page is the source, nor the slug that its translations share."""
        page = cast("Self", super().with_content_json(content))
        page.source_locale_id = self.source_locale_id
        page.words_as_of = self.words_as_of
        if self.shares_slug and not self.is_source:
            page.slug = self.slug
            page.url_path = self.url_path
        return page

    def copy_for_translation(  # type: ignore[override]
        self, locale: Locale, copy_parents: bool = False, alias: bool = False, exclude_fields: Any = None
    ) -> Page:
        """Copy the words only; the facts stay here. The copy is restricted as this page is."""
        excluded = [*(exclude_fields or []), *self.fact_fields]
        copy = cast("Self", super().copy_for_translation(locale, copy_parents, alias, excluded))
        translations.inherit_restrictions(copy)
        return copy
