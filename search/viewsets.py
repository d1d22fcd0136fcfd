"""The glossary in the admin."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from search.glossary.views import ExportView, ImportView
from search.models import Concept, GlossaryLanguage, GlossaryTerm
from search.models.glossary_term import tidy
from search.panels import concept_editor


class ConceptFilterSet(WagtailFilterSet):
    """By theme, and what still lacks words."""

    lacks = ChoiceFilter(
        label=gettext_lazy("No words in"), choices=GlossaryLanguage.choices, method="without", empty_label=None
    )

    class Meta:
        model = Concept
        fields = ["theme"]

    def without(self, concepts: QuerySet[Concept], name: str, language: str) -> QuerySet[Concept]:
        """Concepts that have no words in a language: readers of it are not helped."""
        return concepts.exclude(terms__language=language)


class ConceptIndexView(IndexView):
    """The list, with the ways to and from a file."""

    import_url_name: str = ""
    export_url_name: str = ""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Each concept once, however many of its words match."""
        if not self.is_searching:
            return queryset
        found = super().search_queryset(Concept.objects.order_by())
        return queryset.filter(pk__in=found.values("pk"))

    @cached_property
    def header_more_buttons(self) -> list[Button]:  # type: ignore[override]
        """Add the file's two ways to Wagtail's own buttons."""
        buttons = list(super().header_more_buttons)
        buttons.append(Button(_("Export as a file"), url=reverse(self.export_url_name), icon_name="download"))
        if self.user_has_permission("add") and self.user_has_permission("change"):
            buttons.append(Button(_("Import a file"), url=reverse(self.import_url_name), icon_name="upload"))
        return buttons


class ConceptCreateView(CreateView):
    """A new concept, begun with a row for each language; an address may bring a word along: ``?nl=rookvrij``."""

    def get_initial_form_instance(self) -> Concept | None:
        """The concept with those rows."""
        if self.request.method != "GET":
            return None
        given = {language: tidy(self.request.GET.get(language, "")) for language in GlossaryLanguage.values}
        longest = GlossaryTerm._meta.get_field("text").max_length
        concept = Concept()
        concept.terms.add(*(GlossaryTerm(language=language, text=text[:longest]) for language, text in given.items()))
        return concept


def words_in(language: str, concept: Concept) -> str:
    """All words of a language, in their order."""
    return ", ".join(term.text for term in concept.terms.all() if term.language == language)


class ConceptViewSet(SnippetViewSet):
    """Words that mean the same, for the search."""

    model = Concept
    icon = "openquote"
    menu_label = gettext_lazy("Glossary")
    menu_order = 420
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = concept_editor
    index_view_class = ConceptIndexView
    add_view_class = ConceptCreateView
    filterset_class = ConceptFilterSet
    list_display: Any = [
        "__str__",
        Column("nl", label=gettext_lazy("Dutch"), accessor=partial(words_in, "nl")),
        Column("en", label=gettext_lazy("English"), accessor=partial(words_in, "en")),
        "theme",
        UpdatedAtColumn(),
    ]
    list_per_page = 50
    search_fields = ["terms__text", "theme__name_nl", "theme__name_en"]
    ordering = ["first_word", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Concept]:
        """In the order of their first word, with all words in one more query."""
        terms = GlossaryTerm.objects.filter(concept=OuterRef("pk"))
        firsts = (Subquery(terms.filter(language=code).values("text")[:1]) for code in GlossaryLanguage.values)
        concepts = Concept.objects.select_related("theme").prefetch_related("terms")
        return concepts.annotate(first_word=Coalesce(*firsts))

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list where a file comes in and goes out."""
        return super().get_index_view_kwargs(
            import_url_name=self.get_url_name("import"), export_url_name=self.get_url_name("export"), **kwargs
        )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's views, and those of the file."""
        return [
            *super().get_urlpatterns(),
            path("import/", self.construct_view(ImportView), name="import"),
            path("export/", self.construct_view(ExportView), name="export"),
        ]
