"""The editor of a concept of the glossary."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, Panel

from search.forms import ConceptForm
from search.language import term
from search.models import Concept, GlossaryTerm, Posting


class WorksFoundPanel(Panel):
    """How many works each word finds by itself, with a link that tries it: a word nobody writes helps nobody."""

    class BoundPanel(Panel.BoundPanel):
        """Bound to a concept."""

        template_name = "search/admin/works_found_panel.html"
        instance: Concept

        def is_shown(self) -> bool:
            """Show once there is something to try."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the words with their numbers."""
            terms = GlossaryTerm.objects.filter(concept=self.instance)
            rows = [{"term": term, "count": works_with(term), "url": search_address(term)} for term in terms]
            return super().get_context_data(parent_context) | {"rows": rows}


def works_with(name: GlossaryTerm) -> int:
    """How many public works hold all words of a term in its language."""
    wanted = {term(stem, name.language) for stem in name.key.split()}
    holding = Posting.objects.filter(term__in=wanted).values("entry").annotate(held=Count("term"))
    return holding.filter(held=len(wanted)).count()


def search_address(name: GlossaryTerm) -> str:
    """The site's search for a term, in its language."""
    with translation.override(name.language):
        return f"{reverse('search:search')}?{urlencode({'q': name.text})}"


concept_editor = ObjectList(
    [
        InlinePanel(
            "terms",
            [FieldRowPanel([FieldPanel("language"), FieldPanel("text")])],
            heading=_("Words for the same thing"),
            label=_("word"),
            help_text=_(
                "Whoever searches for one of these words also finds works that use another, in both languages. A good "
                "concept is narrow: words that a reader would exchange for each other, not words that merely have to "
                "do with each other. Give the words that officials use and those that residents use. Plurals and "
                "accents need no word of their own. The first word of a language is the one that readers see."
            ),
        ),
        FieldPanel("theme"),
        WorksFoundPanel(heading=_("What each word finds now")),
    ],
    base_form_class=ConceptForm,
)
