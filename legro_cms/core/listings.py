"""The explorer's list of works of one kind: their facts beside the titles, to filter by and to take along as a file."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast

from django.db.models import F, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet

from legro_cms.core.models import BasePage

ASIDE = "legro-fact"
"""Class of the columns that a narrow screen leaves out."""


class WorkFilterSet(PageFilterSet):
    """By what an editor looks for; a filter of facts asks the source, whichever language is listed."""

    site = None  # type: ignore[assignment]
    has_child_pages = None  # type: ignore[assignment]
    live = ChoiceFilter(
        label=_("On the site"), choices=[("true", _("Published")), ("false", _("Not published"))], method="by_state"
    )

    def by_state(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Published, or a draft."""
        return pages.filter(live=value == "true")

    def by_fact(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Works whose source has this fact."""
        sources = pages.model._default_manager.filter(locale=F("source_locale"), **{name: value})
        return pages.filter(translation_key__in=sources.values("translation_key"))


class WorkListingView(ExplorableIndexView):
    """Reads the sources, their rows and the state of the other language for all that a page of the list shows."""

    base_filterset_class: type[PageFilterSet] = WorkFilterSet
    fact_columns: ClassVar[tuple[Column, ...]] = ()

    @cached_property
    def columns(self) -> list[Any]:  # type: ignore[override]
        """Title, facts, and what Wagtail says of a page; the kind is the same for all."""
        return [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title", width="34%"),
            *self.fact_columns,
            Column("translation", label=_("Translation"), accessor="listed_translation", classname=ASIDE),
            DateColumn(
                "latest_revision_created_at",
                label=_("Updated"),
                sort_key="latest_revision_created_at",
                classname=ASIDE,
                width="10%",
            ),
            PageStatusColumn("status", label=_("Status"), sort_key="live", width="8%"),
        ]

    @cached_property
    def explorable_columns(self) -> list[Any]:
        """Nothing stands below a work of these kinds."""
        return self.columns

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Complete the pages that are shown or taken along."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        pages = list(context["object_list"])
        if pages:
            read_sources(pages)
            note_translations(pages)
            self.complete([page.facts for page in pages])
        return context

    def complete(self, sources: Sequence[Any]) -> None:
        """Read what the columns show of these source pages, in a constant number of queries."""


def read_sources(pages: Sequence[BasePage]) -> None:
    """Give translations their sources, in one query."""
    model: Any = type(pages[0])
    keys = [page.translation_key for page in pages if not page.is_source]
    sources = model._default_manager.filter(translation_key__in=keys, locale=F("source_locale")) if keys else ()
    by_key = {source.translation_key: source for source in sources}
    for page in pages:
        if page.translation_key in by_key:
            page.facts = by_key[page.translation_key]


def note_translations(pages: Sequence[BasePage]) -> None:
    """Say of each page how far the other language is, in one query."""
    model: Any = type(pages[0])
    keys = [page.translation_key for page in pages]
    versions: dict[Any, list[BasePage]] = {}
    for version in model._default_manager.filter(translation_key__in=keys, alias_of=None).defer_streamfields():
        versions.setdefault(version.translation_key, []).append(version)
    for page in pages:
        cast("Any", page).listed_translation = _state(versions.get(page.translation_key, []))


def _state(versions: Iterable[BasePage]) -> str:
    source = next((page for page in versions if page.is_source), None)
    translation = next((page for page in versions if not page.is_source), None)
    if translation is None:
        return _text("none")
    if not translation.live:
        return _text("draft")
    changed, rendered = (None if page is None else page.words_as_of for page in (source, translation))
    return _text("out of date") if changed and rendered and changed > rendered else _text("published")
