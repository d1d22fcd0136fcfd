"""Choosing terms and contacts in the admin: only what is current, found by name, and new ones made on the spot."""

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView as ChoosePageResultsView
from wagtail.admin.views.generic.chooser import ChooseView as ChoosePageView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


class FilterByNameForm(BaseFilterForm):
    """Searches a vocabulary, which is small, in the table itself."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Those that hold the words in one of the fields by which the list is searched too."""
        self.search_query = self.cleaned_data.get("q")
        if not self.search_query:
            return objects
        self.is_searching = True
        found = Q()
        for name in objects.model.snippet_viewset.search_fields:
            found |= Q(**{f"{name}__icontains": self.search_query})
        return objects.filter(found)


class CurrentOnly:
    """Offers what may still be chosen."""

    def get_filter_form_class(self) -> type[BaseFilterForm]:
        """By name."""
        return FilterByNameForm

    def get_object_list(self) -> QuerySet[Any]:
        """Neither retired nor merged nor ended."""
        return super().get_object_list().current()  # type: ignore[misc]


class ChooseCurrentView(CurrentOnly, ChooseView):
    """The chooser's window."""


class ChooseCurrentResultsView(CurrentOnly, ChooseResultsView):
    """The chooser's list, as it is refreshed while searching."""


class CurrentChooser(AdminSnippetChooser):
    """Wagtail's chooser, whose labels it would keep in the language of the first editor who came by."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choose_one_text = self._naming("Choose %(object)s")
        self.choose_another_text = self._naming("Choose another %(object)s")
        self.link_to_chosen_text = self._naming("Edit this %(object)s")

    def _naming(self, text: str) -> str:
        """One of Wagtail's own texts with the model's name, put together each time it is shown."""
        model: Any = self.model
        named: str = lazy(lambda: gettext(text) % {"object": model._meta.verbose_name}, str)()
        return named


class CurrentChooserViewSet(SnippetChooserViewSet):
    """The chooser of a vocabulary. Wagtail's own labels are translated once, when the server starts."""

    page_title = _("Choose")
    search_tab_label = _("Search")
    create_action_label = _("Create")

    choose_view_class = ChooseCurrentView
    choose_results_view_class = ChooseCurrentResultsView

    @cached_property
    def widget_class(self) -> CurrentChooser:  # type: ignore[override]
        """The field in a form: for snippets Wagtail keeps a widget here, not its class."""
        return CurrentChooser(model=self.model, icon=self.icon)


class OrganisationChooserViewSet(CurrentChooserViewSet):
    """Who writes a case down often meets an organisation that is new here."""

    form_fields = ["name_nl", "name_en", "kind", "relation"]


class ContactChooserViewSet(CurrentChooserViewSet):
    """Who writes a case down often meets a contact that is new here."""

    form_fields = ["role_nl", "role_en", "name", "email", "phone"]


class SourcesOnly:
    """Offers the source pages of works: facts point at works, whichever language one reads them in."""

    def get_object_list(self) -> QuerySet[Any]:
        """Works in the language they were first written in, in the order of their kind."""
        model: Any = self.model_class  # type: ignore[attr-defined]
        return model.objects.filter(locale=F("source_locale")).order_by(*model.chooser_order)


class ChooseWorkView(SourcesOnly, ChoosePageView):
    """The chooser's window."""


class ChooseWorkResultsView(SourcesOnly, ChoosePageResultsView):
    """The chooser's list, as it is refreshed while searching."""


class WorkChooserViewSet(ChooserViewSet):
    """The chooser for foreign keys to a kind of work."""

    choose_view_class = ChooseWorkView
    choose_results_view_class = ChooseWorkResultsView
