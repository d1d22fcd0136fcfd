"""The vocabulary, the contacts and the users in the admin; ``home`` puts them into the menu."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db.models import ProtectedError, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter  # type: ignore[import-untyped]
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from legro_cms.core.choosers import ContactChooserViewSet, CurrentChooserViewSet, OrganisationChooserViewSet
from legro_cms.core.models import (
    Approach,
    Contact,
    Instrument,
    Location,
    Municipality,
    Organisation,
    TargetGroup,
    Theme,
    VocabularyRow,
)
from legro_cms.core.user_forms import UserCreationForm, UserEditForm

names_panel = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("name_nl"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("order")]),
    ],
    heading=_("Name"),
)
retire_panel = MultiFieldPanel([FieldPanel("is_retired"), FieldPanel("merged_into")], heading=_("No longer in use"))


class VocabularyRowViewSet(SnippetViewSet):
    """What terms and contacts have in common."""

    add_to_admin_menu = False
    copy_view_enabled = False
    chooser_viewset_class = CurrentChooserViewSet
    chooser_per_page = 25


class MunicipalityFilterSet(WagtailFilterSet):
    """Today's municipalities, or the former ones."""

    valid_until__isnull = ChoiceFilter(
        label=_("Exists"), choices=[("true", _("Today")), ("false", _("No longer"))], method="by_existence"
    )

    class Meta:
        model = Municipality
        fields = ["is_retired"]

    def by_existence(self, towns: QuerySet[Municipality], name: str, value: str) -> QuerySet[Municipality]:
        """Whether they exist today."""
        return towns.filter(**{name: value == "true"})


class ContactFilterSet(WagtailFilterSet):
    """Who answers today, and who does not any more."""

    ends_on = ChoiceFilter(
        label=_("Answers"), choices=[("true", _("Today")), ("false", _("No longer"))], method="by_today"
    )

    class Meta:
        model = Contact
        fields = ["organisation"]

    def by_today(self, contacts: QuerySet[Contact], name: str, value: str) -> QuerySet[Contact]:
        """Whether they answer today themselves."""
        current = Contact.objects.current()
        return contacts.filter(pk__in=current) if value == "true" else contacts.exclude(pk__in=current)


class TermViewSet(VocabularyRowViewSet):
    """What the lists and editors of all vocabularies have in common."""

    inspect_view_enabled = True
    extra_panels: ClassVar[list[Any]] = []
    list_display: Any = ["name_nl", "name_en", Column("state", label=_("State"))]
    list_filter: Any = ["is_retired"]
    list_export: Any = ["name_nl", "name_en", "slug", "state"]
    export_headings: Any = {"state": _("State")}
    search_fields = ["name_nl", "name_en", "slug"]
    shown_relations: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the terms that the columns name, in one query."""
        model: Any = self.model
        terms: QuerySet[Any] = model._default_manager.select_related("merged_into", *self.shown_relations)
        return terms

    @property
    def panels(self) -> list[Any]:
        """Names first, what is special to this vocabulary next, and the way out last."""
        return [names_panel, *self.extra_panels, retire_panel]


class ThemeViewSet(TermViewSet):
    """Themes and their sub-terms."""

    model = Theme
    icon = "tag"
    ordering = ["order", "name_nl"]
    list_display = ["name_nl", "name_en", "parent", "order", *TermViewSet.list_display[2:]]
    list_filter = ["parent", "is_core", "is_retired"]
    list_export = [*TermViewSet.list_export, "parent", "order"]
    shown_relations = ("parent",)
    extra_panels = [
        FieldRowPanel([FieldPanel("parent"), FieldPanel("is_core")]),
        FieldRowPanel([FieldPanel("description_nl"), FieldPanel("description_en")]),
    ]


class MunicipalityViewSet(TermViewSet):
    """Municipalities of today and former ones."""

    model = Municipality
    icon = "site"
    list_display = ["name_nl", "code", "inhabitants", "valid_until", *TermViewSet.list_display[2:]]
    list_export = [*TermViewSet.list_export, "code", "inhabitants", "inhabitants_year", "valid_until"]
    filterset_class = MunicipalityFilterSet
    extra_panels = [
        FieldPanel(
            "code",
            help_text=_("GM and four digits, as Statistics Netherlands (CBS) lists it."),  # type: ignore[arg-type]
        ),
        FieldRowPanel([FieldPanel("inhabitants"), FieldPanel("inhabitants_year"), FieldPanel("inhabitants_source")]),
        FieldPanel("valid_until"),
        FieldPanel("successors", widget=CheckboxSelectMultiple, classname="legro-columns"),
    ]


class OrganisationViewSet(TermViewSet):
    """Organisations."""

    model = Organisation
    icon = "group"
    chooser_viewset_class = OrganisationChooserViewSet
    list_display = ["name_nl", "kind", "relation", *TermViewSet.list_display[2:]]
    list_filter = ["kind", "relation", "municipality", "is_retired"]
    list_export = [*TermViewSet.list_export, "get_kind_display", "get_relation_display", "website", "municipality"]
    export_headings = TermViewSet.export_headings | {
        "get_kind_display": _("Kind"),
        "get_relation_display": _("Relation to the network"),
    }
    shown_relations = ("municipality",)
    extra_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("relation")]),
        FieldPanel("website"),
        FieldPanel("municipality"),
    ]


class LocationViewSet(TermViewSet):
    """Places where people meet."""

    model = Location
    icon = "home"
    extra_panels = [
        FieldPanel("street_address"),
        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("town")]),
        FieldPanel("municipality"),
    ]


class TargetGroupViewSet(TermViewSet):
    """Target groups."""

    model = TargetGroup
    icon = "group"


class InstrumentViewSet(TermViewSet):
    """Instruments."""

    model = Instrument
    icon = "cogs"
    extra_panels = [FieldPanel("is_omgevingswet")]


class ApproachViewSet(TermViewSet):
    """Ways of working."""

    model = Approach
    icon = "pick"
    extra_panels = [FieldPanel("organisation"), FieldPanel("description_nl"), FieldPanel("description_en")]


class ContactViewSet(VocabularyRowViewSet):
    """Whom readers can call."""

    model = Contact
    icon = "mail"
    chooser_viewset_class = ContactChooserViewSet
    list_display = ["role_nl", "name", "organisation", "email", "ends_on", "successor"]
    list_export = ["role_nl", "role_en", "name", "organisation", "email", "phone", "ends_on", "successor"]
    filterset_class = ContactFilterSet
    search_fields = ["role_nl", "role_en", "name", "email", "organisation__name_nl", "organisation__name_en"]
    panels = [
        FieldRowPanel([FieldPanel("role_nl"), FieldPanel("role_en")]),
        FieldPanel("name"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
        FieldRowPanel([FieldPanel("ends_on"), FieldPanel("successor")]),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contact]:
        """With organisations and successors, in one query."""
        return Contact.objects.select_related("organisation", "successor__organisation")


VOCABULARY: tuple[type[VocabularyRowViewSet], ...] = (
    ThemeViewSet,
    MunicipalityViewSet,
    OrganisationViewSet,
    ContactViewSet,
    TargetGroupViewSet,
    InstrumentViewSet,
    ApproachViewSet,
    LocationViewSet,
)
"""What cases, events and reports share, in the order of the menu."""


class UserViewSet(WagtailUserViewSet):
    """Wagtail's users, with the municipality of a contributor."""

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """Our forms know the extra field."""
        return UserEditForm if for_update else UserCreationForm


@hooks.register("before_delete_snippet")
def refuse_to_delete_what_is_in_use(request: HttpRequest, rows: Sequence[Any]) -> HttpResponse | None:
    """Say what to do instead, before asking whether one is sure; for one row and for a selection."""
    used = []
    for row in rows:
        if isinstance(row, VocabularyRow):
            try:
                row.refuse_deletion_in_use()
            except ProtectedError as refusal:
                messages.error(request, refusal.args[0])
                used.append(row)
    if not used:
        return None
    viewset: Any = type(used[0]).snippet_viewset  # type: ignore[attr-defined]
    if len(rows) > 1:
        return redirect(viewset.get_url_name("list"))
    return redirect(viewset.get_url_name("edit"), quote(used[0].pk))
