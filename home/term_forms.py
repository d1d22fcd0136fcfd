"""The form behind the editor of theme pages and approach pages."""

from typing import Any

from django.forms import ModelChoiceField

from legro_cms.core.forms import BasePageForm
from legro_cms.core.models import Theme
from legro_cms.core.term_choices import theme_choices


class TermPageForm(BasePageForm):
    """Offers the terms of today, and the one that the page is about already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get(self.instance.term_name)
        if not isinstance(field, ModelChoiceField):
            return
        terms: Any = field.queryset.model._default_manager  # type: ignore[union-attr]
        chosen = getattr(self.instance, f"{self.instance.term_name}_id")
        field.queryset = terms.filter(pk__in=terms.current()) | terms.filter(pk=chosen)
        if terms.model is Theme:
            field.choices = [("", field.empty_label), *theme_choices(field.queryset)]
