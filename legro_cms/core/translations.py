"""The relation between a source page and its translations: complete, live, up to date?"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from legro_cms.core.models.translated_page import TranslatedPage


def translation_record(page: "TranslatedPage") -> Translation | None:
    """wagtail-localize's record of a translation that is still kept in step with its source."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )


def lock_versions(page: "TranslatedPage") -> None:
    """Let whoever changes another language version of the work wait until this transaction is over."""
    rows = Page.objects.filter(translation_key=page.translation_key).order_by("pk").select_for_update()
    list(rows.values_list("pk"))


def reason_not_to_publish(page: "TranslatedPage") -> str:
    """Why the translation must not go live now; empty when it may."""
    source = Page.objects.filter(
        translation_key=page.translation_key, locale_id=page.source_locale_id, alias_of=None
    ).first()
    if source is None or not source.live:
        return _("The page this is a translation of is not published. Publish that one first.")
    record = translation_record(page)
    if record is not None:
        total, done = record.get_progress()
        if done < total:
            return _("The translation is not complete: %(done)s of %(total)s texts are translated.") % {
                "done": done,
                "total": total,
            }
    return ""


def row_with_same_words(page: "TranslatedPage") -> "TranslatedPage | None":
    """The page as the database has it, if its words there are the same."""
    row = None if page._state.adding else type(page)._default_manager.filter(pk=page.pk).first()
    return row if row is not None and words(row) == words(page) else None


def state_of_words(page: "TranslatedPage", same: "TranslatedPage | None", *, clean: bool) -> datetime:
    """When a source's words last changed; or for a translation, the state of the source's words that it renders.

    A change of facts alone leaves a source's words as old as they were. ``same`` is the page as it was, where its words
    were the same. A translation whose words stay the same is up to date only if every string of the source has its
    translation, and not when it is saved in passing (``clean=False``).
    """
    unchanged_since = None if same is None else same.words_as_of
    record = None if page.is_source else translation_record(page)
    if record is None:
        return unchanged_since or timezone.now()
    if unchanged_since is not None and (not clean or not is_complete(record)):
        return unchanged_since
    return record.source.last_updated_at


def is_complete(record: Translation) -> bool:
    """Whether every string has its translation."""
    total, done = record.get_progress()
    return done >= total


def words(page: "TranslatedPage") -> list[str]:
    """The texts of a page that are translated, in a form that can be compared."""
    fields = (page._meta.get_field(field.field_name) for field in translated_fields(page))
    return [field.value_to_string(page) for field in fields if isinstance(field, models.Field)]


def translated_fields(page: "TranslatedPage") -> list[Any]:
    """wagtail-localize's descriptions of the fields whose text is translated."""
    return [field for field in get_translatable_fields(type(page)) if field.is_translated(page)]


def is_outdated(page: "TranslatedPage") -> bool:
    """Whether the source's words changed since this translation was made."""
    if page.is_source or page.words_as_of is None:
        return False
    changed = page.facts.words_as_of
    return changed is not None and changed > page.words_as_of


@transaction.atomic
def take_over_changes(page: "TranslatedPage") -> bool:
    """Give a translation the texts of its source as they are published now, to be translated; whether there were any.

    What readers see stays as it is: texts that have not changed keep their translation, and the others wait.
    """
    record = None if page.is_source else translation_record(page)
    changed = None if record is None else page.facts.words_as_of
    if record is None or changed is None or changed <= record.source.last_updated_at or not page.facts.live:
        return False
    record.source.update_from_db()
    return True


def inherit_restrictions(page: "TranslatedPage") -> None:
    """Give a new translation the view restrictions of its source: Wagtail does so only below unrestricted pages."""
    from legro_cms.core.mirrors import restrict_like

    wanted = PageViewRestriction.objects.filter(
        page__translation_key=page.translation_key, page__locale_id=page.source_locale_id
    ).prefetch_related("groups")
    restrict_like(page, list(wanted))
