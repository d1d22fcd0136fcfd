"""The lists of the admin: what stands beside a title, what they are filtered by, their files, and what they cost."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from legro_cms.core.groups import GroupName
from legro_cms.core.models import Contact, Municipality, Organisation, Theme
from tests.admin import client_of, member
from tests.factories import (
    ContactFactory,
    OrganisationFactory,
    ThemeFactory,
    casebook,
    draft_case,
    published_case,
    submit_translation,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def explore(client: Client, language: str = "nl", **params: str) -> Any:
    response = client.get(reverse("wagtailadmin_explore", args=[casebook(language).pk]), params)
    assert response.status_code == 200
    return response


def listed(client: Client, language: str = "nl", **params: str) -> set[str]:
    """The titles of the cases that the explorer shows."""
    return {page.title for page in explore(client, language, **params).context["object_list"]}


def exported(client: Client, address: str, **params: str) -> list[dict[str, str]]:
    """The rows of the file that belongs to a list."""
    response = client.get(address, {**params, "export": "csv"})
    content = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(content)))


# Cases


def test_the_list_of_cases_says_where_whom_to_ask_and_when_to_review(editor: Client) -> None:
    contact = ContactFactory(role_nl="Dorpencoördinator")
    published_case(places=[Municipality.objects.get(slug="loppersum")], contact=contact, review_date=date(2027, 3, 9))
    html = explore(editor).content.decode()
    for text in ("Loppersum (nu Eemsdelta)", "Dorpencoördinator", "9 maart 2027"):
        assert text in html


def test_the_english_list_shows_the_same_facts(editor: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        translated(published_case(contact=ContactFactory(role_nl="Dorpencoördinator")), {"title": "Benches"})
    html = explore(editor, "en").content.decode()
    assert "Benches" in html
    assert "Veendam" in html
    assert "Dorpencoördinator" in html


def test_the_list_of_cases_is_filtered_by_facts(editor: Client, freeze: Any) -> None:
    freeze("2026-11-21 10:00")
    editor = client_of(member(GroupName.EDITORS))
    spelen, contact = ThemeFactory(slug="spelen"), ContactFactory()
    published_case(title="A", slug="a", themes=[spelen], status="idea", contact=contact, review_date=date(2026, 11, 21))
    published_case(title="B", slug="b", review_date=date(2027, 1, 1))
    draft_case(title="C", slug="c", places=[Municipality.objects.get(slug="pekela")]).save_revision()
    filters = [
        ({"themes": str(spelen.pk)}, {"A"}),
        ({"case_places__municipality": str(Municipality.objects.get(slug="pekela").pk)}, {"C"}),
        ({"status": "idea"}, {"A"}),
        ({"contact": str(contact.pk)}, {"A"}),
        ({"contact": "none"}, {"B", "C"}),
        ({"review_date__lte": "due"}, {"A"}),
        ({"review_date__lte": "soon"}, {"A", "B"}),
        ({"live": "false"}, {"C"}),
        ({"live": "true"}, {"A", "B"}),
    ]
    for params, expected in filters:
        assert listed(editor, **params) == expected, params


def test_the_english_list_is_filtered_by_the_facts_of_the_source(
    editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        translated(published_case(title="A", slug="a", status="idea"), {"title": "An idea"})
        translated(published_case(title="B", slug="b"), {"title": "Running"})
    assert listed(editor, "en", status="idea") == {"An idea"}


def test_the_list_says_how_far_the_translation_is(
    freeze: Callable[[str], None], django_capture_on_commit_callbacks: Any
) -> None:
    freeze("2026-11-20 10:00")
    with django_capture_on_commit_callbacks(execute=True):
        published_case(title="A", slug="a")
        submit_translation(published_case(title="B", slug="b"))
        translated(published_case(title="C", slug="c"))
        old = published_case(title="D", slug="d")
        translated(old)
    freeze("2026-11-21 10:00")
    old.summary = "Nu anders."
    old.save_revision().publish()
    pages = explore(client_of(member(GroupName.EDITORS))).context["object_list"]
    states = {page.title: page.listed_translation for page in pages}
    assert len(set(states.values())) == 4
    assert states["D"] != states["C"]


def test_the_file_of_cases_holds_what_is_shown_and_starts_no_formula(editor: Client) -> None:
    published_case(title="=1+1", slug="som")
    published_case(title="Weg", slug="weg", status="idea")
    [row] = exported(editor, reverse("wagtailadmin_explore", args=[casebook().pk]), status="running")
    assert "'=1+1" in row.values()
    assert "Veendam" in row.values()


def test_a_longer_list_of_cases_asks_nothing_more_of_its_own(editor: Client) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            explore(editor)
        return sum("wagtail_localize" not in one["sql"] and "wagtailcore_locale" not in one["sql"] for one in asked)

    def more(numbers: range) -> None:
        for number in numbers:
            contact = ContactFactory(organisation=OrganisationFactory(slug=f"club-{number}"))
            published_case(title=f"Geval {number}", slug=f"geval-{number}", contact=contact)

    more(range(3))
    explore(editor)
    few = questions()
    more(range(3, 12))
    assert questions() <= few + 1


# The vocabulary


def many_rows(model: Any) -> None:
    """Rows that name others, which a list shows too."""
    parent = ThemeFactory(slug="breder")
    for number in range(15):
        if model is Theme:
            merged = ThemeFactory(slug=f"nieuw-{number}", parent=parent)
            ThemeFactory(slug=f"oud-{number}", parent=parent, merged_into=merged)
        elif model is Contact:
            organisation = OrganisationFactory(slug=f"club-{number}")
            ContactFactory(organisation=organisation, successor=ContactFactory(organisation=organisation))
        else:
            merged = OrganisationFactory(slug=f"nieuw-{number}")
            OrganisationFactory(slug=f"oud-{number}", merged_into=merged)


@pytest.mark.parametrize("model", [Theme, Contact, Organisation])
def test_a_list_of_the_vocabulary_asks_as_much_for_many_rows_as_for_few(
    editor: Client, model: Any, django_assert_max_num_queries: Any
) -> None:
    many_rows(model)
    address = reverse(f"wagtailsnippets_core_{model._meta.model_name}:list")
    editor.get(address)
    with django_assert_max_num_queries(14):
        assert editor.get(address).status_code == 200


def test_contacts_are_filtered_by_whether_they_answer_today(editor: Client) -> None:
    ContactFactory(role_nl="vertrokken", ends_on=date(2020, 1, 1))
    ContactFactory(role_nl="gebleven")
    address = reverse("wagtailsnippets_core_contact:list")

    def roles(state: str) -> set[str]:
        return {row["Rol (Nederlands)"] for row in exported(editor, address, ends_on=state)}

    assert "vertrokken" in roles("false")
    assert "vertrokken" not in roles("true")
    assert "gebleven" in roles("true")


def test_municipalities_are_filtered_by_whether_they_exist(editor: Client) -> None:
    address = reverse("wagtailsnippets_core_municipality:list")
    today = {row["Slug"] for row in exported(editor, address, valid_until__isnull="true")}
    former = {row["Slug"] for row in exported(editor, address, valid_until__isnull="false")}
    assert "eemsdelta" in today
    assert "loppersum" in former
    assert not today & former


def test_series_of_meetings_stand_in_the_menu_of_the_vocabulary(editor: Client) -> None:
    html = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailsnippets_events_eventseries:list") in html
    assert f'"{reverse("wagtailsnippets:index")}"' not in html
