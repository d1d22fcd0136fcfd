"""The editor of a case: drafts save whatever is missing, publishing says beside the field what is needed."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from casebook.choices import CostClass, SizeClass
from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Contact, Municipality
from tests.admin import case_form, client_of, create_case, edit, form_errors, member
from tests.factories import (
    InstrumentFactory,
    OrganisationFactory,
    TargetGroupFactory,
    ThemeFactory,
    casebook,
    draft_case,
    published_case,
    standard_page,
    translated,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    return client_of(member(GroupName.EDITORS))


def town(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


def complete(**changes: Any) -> dict[str, Any]:
    return case_form(
        **{"themes": [ThemeFactory(slug="bewegen")], "places": [town("veendam")], "action": "action-publish", **changes}
    )


def add(client: Client, **changes: Any) -> Any:
    return create_case(client, casebook("nl"), complete(**changes))


def errors(client: Client, **changes: Any) -> dict[str, Any]:
    response = add(client, **changes)
    assert response.status_code == 200, "it was accepted"
    assert not CasePage.objects.exists()
    return form_errors(response)


def editor_html(client: Client, page: CasePage) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


# Looking at it


@pytest.mark.parametrize("group", [GroupName.ADMINISTRATORS, GroupName.EDITORS, GroupName.CONTRIBUTORS])
def test_all_tabs_are_there_for_those_who_write(group: GroupName) -> None:
    user = member(group, municipality=town("veendam"))
    page = draft_case(places=[town("veendam")])
    page.save_revision()
    html = editor_html(client_of(user), page)
    assert html.count('role="tab"') >= 4
    for field in ("summary", "themes", "case_places-TOTAL_FORMS", "contact", "review_date"):
        assert f'name="{field}"' in html


def test_every_field_of_the_words_says_what_a_good_answer_is() -> None:
    words = ("summary", "problem", "approach", "result", "lessons", "did_not_work", "success_factors", "works_only_if")
    assert [name for name in words if not CasePage._meta.get_field(name).help_text] == []


# Drafts


def test_draft_is_saved_with_nothing_but_a_title(editor: Client) -> None:
    empty = dict.fromkeys(("summary", "status", "start_year", "review_date"), "")
    response = create_case(editor, casebook("nl"), case_form(**empty, lessons=[], title="Later meer"))
    assert response.status_code == 302, form_errors(response)
    assert not CasePage.objects.get(title="Later meer").live


def test_live_case_keeps_its_facts_when_a_draft_drops_them(editor: Client) -> None:
    page = published_case()
    edit(editor, page, case_form(themes=[], status="", start_year="", review_date=""))
    page = CasePage.objects.get(pk=page.pk)
    assert (page.status, page.start_year, page.themes.count()) == ("running", 2023, 1)


# Publishing and submitting


@pytest.mark.parametrize("field", ["status", "start_year", "review_date", "summary"])
@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_publishing_asks_for_a_fact_beside_its_field(editor: Client, field: str, action: str) -> None:
    assert set(errors(editor, **{field: "", "action": action})) == {field}


def test_publishing_asks_for_a_theme(editor: Client) -> None:
    assert set(errors(editor, themes=[])) == {"themes"}


def test_publishing_asks_for_a_place_where_places_are_added(editor: Client) -> None:
    assert set(errors(editor, places=[])) == {"case_places"}


def test_publishing_asks_for_a_lesson(editor: Client) -> None:
    assert set(errors(editor, lessons=[])) == {"lessons"}


def test_missing_rows_are_shown_to_the_editor(editor: Client) -> None:
    response = add(editor, places=[])
    assert form_errors(response)["case_places"][-1] in response.content.decode()


def test_new_case_is_reviewed_in_a_year_unless_the_editor_says_otherwise(freeze: Any) -> None:
    freeze("2026-11-21 10:00")
    editor = client_of(member(GroupName.EDITORS))
    form = editor.get(reverse("wagtailadmin_pages:add", args=["casebook", "casepage", casebook("nl").pk])).context[
        "form"
    ]
    assert form["review_date"].value() == date(2027, 11, 21)
    assert set(errors(editor, review_date="")) == {"review_date"}


def test_removing_the_only_place_is_refused_on_publishing(editor: Client) -> None:
    page = published_case()
    row = page.case_places.get()
    form = complete(slug=page.slug) | {
        "case_places-INITIAL_FORMS": "1",
        "case_places-0-id": str(row.pk),
        "case_places-0-DELETE": "on",
    }
    response = edit(editor, page, form)
    assert "case_places" in form_errors(response)


def test_complete_case_is_published_as_it_was_entered(editor: Client) -> None:
    response = add(
        editor,
        themes=[ThemeFactory(slug="bewegen"), ThemeFactory(slug="spelen")],
        places=[town("veendam"), {"municipality": town("loppersum"), "village": "Zeerijp"}],
        cost_once_min="1000",
        cost_once_max="2500",
        cost_yearly_min="0",
        price_year="2024",
        own_hours="12",
        inhabitants="",
        instruments=[InstrumentFactory(slug="omgevingsvisie")],
        target_groups=[TargetGroupFactory(slug="kinderen")],
        case_participants=[{"organisation": OrganisationFactory(slug="school"), "role": "lead"}],
        case_results=[
            {
                "text_nl": "41 van 52",
                "text_en": "",
                "certainty": "measured",
                "source_nl": "Telling 2024",
                "source_en": "",
                "source_url": "",
            }
        ],
        case_materials=[{"document": "", "url": "https://example.org/plan", "title_nl": "Plan", "title_en": ""}],
    )
    assert response.status_code == 302, form_errors(response)
    page = CasePage.objects.get()
    assert page.live
    assert {theme.slug for theme in page.themes.all()} == {"bewegen", "spelen"}
    assert [str(place.municipality.slug) for place in page.case_places.all()] == ["veendam", "loppersum"]
    assert (page.cost_once_min, page.cost_once_max, page.cost_yearly_min, page.cost_yearly_max) == (1000, 2500, 0, None)
    assert page.case_results.get().certainty == "measured"


def test_what_is_left_empty_stays_unknown_and_never_becomes_nothing(editor: Client) -> None:
    numbers = ("inhabitants", "cost_once_min", "cost_once_max", "cost_yearly_min", "own_hours", "lead_time_months")
    add(editor, **dict.fromkeys(numbers, ""))
    page = CasePage.objects.get()
    assert [getattr(page, name) for name in numbers] == [None] * len(numbers)
    assert (page.cost_class, page.size_class) == (CostClass.UNKNOWN, SizeClass.UNKNOWN)


def test_nothing_is_not_unknown(editor: Client) -> None:
    add(editor, cost_once_min="0", cost_yearly_min="0", own_hours="0", price_year="2024")
    page = CasePage.objects.get()
    assert (page.cost_once_min, page.first_year_cost, page.cost_class) == (0, 0, CostClass.UNDER_1000)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"cost_once_min": "10", "cost_once_max": "5", "price_year": "2024"}, "cost_once_max"),
        ({"cost_yearly_min": "10", "cost_yearly_max": "5", "price_year": "2024"}, "cost_yearly_max"),
        ({"start_year": "2024", "end_year": "2023"}, "end_year"),
        ({"start_year": "20"}, "start_year"),
        ({"cost_once_min": "-1"}, "cost_once_min"),
        ({"cost_once_min": "3000000000", "price_year": "2024"}, "cost_once_min"),
        ({"own_hours": "3000000000"}, "own_hours"),
        ({"lead_time_months": "40000"}, "lead_time_months"),
        ({"inhabitants": "0"}, "inhabitants"),
        ({"inhabitants": "3000000000"}, "inhabitants"),
        ({"cost_once_min": "veel"}, "cost_once_min"),
        ({"cost_once_min": "100"}, "price_year"),
    ],
)
def test_impossible_number_is_refused_beside_its_field(editor: Client, fields: dict[str, str], wrong: str) -> None:
    assert set(errors(editor, **fields)) == {wrong}


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ({"municipality": "veendam", "place_name": "Leer", "country_nl": "Duitsland"}, "__all__"),
        ({"village": "Wildervank"}, "__all__"),
        ({"place_name": "Leer"}, "country_nl"),
        ({"municipality": "winsum", "present_municipality": "veendam"}, "present_municipality"),
    ],
)
def test_senseless_place_is_refused_in_its_row(editor: Client, place: dict[str, str], wrong: str) -> None:
    row = {name: town(value) if "municipality" in name else value for name, value in place.items()}
    found = errors(editor, places=[row])
    assert set(found["case_places"][0]) == {wrong}


def test_status_with_an_end_asks_for_the_year(editor: Client) -> None:
    assert set(errors(editor, status="stopped", end_year="")) == {"end_year"}
    assert set(errors(editor, status="done", end_year="")) == {"end_year"}


def test_measured_result_asks_for_its_source(editor: Client) -> None:
    row = {
        "text_nl": "41 van 52",
        "certainty": "measured",
        "source_nl": "",
        "text_en": "",
        "source_en": "",
        "source_url": "",
    }
    assert set(errors(editor, case_results=[row])["case_results"][0]) == {"source_nl"}


# Choosing


def offered(client: Client, page: CasePage, field: str) -> set[str]:
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    return {term.slug for term in form.fields[field].queryset}


@pytest.mark.parametrize(
    ("field", "factory"),
    [("themes", ThemeFactory), ("target_groups", TargetGroupFactory), ("instruments", InstrumentFactory)],
)
def test_only_current_terms_are_offered_and_what_is_chosen_already(editor: Client, field: str, factory: Any) -> None:
    chosen = factory(slug="gekozen", is_retired=True)
    factory(slug="vervallen", is_retired=True)
    factory(slug="opgegaan", merged_into=factory(slug="nieuw"))
    page = draft_case(**{field: [chosen]})
    page.save_revision()
    assert {"gekozen", "nieuw"} <= (slugs := offered(editor, page, field))
    assert not {"vervallen", "opgegaan"} & slugs


def place_field(client: Client, page: CasePage, name: str, row: int | None = None) -> Any:
    formset = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"].formsets["case_places"]
    return (formset.empty_form if row is None else formset.forms[row]).fields[name]


def test_former_municipality_can_be_chosen_and_is_marked(editor: Client) -> None:
    labels = [
        str(label) for group in place_field(editor, draft_case(), "municipality").choices for label in flat(group)
    ]
    loppersum = next(label for label in labels if label.startswith("Loppersum"))
    assert loppersum != "Loppersum"
    assert "Veendam" in labels


def flat(choice: Any) -> list[Any]:
    """The labels of a choice, or of all choices in a group."""
    _value, label = choice
    return [text for _value, text in label] if isinstance(label, list | tuple) else [label]


def test_municipality_of_today_is_one_that_exists(editor: Client) -> None:
    slugs = {found.slug for found in place_field(editor, draft_case(), "present_municipality").queryset}
    assert "westerkwartier" in slugs
    assert "winsum" not in slugs


def test_retired_municipality_is_offered_only_where_it_was_chosen(editor: Client) -> None:
    gone = Municipality.objects.create(slug="weg", name_nl="Weg", name_en="Gone", code="GM9999", is_retired=True)
    page = draft_case(places=[gone])
    page.save_revision()
    assert gone in place_field(editor, page, "municipality", row=0).queryset
    assert gone not in place_field(editor, page, "municipality").queryset


def test_case_chooser_offers_sources_only(editor: Client, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        case = published_case(title="Bankjes")
        english = translated(case, {"title": "Benches"})
    html = editor.get(reverse("case_chooser:choose_results")).content.decode()
    assert case.title in html
    assert english.title not in html


@pytest.mark.parametrize("name", ["organisation", "contact"])
def test_chooser_offers_current_rows_only(editor: Client, name: str) -> None:
    OrganisationFactory(slug="weg", name_nl="Opgeheven club", is_retired=True)
    Contact.objects.create(role_nl="Vertrokken", role_en="Left", email="a@example.org", ends_on="2020-01-01")
    html = editor.get(reverse(f"wagtailsnippetchoosers_core_{name}:choose_results")).content.decode()
    assert "Opgeheven club" not in html
    assert "Vertrokken" not in html


# Translations


@pytest.fixture
def english(django_capture_on_commit_callbacks: Any) -> CasePage:
    with django_capture_on_commit_callbacks(execute=True):
        return translated(published_case(places=[town("veendam")], instruments=[InstrumentFactory(slug="visie")]))


def stop_translation(page: CasePage) -> None:
    """Edit the translation by hand from now on."""
    Translation.objects.filter(source__object_id=page.translation_key).update(enabled=False)


def test_translators_editor_shows_the_facts_and_the_way_to_them(editor: Client, english: CasePage) -> None:
    html = editor_html(editor, english)
    assert "js-translation-editor" in html
    assert "Veendam" in html
    assert reverse("wagtailadmin_pages:edit", args=[english.facts.pk]) in html


def test_translator_is_shown_the_facts_without_a_way_to_them(english: CasePage) -> None:
    html = editor_html(client_of(member(GroupName.TRANSLATORS)), english)
    panel = html[html.index("legro-source-facts") :]
    panel = panel[: panel.index("</section>")]
    assert "Veendam" in panel
    assert "<a " not in panel


def test_standard_page_in_the_translators_editor_shows_no_empty_list_of_facts(
    editor: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = translated(standard_page())
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "js-translation-editor" in html
    assert "legro-source-facts" not in html


def test_translation_edited_by_hand_shows_the_facts_and_no_fields_for_them(editor: Client, english: CasePage) -> None:
    stop_translation(english)
    html = editor_html(editor, english)
    assert "Veendam" in html
    for field in english.fact_fields:
        assert f'name="{field}' not in html


def test_facts_posted_to_a_translation_are_ignored(editor: Client, english: CasePage) -> None:
    stop_translation(english)
    form = complete(title="By hand", slug=english.slug, status="stopped", start_year="1999", places=[town("pekela")])
    response = edit(editor, english, form)
    assert response.status_code == 302, form_errors(response)
    page = CasePage.objects.get(pk=english.pk)
    assert (page.title, page.status, page.start_year, page.case_places.count()) == ("By hand", "", None, 0)
    assert (page.facts.status, page.facts.start_year) == ("running", 2023)


def test_translation_of_a_draft_is_not_published_by_hand(editor: Client, english: CasePage) -> None:
    stop_translation(english)
    english.facts.unpublish()
    response = edit(editor, english, complete(slug=english.slug))
    assert "__all__" in form_errors(response)
