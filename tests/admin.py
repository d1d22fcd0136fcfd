"""The admin as people use it: logged-in clients, the editor's form as a browser sends it, and what was refused."""

from typing import Any

from django.contrib.messages import get_messages
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality, User
from tests.factories import ThemeFactory, UserFactory

ROWS = ("case_places", "case_results", "case_participants", "case_photos", "case_materials", "case_relations")


def member(group: GroupName, **fields: Any) -> User:
    """Somebody in the group."""
    return UserFactory(group=group, **fields)


def client_of(user: User) -> Client:
    """A browser in which the user is logged in."""
    client = Client()
    client.force_login(user)
    return client


def case_form(**changes: Any) -> dict[str, Any]:
    """The fields of a complete case's editor, as posted; ``changes`` replaces some.

    ``places`` is a list of municipalities or of dictionaries with the fields of a place; the other rows are lists of
    dictionaries under their own names. ``action`` is the button that was pressed; without one, "Save draft".
    """
    action = changes.pop("action", None)
    many = {name: posted(changes.pop(name, [])) for name in ("themes", "target_groups", "instruments")}
    places = [
        {"municipality": place} if isinstance(place, Municipality) else place for place in changes.pop("places", [])
    ]
    {"title": "Vraag het eerst de school", "text": rich_text("")}
    empty_place = dict.fromkeys(
        ("municipality", "present_municipality", "village", "place_name", "country_nl", "country_en"), ""
    )
    rows = {name: changes.pop(name, []) for name in ROWS} | {"case_places": [empty_place | place for place in places]}
    fields = {
        "title": "Een beweegtuin voor het dorp",
        "slug": "een-beweegtuin-voor-het-dorp",
        "summary": "Bewoners legden een tuin aan. Nu komt er elke dag iemand.",
        **{
            name: rich_text(changes.pop(name, text))
            for name, text in {
                "problem": "<p>Er was niets te doen.</p>",
                "approach": "<p>Wij belden overal aan.</p>",
                "result": "<p>Het is er druk.</p>",
                "did_not_work": "",
                "success_factors": "",
                "obstacles": "",
                "works_only_if": "",
            }.items()
        },
        "lessons": streamfield(
            changes.pop("lessons", [("lesson", {"title": "Vraag het eerst de school", "text": rich_text("")})])
        ),
        "body": streamfield([]),
        "status": "running",
        "start_year": "2023",
        "review_date": "2027-06-01",
        "comments": inline_formset([]),
        **{name: inline_formset(posted(items)) for name, items in rows.items()},
        **changes,
    }
    data = {**nested_form_data(posted(fields)), **many}
    return data if action is None else {**data, action: "1"}


def event_form(**changes: Any) -> dict[str, Any]:
    """The fields of a complete meeting's editor, as posted; ``action`` is the button that was pressed."""
    action = changes.pop("action", None)
    themes = posted(changes.pop("themes", [ThemeFactory(slug="bewegen")]))
    fields = {
        "title": "Een nieuwe bijeenkomst",
        "slug": "een-nieuwe-bijeenkomst",
        "summary": "Waar het over gaat. Voor wie.",
        "body": streamfield([]),
        "event_kind": "session",
        "precision": "exact",
        "first_day": "2026-12-10",
        "event_status": "scheduled",
        "attendance": "online",
        "people": inline_formset([]),
        "recordings": inline_formset([]),
        "comments": inline_formset([]),
        **changes,
    }
    data = {**nested_form_data(posted(fields)), "themes": themes}
    return data if action is None else {**data, action: "1"}


def posted(value: Any) -> Any:
    """Database rows as their keys, however deep, and None as an empty field."""
    if isinstance(value, dict):
        return {name: posted(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        items = [posted(item) for item in value]
        return items if isinstance(value, list) else tuple(items)
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else value


def edit(client: Client, page: Page, data: dict[str, Any]) -> HttpResponse:
    """Post the editor's form of a page."""
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def create_case(client: Client, parent: Page, data: dict[str, Any]) -> HttpResponse:
    """Post the form with which a case is added."""
    return client.post(reverse("wagtailadmin_pages:add", args=["casebook", "casepage", parent.pk]), data)


def form_errors(response: HttpResponse) -> dict[str, Any]:
    """The errors that the editor's form shows: by field, and by row of the lists of rows."""
    form = response.context["form"]
    errors: dict[str, Any] = {name: list(found) for name, found in form.errors.items()}
    for name, formset in form.formsets.items():
        if not formset.is_valid():
            errors[name] = [dict(row) for row in formset.errors] + list(formset.non_form_errors())
    return errors


def messages_of(response: HttpResponse) -> str:
    """The messages of an answer, joined."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def is_refused(response: HttpResponse) -> bool:
    """Whether the admin said no: 403, or back to its home page with the message that Wagtail gives then."""
    home = response.status_code == 302 and response.headers["Location"] == reverse("wagtailadmin_home")
    return response.status_code in {403, 404} or home


def tree_state() -> list[tuple[Any, ...]]:
    """Everything about the pages that somebody without the right to could have changed."""
    pages = Page.objects.order_by("pk").values_list(
        "pk", "path", "title", "draft_title", "slug", "live", "locked", "latest_revision", "alias_of", "go_live_at"
    )
    restrictions = PageViewRestriction.objects.order_by("pk").values_list("pk", "page", "restriction_type")
    cases = CasePage.objects.order_by("pk").values_list("pk", "summary", "status", "start_year")
    return [*pages, *restrictions, *cases]
