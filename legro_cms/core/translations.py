"""The relation between a source page and its translations: complete, live, up to date?"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from legro_cms.core.models.page import BasePage


def translation_record(page: "BasePage") -> Translation | None:
    """wagtail-localize's record of a translation that is still kept in step with its source."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .select_related("source")
        .first()
    )


def reason_not_to_publish(page: "BasePage") -> str:
    """Why the translation must not go live now; empty when it may."""
    source = Page.objects.filter(
        translation_key=page.translation_key, locale_id=page.source_locale_id, alias_of=None
    ).first()
    if source is None or not source.live:
        return _("The page this is a translation of is not published. Publish that one first.")
    record = translation_record(page)
    if record is not None and page.alias_of_id is None:
        total, done = record.get_progress()
        if done < total:
            return _("The translation is not complete: %(done)s of %(total)s texts are translated.") % {
                "done": done,
                "total": total,
            }
    return ""


def state_of_words(page: "BasePage") -> datetime:
    """When a source's words last changed; or for a translation, the state of the source's words that it renders.

    A change of facts alone leaves a source's words as old as they were.
    """
    if not page.is_source:
        record = translation_record(page)
        return timezone.now() if record is None else record.source.last_updated_at
    before = None if page._state.adding else type(page)._default_manager.filter(pk=page.pk).first()
    if before is not None and before.words_as_of is not None and words(before) == words(page):
        return before.words_as_of
    return timezone.now()


def words(page: "BasePage") -> list[str]:
    """The texts of a page that are translated, in a form that can be compared."""
    fields = (page._meta.get_field(field.field_name) for field in translated_fields(page))
    return [field.value_to_string(page) for field in fields if isinstance(field, models.Field)]


def translated_fields(page: "BasePage") -> list[object]:
    """wagtail-localize's descriptions of the fields whose text is translated."""
    return [field for field in get_translatable_fields(type(page)) if field.is_translated(page)]


def is_outdated(page: "BasePage") -> bool:
    """Whether the source's words changed since this translation was made."""
    if page.is_source or page.words_as_of is None:
        return False
    changed = page.facts.words_as_of
    return changed is not None and changed > page.words_as_of


def inherit_restrictions(page: "BasePage") -> None:
    """A translation is born with the view restrictions of its source."""
    if page.is_source:
        return
    from legro_cms.core.mirrors import restrict_like

    wanted = PageViewRestriction.objects.filter(
        page__translation_key=page.translation_key, page__locale_id=page.source_locale_id
    ).prefetch_related("groups")
    restrict_like(page, list(wanted))
