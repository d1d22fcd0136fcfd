"""The call-back list and the menu of the vocabulary in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from events.viewsets import EventSeriesViewSet
from home.models import ContactRequest
from legro_cms.core.viewsets import VOCABULARY


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """One menu item for all that editors choose from; the rooms know nothing of each other's lists."""

    menu_label = _("Vocabulary")
    menu_icon = "list-ul"
    menu_order = 410
    items = (*VOCABULARY, EventSeriesViewSet)


class NobodyAddsPolicy(ModelPermissionPolicy):
    """Requests come from the contact page only; not even a superuser writes one for somebody else."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Refuse adding."""
        return action != "add" and bool(super().user_has_permission(user, action))


class ContactRequestIndexView(generic.IndexView):
    """The list, new ones first and the longest waiting above."""

    page_title = _("Call-backs")  # type: ignore[assignment]

    def get_base_queryset(self) -> QuerySet[ContactRequest]:
        """With the owners, in one query."""
        return ContactRequest.objects.select_related("owner")


class ContactRequestViewSet(ModelViewSet):
    """Who waits for an answer. There is no search: what is typed into one stands in addresses and their logs."""

    model = ContactRequest
    icon = "comment"
    menu_label = _("Call-backs")  # type: ignore[assignment]
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    add_to_reference_index = False
    index_view_class = ContactRequestIndexView
    ordering = ["-status", "created"]
    list_display = [
        "name",
        Column("get_topic_display", label=_("Topic"), accessor="get_topic_display"),
        Column("get_status_display", label=_("Status"), accessor="get_status_display"),
        "owner",
        Column("age", label=_("Waiting"), accessor="age"),
        Column("mail_state", label=_("Mail"), accessor="mail_state"),
        "delete_after",
    ]
    list_filter = ["status", "owner"]
    inspect_view_fields = [
        "created",
        "role",
        "name",
        "organisation",
        "email",
        "phone",
        "best_time",
        "topic",
        "about",
        "message",
        "language",
        "status",
        "owner",
        "note",
        "delete_after",
    ]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name", read_only=True), FieldPanel("role", read_only=True)]),
                FieldPanel("organisation", read_only=True),
                FieldRowPanel([FieldPanel("email", read_only=True), FieldPanel("phone", read_only=True)]),
                FieldPanel("best_time", read_only=True),
            ],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("topic", read_only=True), FieldPanel("language", read_only=True)]),
                FieldPanel("about", read_only=True),
                FieldPanel("message", read_only=True),
                FieldRowPanel([FieldPanel("created", read_only=True), FieldPanel("delete_after", read_only=True)]),
            ],
            heading=_("What was asked"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("status"), FieldPanel("owner")]), FieldPanel("note")],
            heading=_("What we do"),
        ),
    ]

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        """Nobody adds."""
        return NobodyAddsPolicy(self.model)


contact_request_viewset = ContactRequestViewSet("contactrequest", url_prefix="call-backs")


def may_answer(user: Any) -> bool:
    """Whether the user takes care of requests."""
    return bool(contact_request_viewset.permission_policy.user_has_permission(user, "change"))
