"""A term that changes: readers see and find it at once, under its new name and by its old address."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import Client

from casebook.models import CasePage
from legro_cms.core.models import Instrument, Municipality, SiteSettings, TargetGroup, Theme
from search.dimensions import load
from search.engines import get_engine
from search.integrity import findings
from search.models import EntryTerm
from search.query import SearchQuery
from search.results import SearchResult
from tests.factories import (
    InstrumentFactory,
    MunicipalityFactory,
    TargetGroupFactory,
    ThemeFactory,
    casebook,
    published_case,
)

pytestmark = pytest.mark.django_db

DIMENSIONS = ["theme", "municipality", "status", "year"]


def searched(address: str, language: str = "nl") -> SearchResult:
    """What the search answers to the query string of an address."""
    query = SearchQuery.from_params(QueryDict(address), language, ["case"], load(DIMENSIONS))
    return get_engine().search(query)


def titles(address: str, language: str = "nl") -> list[str]:
    """Titles of the works found, in alphabetical order."""
    return sorted(hit.entry.title_nl for hit in searched(address, language).hits)


def values(case: CasePage, dimension: str) -> set[str]:
    """What the search has the case filed under."""
    terms = EntryTerm.objects.filter(entry__translation_key=case.translation_key, dimension=dimension)
    return set(terms.values_list("value", flat=True))


@pytest.fixture(autouse=True)
def _search_agrees_with_pages() -> Any:
    yield
    assert list(findings()) == []


def test_renamed_theme_is_found_by_its_new_name_in_both_languages() -> None:
    theme = ThemeFactory(slug="zitten")
    published_case(title="Bankjes", themes=[theme])
    theme.name_nl, theme.name_en = "Verpozen", "Lingering"
    theme.save()
    assert titles("q=verpozen") == ["Bankjes"]
    assert titles("q=lingering", "en") == ["Bankjes"]
    assert titles("q=zitten") == []


def test_renamed_parent_theme_is_found_by_its_new_name() -> None:
    parent = ThemeFactory(slug="buiten")
    published_case(title="Bankjes", themes=[ThemeFactory(slug="zitten", parent=parent)])
    parent.name_nl = "Openlucht"
    parent.save()
    assert titles("q=openlucht") == ["Bankjes"]


def test_theme_with_a_new_slug_is_filtered_by_it() -> None:
    theme = ThemeFactory(slug="zitten")
    published_case(title="Bankjes", themes=[theme])
    theme.slug = "verpozen"
    theme.save()
    assert titles("theme=verpozen") == ["Bankjes"]


def test_theme_that_gets_a_parent_is_found_under_it() -> None:
    theme = ThemeFactory(slug="zitten")
    published_case(title="Bankjes", themes=[theme])
    theme.parent = ThemeFactory(slug="buiten")
    theme.save()
    assert titles("theme=buiten") == ["Bankjes"]
    theme.parent = None
    theme.save()
    assert titles("theme=buiten") == []


@pytest.mark.parametrize(
    ("factory", "fact", "dimension"),
    [
        (ThemeFactory, "themes", "theme"),
        (InstrumentFactory, "instruments", "instrument"),
        (TargetGroupFactory, "target_groups", "target-group"),
        (MunicipalityFactory, "places", "municipality"),
    ],
)
def test_merged_term_files_its_works_under_the_other(factory: Any, fact: str, dimension: str) -> None:
    old, new = factory(slug="oud"), factory(slug="nieuw")
    case = published_case(**{fact: [old]})
    old.merged_into = new
    old.save()
    assert values(case, dimension) == {"oud", "nieuw"}


def test_address_with_a_merged_theme_finds_all_works_of_the_other() -> None:
    old, new = ThemeFactory(slug="oud"), ThemeFactory(slug="nieuw")
    published_case(title="Oud", themes=[old])
    published_case(title="Nieuw", themes=[new], slug="nieuw")
    old.merged_into = new
    old.save()
    assert titles("theme=oud") == titles("theme=nieuw") == ["Nieuw", "Oud"]


def test_theme_merged_twice_leads_to_the_last() -> None:
    first, second, third = (ThemeFactory(slug=slug) for slug in ("een", "twee", "drie"))
    published_case(title="Bankjes", themes=[first])
    first.merged_into = second
    first.save()
    second.merged_into = third
    second.save()
    assert titles("theme=drie") == titles("theme=een") == ["Bankjes"]


def test_sub_terms_of_a_merged_theme_are_found_under_the_other() -> None:
    old, new = ThemeFactory(slug="oud"), ThemeFactory(slug="nieuw")
    published_case(title="Bankjes", themes=[ThemeFactory(slug="zitten", parent=old)])
    old.merged_into = new
    old.save()
    assert titles("theme=nieuw") == ["Bankjes"]


def test_merged_theme_leaves_the_wider_theme_it_was_part_of() -> None:
    old = ThemeFactory(slug="oud", parent=ThemeFactory(slug="buiten"))
    published_case(title="Bankjes", themes=[old])
    old.merged_into = ThemeFactory(slug="nieuw", parent=ThemeFactory(slug="binnen"))
    old.save()
    assert titles("theme=binnen") == ["Bankjes"]
    assert titles("theme=buiten") == []


def test_renaming_what_a_theme_was_merged_into_reaches_its_works() -> None:
    old, new = ThemeFactory(slug="oud"), ThemeFactory(slug="nieuw")
    published_case(title="Bankjes", themes=[old])
    old.merged_into = new
    old.save()
    new.name_nl = "Verpozen"
    new.save()
    assert titles("q=verpozen") == ["Bankjes"]


def test_case_that_carries_both_merged_themes_counts_once() -> None:
    old, new = ThemeFactory(slug="oud"), ThemeFactory(slug="nieuw")
    published_case(title="Bankjes", themes=[old, new])
    old.merged_into = new
    old.save()
    assert searched("theme=oud&theme=nieuw").total == 1
    assert searched("").facets["theme"]["nieuw"] == 1


def test_page_and_card_show_the_theme_that_took_over(client: Client) -> None:
    old, new = ThemeFactory(slug="oud", name_nl="Verouderd"), ThemeFactory(slug="nieuw", name_nl="Verpozen")
    case = published_case(themes=[old])
    old.merged_into = new
    old.save()
    for url in (case.url, casebook("nl").url):
        html = client.get(url).content.decode()
        assert "Verpozen" in html
        assert "Verouderd" not in html


def test_retired_theme_still_finds_its_works() -> None:
    theme = ThemeFactory(slug="zitten")
    published_case(title="Bankjes", themes=[theme])
    theme.is_retired = True
    theme.save()
    assert titles("theme=zitten") == ["Bankjes"]


@pytest.mark.parametrize("model", [Theme, Municipality, Instrument, TargetGroup])
def test_merging_in_a_ring_is_refused(model: Any) -> None:
    codes = iter(("GM9001", "GM9002", "GM9003"))
    extra = lambda: {"code": next(codes)} if model is Municipality else {}  # noqa: E731
    first, second, third = (model.objects.create(slug=slug, name_nl=slug, name_en=slug, **extra()) for slug in "abc")
    first.merged_into, second.merged_into = second, third
    first.save()
    second.save()
    third.merged_into = first
    with pytest.raises(ValidationError) as refusal:
        third.full_clean()
    assert set(refusal.value.message_dict) == {"merged_into"}


def test_merging_a_term_into_itself_is_refused() -> None:
    theme = ThemeFactory(slug="zitten")
    theme.merged_into = theme
    with pytest.raises(ValidationError):
        theme.full_clean()


def test_theme_cannot_be_part_of_its_own_part() -> None:
    top = ThemeFactory(slug="boven")
    middle = ThemeFactory(slug="midden", parent=top)
    top.parent = ThemeFactory(slug="onder", parent=middle)
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert set(refusal.value.message_dict) == {"parent"}


def test_theme_cannot_be_merged_into_its_own_part() -> None:
    top = ThemeFactory(slug="boven")
    top.merged_into = ThemeFactory(slug="onder", parent=top)
    with pytest.raises(ValidationError):
        top.full_clean()


def test_ring_that_two_editors_made_at_once_hangs_nothing() -> None:
    first, second = ThemeFactory(slug="een"), ThemeFactory(slug="twee")
    Theme.objects.filter(pk=first.pk).update(merged_into=second)
    Theme.objects.filter(pk=second.pk).update(merged_into=first)
    ringed = Theme.objects.get(pk=first.pk)
    assert ringed.resolved.slug == "twee"
    assert [theme.slug for theme in ringed.lineage()] == ["een", "twee"]


def test_another_hourly_rate_moves_cases_to_another_cost_class() -> None:
    case = published_case(cost_once_min=500, cost_yearly_min=0, price_year=2024, own_hours=20)
    assert values(case, "cost") == {"1000-5000"}
    settings = SiteSettings.load()
    settings.hourly_rate = Decimal(10)
    settings.save()
    assert values(case, "cost") == {"under-1000"}
