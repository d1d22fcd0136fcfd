"""Translations to make, to finish and to bring up to date."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.attention.pages import union_over_kinds
from home.attention.rows import Row, edit_address
from legro_cms.core.bilingual import language_codes
from legro_cms.core.fact_rows import day
from legro_cms.core.models import BasePage
from search.models import Entry


def outdated(today: date) -> Iterator[Row]:
    """Published translations of words that have changed since, the longest waiting first."""

    def behind(model: type[BasePage]) -> QuerySet[Any, Any]:
        sources = model._default_manager.filter(
            translation_key=OuterRef("translation_key"), locale=OuterRef("source_locale")
        )
        pages = model._default_manager.filter(live=True, alias_of=None).exclude(locale=F("source_locale"))
        changed = Subquery(sources.order_by().values("words_as_of")[:1])
        behind = pages.annotate(changed=changed).filter(changed__gt=F("words_as_of"))
        return behind.order_by().values_list("changed", "pk", "title")

    for changed, pk, title in union_over_kinds(behind).order_by("changed", "pk"):
        since = {"day": day(timezone.localdate(changed))}
        yield Row(title, edit_address(pk), _("The original changed on %(day)s.") % since)


def untranslated(today: date) -> Iterator[Row]:
    """Public works that half of the readers get in the other language, the newest first."""
    entries = Entry.objects.public().exclude(**{f"live_{code}": True for code in language_codes()})
    pages: dict[Any, dict[str, tuple[int, str]]] = defaultdict(dict)
    versions = Page.objects.filter(translation_key__in=entries.values("translation_key"), alias_of=None)
    for key, code, pk, title in versions.values_list("translation_key", "locale__language_code", "pk", "title"):
        pages[key][code] = (pk, title)
    newest = entries.order_by(F("published_at").desc(nulls_last=True), "pk")
    for key, language in newest.values_list("translation_key", "source_language"):
        if language not in pages[key]:
            continue
        pk, title = pages[key][language]
        begun = next((other for code, (other, _title) in pages[key].items() if code != language), None)
        if begun is None:
            address = reverse("wagtail_localize:submit_page_translation", args=[pk])
            yield Row(title, address, _("There is no translation."))
        else:
            yield Row(title, edit_address(begun), _("The translation was begun, and is not published."))
