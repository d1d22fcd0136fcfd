"""Translating example pages as an editor would: string by string, in wagtail-localize's own records."""

import json
from collections import defaultdict, deque

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.demo.publishing import note_references


class UnequalTranslationError(ValueError):
    """The two language versions of an example do not have the same paragraphs and blocks."""


@transaction.atomic
def translate(source: Page, twin: Page) -> None:
    """Translate and publish ``source`` into the words of ``twin``.

    ``twin`` is an unsaved page of the other language with the same blocks and paragraphs in the same order; its strings
    become the translations of the source's, so that the translation editor shows the work as completely translated.

    Raises:
        UnequalTranslationError: the two do not have the same strings.
    """
    record, _created = TranslationSource.update_or_create_from_instance(source)
    Translation.objects.get_or_create(source=record, target_locale=twin.locale)
    words = extract_segments(twin)
    translate_strings(record, twin.locale, [part for part in words if isinstance(part, StringSegmentValue)])
    override_links(record, twin.locale, [part for part in words if isinstance(part, OverridableSegmentValue)])
    with disable_reference_index_auto_update():
        page, _created = record.create_or_update_translation(twin.locale, publish=False)
        page.get_latest_revision().publish()
    note_references(page)


def translate_strings(record: TranslationSource, locale: Locale, words: list[StringSegmentValue]) -> None:
    """Store the translation of each string: the nth of a field belongs to the nth of the same field."""
    by_field: defaultdict[str, deque[str]] = defaultdict(deque)
    for word in words:
        by_field[word.path].append(word.string.data)
    segments = StringSegment.objects.filter(source=record).select_related("string", "context").order_by("order")
    for segment in segments:
        if not by_field[segment.context.path]:
            raise UnequalTranslationError(f"{record.object_repr}: nothing for “{segment.string.data}”")
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": by_field[segment.context.path].popleft()},
        )
    if left := [word for rest in by_field.values() for word in rest]:
        raise UnequalTranslationError(f"{record.object_repr}: no place for “{left[0]}”")


def override_links(record: TranslationSource, locale: Locale, links: list[OverridableSegmentValue]) -> None:
    """Store the address of a link where it is another one in the other language."""
    segments = OverridableSegment.objects.filter(source=record).select_related("context").order_by("order")
    for segment, link in zip(segments, links, strict=True):
        if segment.data != link.data:
            SegmentOverride.objects.get_or_create(
                locale=locale, context=segment.context, defaults={"data_json": json.dumps(link.data)}
            )
