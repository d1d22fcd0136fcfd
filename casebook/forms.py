"""The forms behind the editor of a case and of its places."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, cast

from django.db.models import Q
from django.forms import BaseFormSet, Form, ModelChoiceField
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page

from casebook.choices import Certainty
from casebook.rules import publishing_errors
from legro_cms.core.forms import BasePageForm
from legro_cms.core.models import Municipality, User

Choices = list[tuple[Any, Any]]


A_YEAR = timedelta(days=365)


class CasePageForm(BasePageForm):
    """Asks on publishing what makes a case useful, and keeps contributors to their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "review_date" in self.fields:
            self.initial["review_date"] = timezone.localdate() + A_YEAR

    def _clean_for_publishing(self, cleaned: dict[str, Any]) -> None:
        super()._clean_for_publishing(cleaned)
        if not self.edits_facts:
            return
        for name, message in publishing_errors(cleaned).items():
            self.add_error(name, message)
        for row in kept_rows(self.formsets.get("case_results")):
            if row.cleaned_data.get("certainty") == Certainty.MEASURED and not row.cleaned_data.get("source_nl"):
                row.add_error("source_nl", _("Who measured it, and when?"))
        if not self._may_publish():
            self._clean_own_municipality()

    def _may_publish(self) -> bool:
        """Whether the user is an editor; without a user it is a test of the form itself, or a command."""
        if self.for_user is None:
            return True
        parent = cast("Page", self.parent_page)
        return bool(parent.permissions_for_user(self.for_user).can_publish_subpage())

    def _clean_own_municipality(self) -> None:
        town = cast("User", self.for_user).municipality
        if town is None:
            self.add_error(None, _("Ask an administrator to note in your account which municipality you write for."))
            return
        named = [row.cleaned_data.get("municipality") for row in kept_rows(self.formsets.get("case_places"))]
        if not any(place is not None and town in place.lineage() for place in named):
            missing = _("You write for %(municipality)s: name a place there.") % {"municipality": town.name}
            self.formsets["case_places"].non_form_errors().append(missing)


class CasePlaceForm(WagtailAdminModelForm):
    """Offers today's municipalities, then the former ones; "today" can only be one that exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usable = Q(is_retired=False, merged_into=None)
        for name, offered in (("municipality", usable), ("present_municipality", usable & Q(valid_until=None))):
            field = cast("ModelChoiceField[Municipality]", self.fields[name])
            towns = Municipality.objects.filter(offered | Q(pk=getattr(self.instance, f"{name}_id")))
            field.queryset = towns
            field.choices = [("", field.empty_label), *municipality_choices(towns.by_name())]


def kept_rows(formset: BaseFormSet[Any] | None) -> Iterator[Form]:
    """The valid rows of a list that stay."""
    if formset is None:
        return
    for form in formset.forms:
        if hasattr(form, "cleaned_data") and form.cleaned_data and form not in formset.deleted_forms:
            yield form


def municipality_choices(towns: Iterable[Municipality]) -> Choices:
    """Those of today, then the former ones, under a heading each."""
    towns = list(towns)
    groups = [
        (_("Municipalities of today"), [town for town in towns if not town.is_former]),
        (_("Former municipalities"), [town for town in towns if town.is_former]),
    ]
    return [(heading, [(town.pk, str(town)) for town in group]) for heading, group in groups if group]
