"""The vocabulary in the admin: kept by editors, and nothing that is in use goes."""

from typing import Any

import pytest
from django.db.models import Model
from django.db.models.deletion import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from casebook.models import CaseParticipant
from legro_cms.core.groups import GroupName
from legro_cms.core.models import (
    Contact,
    Instrument,
    Location,
    Municipality,
    Organisation,
    SiteSettings,
    TargetGroup,
    Theme,
)
from tests.admin import client_of, member, messages_of
from tests.factories import (
    ContactFactory,
    InstrumentFactory,
    MunicipalityFactory,
    OrganisationFactory,
    TargetGroupFactory,
    ThemeFactory,
    UserFactory,
    casebook,
    draft_case,
    published_case,
)

pytestmark = pytest.mark.django_db

NAMES = {"name_nl": "Nieuw", "name_en": "New", "slug": "nieuw-begrip", "order": "5", "merged_into": ""}
FORMS: dict[type[Model], dict[str, str]] = {
    Theme: {**NAMES, "parent": "", "description_nl": "", "description_en": ""},
    Municipality: {
        **NAMES,
        "code": "GM9999",
        "inhabitants": "",
        "inhabitants_year": "",
        "inhabitants_source": "",
        "valid_until": "",
    },
    Organisation: {**NAMES, "kind": "other", "relation": "none", "website": "", "municipality": ""},
    Location: {**NAMES, "street_address": "", "postal_code": "", "town": "", "municipality": ""},
    TargetGroup: NAMES,
    Instrument: NAMES,
    Contact: {
        "role_nl": "Nieuw",
        "role_en": "New",
        "name": "",
        "organisation": "",
        "email": "nieuw@example.org",
        "phone": "",
        "ends_on": "",
        "successor": "",
    },
}


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def address(model: type[Model], action: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:{action}", args=args)


def bulk_delete(*rows: Model) -> str:
    meta = rows[0]._meta
    chosen = "&".join(f"id={row.pk}" for row in rows)
    return reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"]) + f"?{chosen}"


@pytest.mark.parametrize("model", FORMS)
def test_editor_lists_adds_changes_and_deletes(editor: Client, model: Any) -> None:
    assert editor.get(address(model, "list")).status_code == 200
    response = editor.post(address(model, "add"), FORMS[model])
    assert response.status_code == 302, response.context["form"].errors
    row = model.objects.order_by("pk").last()
    name = "role_nl" if model is Contact else "name_nl"
    assert getattr(row, name) == "Nieuw"
    editor.post(address(model, "edit", row.pk), {**FORMS[model], name: "Nieuwer"})
    row.refresh_from_db()
    assert getattr(row, name) == "Nieuwer"
    assert editor.get(address(model, "delete", row.pk)).status_code == 200
    editor.post(address(model, "delete", row.pk))
    assert not model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("field", ["name_nl", "name_en"])
def test_term_needs_a_name_in_both_languages(editor: Client, field: str) -> None:
    response = editor.post(address(Theme, "add"), {**FORMS[Theme], field: ""})
    assert set(response.context["form"].errors) == {field}


def test_slug_is_made_of_the_dutch_name(editor: Client) -> None:
    for expected in ("buiten-spelen", "buiten-spelen-2"):
        editor.post(address(Theme, "add"), {**FORMS[Theme], "name_nl": "Buiten spelen", "slug": ""})
        assert Theme.objects.order_by("pk").last().slug == expected


def test_two_terms_cannot_share_a_slug(editor: Client) -> None:
    response = editor.post(address(Theme, "add"), {**FORMS[Theme], "slug": "spelen"})
    assert set(response.context["form"].errors) == {"slug"}


def test_ring_of_merges_is_refused_beside_the_field(editor: Client) -> None:
    old, new = ThemeFactory(slug="oud"), ThemeFactory(slug="nieuw")
    old.merged_into = new
    old.save()
    form = {**FORMS[Theme], "slug": "nieuw", "merged_into": str(old.pk)}
    response = editor.post(address(Theme, "edit", new.pk), form)
    assert set(response.context["form"].errors) == {"merged_into"}


def test_ring_of_successors_is_refused_beside_the_field(editor: Client) -> None:
    first = MunicipalityFactory(slug="een", valid_until="2019-01-01")
    second = MunicipalityFactory(slug="twee", valid_until="2019-01-01")
    first.successors.set([second])
    form = {
        **FORMS[Municipality],
        "slug": "twee",
        "code": second.code,
        "valid_until": "2019-01-01",
        "successors": [str(first.pk)],
    }
    response = editor.post(address(Municipality, "edit", second.pk), form)
    assert set(response.context["form"].errors) == {"successors"}


def test_only_a_former_municipality_has_successors(editor: Client) -> None:
    veendam = Municipality.objects.get(slug="veendam")
    form = {**FORMS[Municipality], "successors": [str(veendam.pk)]}
    response = editor.post(address(Municipality, "add"), form)
    assert set(response.context["form"].errors) == {"valid_until"}


def chooser(name: str, action: str, query: str = "") -> str:
    return reverse(f"wagtailsnippetchoosers_core_{name}:{action}") + query


def test_chooser_finds_an_organisation_by_part_of_its_name_in_either_language(editor: Client) -> None:
    OrganisationFactory(slug="school", name_nl="De Hoeksteen", name_en="Cornerstone")
    for words in ("hoekst", "corner"):
        html = editor.get(chooser("organisation", "choose_results", f"?q={words}")).content.decode()
        assert "De Hoeksteen" in html
        assert "Veendam" not in html


def test_chooser_speaks_the_editors_own_language() -> None:
    user = member(GroupName.EDITORS)
    UserProfile.objects.create(user=user, preferred_language="en")
    html = client_of(user).get(chooser("organisation", "choose")).content.decode()
    assert "Create" in html
    assert "Zoeken" not in html


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("organisation", {"name_nl": "Nieuwe club", "name_en": "New club", "kind": "other", "relation": "none"}),
        ("contact", {"role_nl": "Nieuwe club", "role_en": "New club", "email": "club@example.org"}),
    ],
)
def test_what_is_new_is_made_in_the_chooser_by_editors_only(editor: Client, name: str, fields: dict[str, str]) -> None:
    contributor = client_of(member(GroupName.CONTRIBUTORS))
    model = {"organisation": Organisation, "contact": Contact}[name]
    before = model.objects.count()
    contributor.post(chooser(name, "create"), fields)
    assert model.objects.count() == before
    editor.post(chooser(name, "create"), fields)
    assert model.objects.count() == before + 1


# What is in use


def theme_of_a_live_case() -> Theme:
    theme = ThemeFactory(slug="in-gebruik")
    published_case(themes=[theme])
    return theme


def theme_of_a_draft() -> Theme:
    theme: Theme = ThemeFactory(slug="in-gebruik")
    page = draft_case()
    page.themes.set([theme])
    page.save_revision()
    page.refresh_from_db()
    assert not type(page).objects.filter(themes=theme).exists()
    return theme


def theme_of_a_draft_of_a_live_case() -> Theme:
    theme = ThemeFactory(slug="in-gebruik")
    page = published_case()
    page.themes.add(theme)
    page.save_revision()
    return theme


def theme_of_a_scheduled_case() -> Theme:
    theme = ThemeFactory(slug="in-gebruik")
    page = published_case()
    page.themes.add(theme)
    page.go_live_at = "2099-01-01T10:00:00+01:00"
    page.save_revision().publish()
    later = type(page).objects.get(pk=page.pk)
    later.go_live_at = None
    later.save_revision()
    return theme


def theme_with_parts() -> Theme:
    theme = ThemeFactory(slug="in-gebruik")
    ThemeFactory(slug="deel", parent=theme)
    return theme


def theme_that_took_over() -> Theme:
    theme = ThemeFactory(slug="in-gebruik")
    ThemeFactory(slug="oud", merged_into=theme)
    return theme


def successor() -> Municipality:
    town = MunicipalityFactory(slug="opvolger")
    MunicipalityFactory(slug="voorganger", valid_until="2019-01-01").successors.set([town])
    return town


def municipality_of_a_place() -> Municipality:
    town = MunicipalityFactory(slug="plaats")
    published_case(places=[town])
    return town


def municipality_of_a_contributor() -> Municipality:
    town = MunicipalityFactory(slug="plaats")
    UserFactory(municipality=town)
    return town


def municipality_of_an_organisation() -> Municipality:
    town = MunicipalityFactory(slug="plaats")
    OrganisationFactory(slug="gemeente", municipality=town)
    return town


def organisation_that_took_part() -> Organisation:
    organisation = OrganisationFactory(slug="school")
    CaseParticipant.objects.create(page=published_case(), organisation=organisation)
    return organisation


def organisation_that_took_part_in_a_draft() -> Organisation:
    organisation = OrganisationFactory(slug="school")
    page = draft_case()
    page.case_participants.add(CaseParticipant(organisation=organisation))
    page.save_revision()
    return organisation


def instrument_of_a_case() -> Instrument:
    instrument = InstrumentFactory(slug="visie")
    published_case(instruments=[instrument])
    return instrument


def target_group_of_a_case() -> TargetGroup:
    group = TargetGroupFactory(slug="jong")
    published_case(target_groups=[group])
    return group


def general_contact() -> Contact:
    contact = SiteSettings.load().general_contact
    assert contact is not None
    return contact


def contact_of_a_draft() -> Contact:
    contact = ContactFactory()
    page = draft_case()
    page.contact = contact
    page.save_revision()
    return contact


def contact_that_took_over() -> Contact:
    contact = ContactFactory()
    ContactFactory(successor=contact)
    return contact


IN_USE = [
    theme_of_a_live_case,
    theme_of_a_draft,
    theme_of_a_draft_of_a_live_case,
    theme_of_a_scheduled_case,
    theme_with_parts,
    theme_that_took_over,
    successor,
    municipality_of_a_place,
    municipality_of_a_contributor,
    municipality_of_an_organisation,
    organisation_that_took_part,
    organisation_that_took_part_in_a_draft,
    instrument_of_a_case,
    target_group_of_a_case,
    general_contact,
    contact_of_a_draft,
    contact_that_took_over,
]


@pytest.mark.parametrize("make", IN_USE)
def test_what_is_in_use_is_not_deleted_and_the_editor_is_told_why(editor: Client, make: Any) -> None:
    row = make()
    with pytest.raises(ProtectedError):
        row.delete()
    for ask in (editor.get, editor.post):
        for url in (address(type(row), "delete", row.pk), bulk_delete(row)):
            response = ask(url)
            assert response.status_code == 302, url
            assert str(row) in messages_of(response)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_one_term_in_use_keeps_the_whole_selection(editor: Client) -> None:
    used, unused = theme_of_a_live_case(), ThemeFactory(slug="vrij")
    response = editor.post(bulk_delete(used, unused))
    assert str(used) in messages_of(response)
    assert Theme.objects.filter(pk__in=[used.pk, unused.pk]).count() == 2


def test_unused_terms_are_deleted_together(editor: Client) -> None:
    rows = [ThemeFactory(slug="vrij"), ThemeFactory(slug="los")]
    editor.post(bulk_delete(*rows))
    assert not Theme.objects.filter(pk__in=[row.pk for row in rows]).exists()


def test_queryset_deletes_no_term_that_only_a_draft_names() -> None:
    theme = theme_of_a_draft()
    with pytest.raises(ProtectedError):
        Theme.objects.filter(pk=theme.pk).delete()


def test_term_can_go_when_the_last_case_that_named_it_has_gone() -> None:
    theme = theme_of_a_live_case()
    Page.objects.child_of(casebook("nl")).get().specific.delete()
    theme.delete()
    assert not Theme.objects.filter(pk=theme.pk).exists()


def test_former_municipality_that_nothing_names_can_go() -> None:
    town = MunicipalityFactory(slug="voorganger", valid_until="2019-01-01")
    town.successors.set([Municipality.objects.get(slug="veendam")])
    town.delete()
    assert not Municipality.objects.filter(slug="voorganger").exists()
