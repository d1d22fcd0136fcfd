"""The admin's editor, as a browser fills it in."""

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

LESSON = ("lesson", {"title": "Vraag het eerst de school", "text": rich_text("")})


def edit_url(page: Page) -> str:
    """The address of a page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def create_url(parent: Page) -> str:
    """The address at which a case is begun."""
    return reverse("wagtailadmin_pages:add", args=["casebook", "casepage", parent.pk])


def form_at(client: Client, url: str, **changes: Any) -> dict[str, Any]:
    """What a browser would post from the editor at ``url`` after these changes; None leaves a field out."""
    html = client.get(url).content.decode()
    data: dict[str, Any] = dict(querydict_from_html(html, form_id="page-edit-form").lists())
    data |= nested_form_data({"lessons": streamfield([LESSON]), "body": streamfield([])})
    return {name: value for name, value in (data | changes).items() if value is not None}


def post(client: Client, url: str, action: str = "", **changes: Any) -> HttpResponse:
    """Change fields in the editor and press a button: "" saves a draft, ``publish``, ``submit`` ..."""
    data = form_at(client, url, **changes)
    if action:
        data[f"action-{action}"] = "1"
    return client.post(url, data)


def errors(response: HttpResponse) -> dict[str, Any]:
    """The errors that the editor shows; empty where it saved."""
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


def said(response: HttpResponse) -> str:
    """The messages that the admin shows next."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def bulk(client: Client, action: str, *pages: Page, **data: Any) -> HttpResponse:
    """Tick pages in the list and run an action on all of them."""
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{url}?{query}", data)
