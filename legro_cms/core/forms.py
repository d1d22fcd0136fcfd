"""The form behind the editor of every page."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from legro_cms.core import translations
from legro_cms.core.term_choices import offer_current_terms


class BasePageForm(WagtailAdminPageForm):
    """Drops facts from the form of a translation, offers the terms of today, asks for required rows on publishing."""

    is_deferred_validation: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits_facts = self.instance.pk is None or self.instance.is_source
        if not self.edits_facts:
            for name in self.instance.fact_fields:
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
            return
        for name in self.instance.required_facts:
            if name in self.fields:
                self.fields[name].required = True  # Wagtail lets a draft off, by the panel's ``required_on_save``
        for name in self.instance.term_fields:
            if isinstance(field := self.fields.get(name), ModelMultipleChoiceField):
                chosen = [term.pk for term in getattr(self.instance, name).all()] if self.instance.pk else []
                offer_current_terms(field, chosen)

    def clean(self) -> dict[str, Any]:
        """Check the slug against the other language's pages and, on publishing, the rows a work must have.

        Wagtail cleans the rows after the page; here they are asked for first, since the page is judged by them.
        """
        cleaned = super().clean()
        for formset in self.formsets.values():
            formset.is_valid()
        slug = cleaned.get("slug")
        if slug and self.instance.slug_is_taken(slug, self.parent_page):
            self.add_error("slug", _("This slug is already used by another page, here or in the other language."))
        if not self.is_deferred_validation:
            self._clean_for_publishing(cleaned)
        return cleaned

    def _clean_for_publishing(self, cleaned: dict[str, Any]) -> None:
        """Ask the page's own question of ``check_publishable``, with each answer beside its field."""
        if not self.edits_facts:
            if reason := translations.reason_not_to_publish(self.instance):
                self.add_error(None, reason)
            return
        self._clean_required_rows()

    def _clean_required_rows(self) -> None:
        """Say so above a required list of rows that is empty, where the editor can add one."""
        for name, message in self.instance.required_rows.items():
            formset = self.formsets.get(name)
            if formset is not None and not any(
                form.has_changed() or form.instance.pk for form in formset.forms if form not in formset.deleted_forms
            ):
                formset.non_form_errors().append(message)


class PageCopyForm(CopyForm):
    """Does not offer a copy that follows its original, which is refused: no list would know that public work."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
