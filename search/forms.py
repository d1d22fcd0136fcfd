"""The forms behind the glossary in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from search.glossary.files import LARGEST_FILE
from search.glossary.rules import ALREADY_TAKEN, Name, holders, problems
from search.models import Concept


class ConceptForm(WagtailAdminModelForm):
    """Says of each word what is wrong with it, beside the word."""

    def clean(self) -> dict[str, Any]:
        """Look at the words together: most of what can be wrong with one depends on the others."""
        cleaned = super().clean() or self.cleaned_data
        terms = self.formsets["terms"]
        terms.is_valid()
        rows = [row for row in terms.forms if row.has_changed() or row.instance.pk]
        rows = [row for row in rows if not row.cleaned_data.get(DELETION_FIELD_NAME)]
        if not rows:
            self.add_error(None, _("Add at least two words for the same thing."))
        elif all(row.is_valid() for row in rows):
            self._check(rows)
        return cleaned

    def _check(self, rows: list[Any]) -> None:
        names = [Name(row.instance.language, row.instance.text) for row in rows]
        found = list(problems(names))
        for problem in found:
            rows[problem.position].add_error("text", problem.message)
        held = holders({name.key for name in names}, besides=self.instance)
        for position in set(range(len(rows))) - {problem.position for problem in found}:
            if (concept := held.get(names[position].key)) is not None:
                message = format_html(str(ALREADY_TAKEN), text=names[position].text, concept=_link_to(concept))
                rows[position].add_error("text", message)


def _link_to(concept: Concept) -> SafeString:
    address = reverse("wagtailsnippets_search_concept:edit", args=[concept.pk])
    return format_html('<a href="{}">{}</a>', address, concept)


class GlossaryFileForm(forms.Form):
    """A file to look at before anything is done with it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A CSV file with the columns nl, en and theme, one concept a line. Several words in a cell are separated "
            "by |. Excel: save it as “CSV UTF-8”."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> bytes:
        """The content, unless it is larger than a glossary can be."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("The file is too large: at most %(number)d MB.") % {"number": LARGEST_FILE // 1024**2}
            )
        content: bytes = file.read()
        return content
