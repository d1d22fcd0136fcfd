"""The base of every page: whose words, whose facts, and when they may be public."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Locale, Page, PageViewRestriction
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from legro_cms.core import fallback, translations
from legro_cms.core.forms import BasePageForm
from legro_cms.core.languages import WorkLink
from legro_cms.core.permissions import BasePagePermissionTester
from legro_cms.core.previewing import BilingualPreviewMixin
from legro_cms.core.public import ancestor_paths
from legro_cms.core.shown_terms import TermName, shown_terms
from legro_cms.core.signals import work_changed
from legro_cms.core.works import WorkFacts, WorkText

if TYPE_CHECKING:
    from legro_cms.core.models.image import CustomImage
    from legro_cms.core.models.user import User

logger = logging.getLogger(__name__)

UNSEEN_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "draft_title",
    "has_unpublished_changes",
    "locked",
    "locked_by",
    "locked_at",
    "numchild",
    COMMENTS_RELATION_NAME,
}
"""Columns that a draft, a lock or a new page below changes; readers see none of them."""


class MissingSourceError(LookupError):
    """A translation whose source page is gone: it has no facts, so it should not be there."""


class SourceOnly(BaseTranslatableField):
    """A field that lives on the source page alone: wagtail-localize neither translates nor copies it."""


class BasePage(BilingualPreviewMixin, Page):
    """Words are translated, facts are shared: a translation reads its facts from the source page."""

    is_work: ClassVar[bool] = False
    kind: ClassVar[str] = ""
    shares_slug: ClassVar[bool] = False
    fact_fields: ClassVar[tuple[str, ...]] = ()
    term_fields: ClassVar[tuple[str, ...]] = ()
    required_facts: ClassVar[tuple[str, ...]] = ()
    facts_read_along: ClassVar[tuple[str, ...]] = ("locale",)
    card_template: ClassVar[str] = ""
    chooser_order: ClassVar[tuple[str | models.OrderBy, ...]] = ("-latest_revision_created_at",)
    card_has_facts: ClassVar[bool] = False
    takes_questions: ClassVar[bool] = False
    is_unrestricted = False  # until a reader's address was looked up, and nothing restricts the page
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

    base_form_class = BasePageForm

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

    @cached_property
    def terms(self) -> dict[str, list[TermName]]:
        """The terms of the work as readers see them, by the name of their field; meant for the source."""
        return shown_terms(self) if self.term_fields else {}

    @property
    def required_rows(self) -> dict[str, str]:
        """Lists of rows that must not be empty on publishing, with what to tell the editor."""
        return {}

    def publishing_errors(self) -> dict[str, str]:
        """What else keeps a page of this type from going live, by the name of the field."""
        return {}

    def own_translations(self) -> models.QuerySet[Page]:
        """The other pages of the work; aliases are none, they only repeat words."""
        return Page.objects.translation_of(self).filter(alias_of=None)

    def untranslated_parents(self) -> Iterable[Page]:
        """Pages below which another language shows this page's words, for want of an own live page there."""
        own = set(self.own_translations().filter(live=True).values_list("locale_id", flat=True))
        parent = cast("Page", self.get_parent())
        return Page.objects.translation_of(parent).filter(alias_of=None).exclude(locale_id__in=own)

    def describe_text(self) -> WorkText:
        """The words of this page, for the search."""
        return WorkText(title=self.title, summary=self.search_description, body="")

    def describe_facts(self) -> WorkFacts:
        """The facts of this page, for the search; meant for the source."""
        return WorkFacts()

    @property
    def share_image(self) -> "CustomImage | None":
        """The picture that goes along where somebody shares the page's address (Open Graph)."""
        return None

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Read what describing these pages takes, in a number of queries that does not grow with theirs."""

    @classmethod
    def card_pages(cls, translation_keys: Iterable[UUID]) -> models.QuerySet[Self]:
        """Source pages of works with the facts on their cards in a list, in a constant number of queries."""
        sources = cls._default_manager.filter(translation_key__in=translation_keys, locale=models.F("source_locale"))
        return cast("models.QuerySet[Self]", sources.select_related("locale"))

    @property
    def themes_page(self) -> "BasePage | None":
        """The page whose themes stand on the card; None for a kind without themes."""
        return self if "themes" in self.term_fields else None

    @property
    def linked_on_card(self) -> tuple[UUID, ...]:
        """The keys of the other works that the card links to."""
        return ()

    @classmethod
    def complete_cards(cls, pages: Sequence[Self], links: Mapping[UUID, WorkLink]) -> None:
        """Read what these cards show of other works, in a constant number of queries; ``links`` has what is public."""

    def permissions_for_user(self, user: "User") -> BasePagePermissionTester:  # type: ignore[override]
        """Wagtail's permissions, less what translators and copies are refused."""
        return BasePagePermissionTester(user, self)

    # Saving

    def check_publishable(self) -> None:
        """Raise ``ValidationError`` unless the page may go live now.

        A source needs its required facts; a translation needs a live source and every string translated, so that Dutch
        words never go out on an English page.
        """
        if not self.is_source:
            if reason := translations.reason_not_to_publish(self):
                raise ValidationError({NON_FIELD_ERRORS: [reason]})
            return
        errors: dict[str, Any] = {}
        for name in self.required_facts:
            value = getattr(self, name)
            if not (value.all() if hasattr(value, "all") else value or value == 0):
                errors[name] = [_text("Needed to publish.")]
        for field in self._meta.get_fields():  # full_clean() takes an empty stream for a filled one
            if isinstance(field, StreamField) and not field.blank and not getattr(self, field.name):
                errors[field.name] = [_text("Needed to publish.")]
        empty = [message for name, message in self.required_rows.items() if not getattr(self, name).all()]
        if empty:
            errors[NON_FIELD_ERRORS] = empty
        errors |= self.publishing_errors()
        if errors:
            raise ValidationError(errors)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Know the source before Django asks for it."""
        self._set_source_locale()
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def save(self, clean: bool = True, user: Any = None, log_action: Any = False, **kwargs: Any) -> None:
        """Save the page, its mirrors and, through ``work_changed``, what the search says of it, all or nothing.

        The rows of all language versions are locked first: of two editors who take down the source and publish the
        translation at the same moment, the second one sees what the first one did.
        """
        self._set_source_locale()
        if set(kwargs.get("update_fields") or ["all"]) <= UNSEEN_FIELDS:
            super().save(clean=clean, user=user, log_action=log_action, **kwargs)
            return
        if self.alias_of_id and not self.is_source:
            self.live = False  # its words are in the source's language; the fallback shows them, marked as such
            if kwargs.get("update_fields"):
                kwargs["update_fields"] = [*kwargs["update_fields"], "live"]
        translations.lock_versions(self)
        same = translations.row_with_same_words(self)
        if clean and self.live and (self.is_source or same is None or not same.live):
            self.check_publishable()
        self.words_as_of = translations.state_of_words(self, same, clean=clean)
        super().save(clean=clean, user=user, log_action=log_action, **kwargs)
        self.unpublish_translations()
        work_changed.send(sender=type(self), translation_keys=[self.translation_key])

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete all or nothing: Wagtail's own deletion can stop half way and leave a broken tree."""
        return super().delete(*args, **kwargs)

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

    # Slugs, unique across the languages

    def slug_is_taken(self, slug: str, parent: Page | None = None) -> bool:
        """Whether another work has the slug below any language's version of the parent.

        If it had, one of the two works would lose its address in the other language.
        """
        parent = parent or self.get_parent()
        if not self.is_work or parent is None:
            return False
        below = models.Q()
        for page in Page.objects.translation_of(parent, inclusive=True):
            below |= models.Q(path__startswith=page.path, depth=page.depth + 1)
        return Page.objects.filter(below, slug=slug).exclude(translation_key=self.translation_key).exists()

    def _check_slug_is_unique(self) -> None:
        super()._check_slug_is_unique()  # type: ignore[misc]
        if self.slug_is_taken(self.slug):
            raise ValidationError(
                {"slug": _text("This slug is already used by another page, here or in the other language.")}
            )

    def _get_autogenerated_slug(self, base_slug: str) -> str:
        candidate, number = super()._get_autogenerated_slug(base_slug), 1  # type: ignore[misc]
        while self.slug_is_taken(candidate):
            number += 1
            candidate = super()._get_autogenerated_slug(f"{base_slug}-{number}")  # type: ignore[misc]
        return candidate

    # Reading

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page; where the address has none in this language, show the work in the language it has."""
        if not path_components:
            return super().route(request, path_components)
        if result := fallback.route(self.url_path, path_components):
            return result
        raise Http404

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Restrictions of the page and of those above it, found by their paths in one query instead of two."""
        if self.is_unrestricted:
            return PageViewRestriction.objects.none()
        if self.alias_of_id is not None:
            return super().get_view_restrictions()
        return PageViewRestriction.objects.filter(page__path__in=ancestor_paths(self))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page, or send the reader on when ``moved`` says that it stands elsewhere in this language."""
        if kwargs.pop("moved", False):
            return HttpResponseRedirect(self.get_url(request) or "/")
        response = super().serve(request, *args, **kwargs)
        if fallback.is_fallback(self):
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Everything that ``base.html`` shows of a page."""
        from legro_cms.core.reading import page_context

        return super().get_context(request, *args, **kwargs) | page_context(self)


def work_models() -> list[type[BasePage]]:
    """All page types that are works, in a stable order."""
    from wagtail.models import get_page_models

    return sorted(
        (model for model in get_page_models() if issubclass(model, BasePage) and model.is_work),
        key=lambda model: model.kind,
    )
