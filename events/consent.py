"""Names of people, for as long as they agree to be named.

Readers see no name after its last day (``Person.shown_name``), and the search never knows one. What is stored goes that
night, or at once when somebody takes a consent back: out of the rows, all versions of their pages, and the copies from
which translations are made.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from modelcluster.models import model_from_serializable_data
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from events.models import EventPerson, ReportPresentation
from legro_cms.core.models import BasePage
from legro_cms.core.translations import lock_versions

Row = Mapping[str, Any]
"""Somebody as a version of a page has them."""

Naming = type[EventPerson] | type[ReportPresentation]
"""Rows that may name somebody."""

RELATIONS: Final[Mapping[Naming, str]] = {EventPerson: "people", ReportPresentation: "presentations"}
"""Where people are named, with the name that their rows have on the page."""

AHEAD: Final = timedelta(days=30)
"""How long before its end a consent is called to mind: long enough to ask again."""

NAMELESS: Final[Row] = {"name": "", "has_consent": False, "consent_until": None}


def end_consents(today: date) -> int:
    """Take away the names whose last day is over; how many there were."""
    count = 0
    for model in RELATIONS:
        ended: dict[int, list[Any]] = defaultdict(list)
        for row in model._default_manager.filter(consent_until__lt=today).exclude(name="").select_related("page"):
            ended[row.page.pk].append(row)
        for rows in ended.values():
            _end(model, rows[0].page, rows, today)
            count += len(rows)
    return count


@transaction.atomic
def _end(model: Naming, page: BasePage, rows: list[Any], today: date) -> None:
    """The same on one page. A draft newer than what is live may hold a new consent, so it speaks for itself."""
    lock_versions(page)
    names = {key_of(row.name) for row in rows}

    def is_over(row: Row) -> bool:
        return bool(row.get("consent_until")) and row["consent_until"] < today.isoformat()

    def is_named(row: Row) -> bool:
        return key_of(row["name"]) in names

    newer = Revision.objects.for_instance(page).filter(pk__gt=page.live_revision_id or 0)
    drafts = [page.latest_revision_id, *newer.exclude(approved_go_live_at=None).values_list("pk", flat=True)]
    speaking = newer.filter(pk__in=drafts)
    make_nameless(rows)
    clear_versions(model, speaking, is_over)
    clear_versions(model, Revision.objects.for_instance(page).exclude(pk__in=speaking), is_named)
    sources = TranslationSource.objects.filter(object_id=page.translation_key)
    clear_translation_sources(model, sources, is_named)


def rows_naming(name: str) -> list[Any]:
    """Where somebody is named today."""
    rows = [row for model in RELATIONS for row in model._default_manager.exclude(name="").select_related("page")]
    return [row for row in rows if key_of(row.name) == key_of(name)]


@transaction.atomic
def withdraw(name: str) -> int:
    """Take a name away wherever it stands among people, old versions and drafts included; from how many rows."""
    named = rows_naming(name)
    for row in named:
        lock_versions(row.page)

    def is_named(row: Row) -> bool:
        return key_of(row["name"]) == key_of(name)

    for model in RELATIONS:
        make_nameless([row for row in named if isinstance(row, model)])
        kind = ContentType.objects.get_for_model(cast("type[Page]", model._meta.get_field("page").related_model))
        clear_versions(model, Revision.objects.filter(content_type=kind), is_named)
        sources = TranslationSource.objects.filter(specific_content_type=kind)
        clear_translation_sources(model, sources, is_named)
    return len(named)


def key_of(name: str) -> str:
    """What two spellings of a name have in common, whatever their case and spaces."""
    return " ".join(name.split()).casefold()


def make_nameless(rows: Iterable[Any]) -> None:
    """Keep function and organisation; a row that then says nothing of anybody goes."""
    for row in rows:
        for field, value in NAMELESS.items():
            setattr(row, field, value)
        if row.is_nobody():
            row.delete()
        else:
            row.save(update_fields=list(NAMELESS))


def clear_versions(model: Naming, versions: Any, goes: Callable[[Row], bool]) -> None:
    """Take the names that ``goes`` picks out of versions of pages."""
    for version in versions.iterator(chunk_size=50):
        if take_names_out(model, version.content, goes):
            Revision.objects.filter(pk=version.pk).update(content=version.content)


def clear_translation_sources(model: Naming, sources: Any, goes: Callable[[Row], bool]) -> None:
    """The same in the copies of pages that wagtail-localize keeps."""
    for source in sources.iterator(chunk_size=50):
        content = json.loads(source.content_json)
        if take_names_out(model, content, goes):
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def take_names_out(model: Naming, content: dict[str, Any], goes: Callable[[Row], bool]) -> bool:
    """Change the stored page as :func:`make_nameless` changes rows; whether there was a name to take out."""
    kept, found = [], False
    for row in content.get(RELATIONS[model]) or ():
        if not (row.get("name") and goes(row)):
            kept.append(row)
            continue
        found = True
        nameless = {**row, **NAMELESS}
        somebody: Any = model_from_serializable_data(model, nameless, check_fks=False)
        if not somebody.is_nobody():
            kept.append(nameless)
    if found:
        content[RELATIONS[model]] = kept
    return found
