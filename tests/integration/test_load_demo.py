"""The example content in the database: loaded once for all these tests, and never over an edit."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from casebook.choices import CaseStatus, CostClass, SizeClass
from casebook.models import CasePage
from home.demo import files, loader
from home.models import StandardPage
from legro_cms.core import translations
from legro_cms.core.models import BasePage, CustomImage, Municipality, SiteSettings, Theme, User
from legro_cms.core.works import Dimension

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def sources() -> list[CasePage]:
    """The cases, on the page of the language they were first written in."""
    return [case for case in CasePage.objects.all() if case.is_source]


def slugs(cases: list[CasePage], dimension: Dimension) -> set[str]:
    """Everything that the cases are filed under in a dimension."""
    return {slug for case in cases for slug in case.describe_facts().terms[dimension]}


def test_a_first_run_makes_cases_pages_and_translations(demo: loader.Loaded) -> None:
    assert demo == loader.Loaded(cases=35, events=27, reports=2, pages=10, translations=55)


def test_every_case_and_page_is_public() -> None:
    assert not Page.objects.filter(translation_key__in=files.all_keys(), live=False).exists()


def test_every_municipality_has_a_case() -> None:
    towns = set(Municipality.objects.current().values_list("slug", flat=True))
    assert len(towns) == 10
    assert towns <= slugs(sources(), Dimension.MUNICIPALITY)


def test_every_theme_has_a_case() -> None:
    assert set(Theme.objects.values_list("slug", flat=True)) <= slugs(sources(), Dimension.THEME)


def test_a_case_of_a_former_municipality_is_found_under_the_one_of_today() -> None:
    for slug, former, today in [
        ("natuurspeelplek-zeerijp", "loppersum", "eemsdelta"),
        ("plein-baflo", "winsum", "het-hogeland"),
    ]:
        case = CasePage.objects.get(slug=slug)
        assert case.describe_facts().terms[Dimension.MUNICIPALITY] == {former, today}


def test_every_status_occurs() -> None:
    assert {case.status for case in sources()} == set(CaseStatus.values)


def test_every_size_and_cost_class_occurs_the_unknown_ones_too() -> None:
    assert {case.size_class for case in sources()} == set(SizeClass)
    assert {case.cost_class for case in sources()} == set(CostClass)


def test_three_cases_followed_the_healthy_living_room_approach() -> None:
    followed = {
        case.slug for case in sources() if "gezonde-huiskamer" in case.describe_facts().terms[Dimension.APPROACH]
    }
    assert followed == {"huiskamergesprekken-sellingen", "keukenfiets-musselkanaal", "stoelen-op-straat-midwolda"}


def test_every_case_says_that_it_is_invented() -> None:
    assert all(case.is_example for case in sources())


def test_cases_are_written_first_in_either_language() -> None:
    written = {(case.locale.language_code, case.get_translations().count()) for case in sources()}
    assert written == {("nl", 0), ("nl", 1), ("en", 0), ("en", 1)}


def test_every_translation_is_complete_in_the_editor() -> None:
    records = Translation.objects.filter(source__object_id__in=files.all_keys())
    progress = {record.source.object_repr: record.get_progress() for record in records}
    assert len(progress) == 55
    assert all(total == done for total, done in progress.values()), progress


def test_no_translation_is_older_than_its_source() -> None:
    pages: list[BasePage] = [*CasePage.objects.all(), *StandardPage.objects.all()]
    assert not [page for page in pages if translations.is_outdated(page)]


def test_every_fact_would_pass_the_editor() -> None:
    rows = ("case_places", "case_participants", "case_results", "case_photos", "case_materials", "case_relations")
    for case in sources():
        case.full_clean()
        for name in rows:
            for row in getattr(case, name).all():
                row.full_clean()


def test_every_term_and_relation_of_the_files_arrived() -> None:
    cases = {case.slug: case for case in sources()}
    for row in files.cases():
        case = cases[row["slug"]]
        assert {theme.slug for theme in case.themes.all()} == set(row["themes"])
        assert {group.slug for group in case.target_groups.all()} == set(row.get("target_groups", []))
        assert {means.slug for means in case.instruments.all()} == set(row.get("instruments", []))
        assert {way.slug for way in case.approaches.all()} == set(row.get("approaches", []))
        assert {relation.case.slug for relation in case.case_relations.all()} == set(row["related"])
        assert (case.adopted_from.slug if case.adopted_from else None) == row.get("adopted_from")


def test_pictures_have_an_alternative_text_in_both_languages() -> None:
    assert CustomImage.objects.exists()
    assert not CustomImage.objects.filter(alt_nl="").exists()
    assert not CustomImage.objects.filter(alt_en="").exists()


def test_the_search_agrees_with_the_pages() -> None:
    call_command("search_check", verbosity=0)


def test_a_theme_page_leads_to_the_cases_in_its_own_language(client: Client) -> None:
    dutch = client.get("/nl/themas/rookverboden/").content.decode()
    english = client.get("/en/themes/smoking-bans/").content.decode()
    assert 'href="/nl/praktijkvoorbeelden/?theme=rookverboden"' in dutch
    assert 'href="/en/casebook/?theme=rookverboden"' in english


def test_the_menus_lead_to_the_standing_pages() -> None:
    site = SiteSettings.load()
    assert [item.value["page"].slug for item in site.menu] == [
        "praktijkvoorbeelden",
        "bijeenkomsten",
        "verslagen",
        "themas",
        "over-legro",
        "meedoen",
    ]
    assert [item.value["page"].slug for item in site.footer_links] == [
        "contact",
        "partners",
        "toegankelijkheid",
        "privacy",
    ]


def test_a_second_run_makes_nothing() -> None:
    before = (Page.objects.count(), Revision.objects.count(), CustomImage.objects.count())
    assert loader.load() == loader.Loaded(cases=0, events=0, reports=0, pages=0, translations=0)
    assert (Page.objects.count(), Revision.objects.count(), CustomImage.objects.count()) == before


def test_a_second_run_keeps_what_an_editor_changed() -> None:
    case = CasePage.objects.get(slug="plein-baflo")
    case.title = "Het plein van Baflo"
    case.themes = []
    case.save_revision()
    site = SiteSettings.load()
    site.menu = []
    site.save()
    loader.load()
    draft: Any = CasePage.objects.get(pk=case.pk).get_latest_revision_as_object()
    assert (draft.title, list(draft.themes.all())) == ("Het plein van Baflo", [])
    assert SiteSettings.objects.get().menu[0].value["page"].slug == "praktijkvoorbeelden"
    assert "themas" not in [item.value["page"].slug for item in SiteSettings.objects.get().menu]


def test_a_second_run_brings_back_what_is_missing() -> None:
    CasePage.objects.get(slug="plein-baflo").delete()
    assert loader.load().cases == 1
    assert CasePage.objects.get(slug="plein-baflo").live


def test_an_address_that_an_editor_uses_is_left_to_the_editor() -> None:
    case = CasePage.objects.get(slug="plein-baflo")
    own = CasePage.objects.get(slug="groentekast-godlinze").copy(update_attrs={"slug": "eigen-voorbeeld"})
    case.delete()
    own.slug = "plein-baflo"
    own.save()
    assert loader.load().cases == 0


def test_who_insists_may_load_examples_into_a_real_site(settings: Any) -> None:
    settings.LEGRO_ALLOWS_DEMO = False
    assert loader.load(force=True) == loader.Loaded(cases=0, events=0, reports=0, pages=0, translations=0)


def test_the_administrator_keeps_the_first_password() -> None:
    for password in ("first-password-of-all", "another-password"):
        call_command("load_demo", admin_name="baas", admin_password=password, verbosity=0)
    assert User.objects.get(username="baas").check_password("first-password-of-all")


def test_the_rows_of_a_case_have_an_order() -> None:
    for page in sources():
        orders = [row.sort_order for row in page.case_results.all()]
        assert orders == list(range(len(orders)))
