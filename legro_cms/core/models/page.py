"""The base of every page: when it may be public, and that nothing of it is saved by half."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _text
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, get_page_models

from legro_cms.core import translations
from legro_cms.core.forms import BasePageForm, PageCopyForm
from legro_cms.core.models.addressed_page import AddressedPage
from legro_cms.core.models.described_page import DescribedPage
from legro_cms.core.permissions import BasePagePermissionTester
from legro_cms.core.signals import work_changed

if TYPE_CHECKING:
    from legro_cms.core.models.user import User

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


class BasePage(DescribedPage, AddressedPage):
    """What editors save is public at once, in search and lists too, or refused with what is missing."""

    required_facts: ClassVar[tuple[str, ...]] = ()
    takes_questions: ClassVar[bool] = False
    base_form_class = BasePageForm
    copy_form_class = PageCopyForm

    class Meta:
        abstract = True

    @property
    def required_rows(self) -> dict[str, str]:
        """Lists of rows that must not be empty on publishing, with what to tell the editor."""
        return {}

    def publishing_errors(self) -> dict[str, str]:
        """What else keeps a page of this type from going live, by the name of the field."""
        return {}

    def permissions_for_user(self, user: "User") -> BasePagePermissionTester:  # type: ignore[override]
        """Wagtail's permissions, less what translators and copies are refused."""
        return BasePagePermissionTester(user, self)

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Everything that ``base.html`` shows of a page."""
        from legro_cms.core.reading import page_context

        return super().get_context(request, *args, **kwargs) | page_context(self)


def work_models() -> list[type[BasePage]]:
    """All page types that are works, in a stable order."""
    return sorted(
        (model for model in get_page_models() if issubclass(model, BasePage) and model.is_work),
        key=lambda model: model.kind,
    )
