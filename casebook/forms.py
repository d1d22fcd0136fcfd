"""The form behind the editor of a case."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from legro_cms.core.forms import BasePageForm

TERM_FIELDS = ("themes", "target_groups", "instruments")


class CasePageForm(BasePageForm):
    """Offers the terms of today, and keeps contributors to their own municipality."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TERM_FIELDS:
            field = self.fields.get(name)
            if field is not None:
                chosen = [term.pk for term in getattr(self.instance, name).all()] if self.instance.pk else []
                terms = field.queryset.model.objects
                field.queryset = terms.filter(Q(pk__in=terms.current()) | Q(pk__in=chosen)).select_related()

    def clean(self) -> dict[str, Any]:
        """On publishing or submitting, a contributor's case must lie in the contributor's municipality."""
        cleaned = super().clean()
        town = getattr(self.for_user, "municipality", None)
        if town is not None and self.edits_facts and not self.is_deferred_validation:
            rows = self.formsets["case_places"].forms if "case_places" in self.formsets else []
            named = [form.cleaned_data.get("municipality") for form in rows if hasattr(form, "cleaned_data")]
            if not any(place is not None and town in place.lineage() for place in named):
                self.add_error(
                    None, _("You write for %(municipality)s: name a place there.") % {"municipality": town.name}
                )
        return cleaned
