"""Municipalities that merged: found under their successors and by their old name, counted once."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from casebook.models import CasePlace
from legro_cms.core.models import Municipality
from search.integrity import findings
from tests.factories import MunicipalityFactory, draft_case, published_case
from tests.integration.test_vocabulary_changes import searched, titles, values

pytestmark = pytest.mark.django_db


def town(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


@pytest.fixture(autouse=True)
def _search_agrees_with_pages() -> Any:
    yield
    assert list(findings()) == []


def test_former_municipality_finds_its_successor() -> None:
    published_case(title="Speelplek", places=[town("loppersum")])
    assert titles("municipality=eemsdelta") == ["Speelplek"]


def test_former_municipality_is_found_by_its_old_name_and_address() -> None:
    published_case(title="Speelplek", places=[town("loppersum")])
    assert titles("q=loppersum") == titles("municipality=loppersum") == titles("q=eemsdelta") == ["Speelplek"]


def test_case_of_the_successor_is_not_filed_under_the_former_one() -> None:
    case = published_case(title="Speelplek", places=[town("eemsdelta")])
    assert values(case, "municipality") == {"eemsdelta"}


def test_the_address_of_a_former_municipality_leads_to_its_successor() -> None:
    published_case(title="Speelplek", places=[town("eemsdelta")])
    assert titles("municipality=loppersum") == ["Speelplek"]


def test_divided_municipality_counts_under_both_successors_and_once_in_totals() -> None:
    published_case(title="Plein", places=[town("winsum")])
    result = searched("")
    assert result.total == 1
    assert {slug: result.facets["municipality"].get(slug) for slug in ("het-hogeland", "westerkwartier")} == {
        "het-hogeland": 1,
        "westerkwartier": 1,
    }
    assert searched("municipality=het-hogeland&municipality=westerkwartier").total == 1


def test_divided_municipality_counts_only_where_its_place_lies_now() -> None:
    place = CasePlace(municipality=town("winsum"), present_municipality=town("westerkwartier"), village="Ezinge")
    case = published_case(title="Plein", places=[place])
    assert values(case, "municipality") == {"winsum", "westerkwartier"}


def test_two_places_that_merged_into_one_municipality_count_once() -> None:
    published_case(title="Plein", places=[town("loppersum"), town("appingedam")])
    result = searched("municipality=eemsdelta")
    assert (result.total, searched("").facets["municipality"]["eemsdelta"]) == (1, 1)


def test_merger_of_merged_municipalities_is_followed_to_this_day() -> None:
    middle = MunicipalityFactory(slug="midden", valid_until="2019-01-01")
    middle.successors.set([town("het-hogeland"), town("westerkwartier")])
    oldest = MunicipalityFactory(slug="oudste", valid_until="1990-01-01")
    oldest.successors.set([middle])
    now = town("het-hogeland")
    assert {found.slug for found in oldest.lineage()} == {"oudste", "midden", "het-hogeland", "westerkwartier"}
    assert [found.slug for found in oldest.lineage(now)] == ["oudste", "midden", "het-hogeland"]


def test_entering_a_merger_refiles_the_cases_at_once() -> None:
    former, successor = MunicipalityFactory(slug="oud"), town("veendam")
    published_case(title="Plein", places=[former])
    former.valid_until = "2027-01-01"
    former.save()
    former.successors.set([successor])
    assert titles("municipality=veendam") == ["Plein"]
    former.successors.clear()
    assert titles("municipality=veendam") == []


def test_entering_a_merger_from_the_successors_side_refiles_the_cases_too() -> None:
    former = MunicipalityFactory(slug="oud", valid_until="2027-01-01")
    published_case(title="Plein", places=[former])
    town("veendam").predecessors.add(former)
    assert titles("municipality=veendam") == ["Plein"]


def test_successors_in_a_ring_hang_nothing() -> None:
    first = MunicipalityFactory(slug="een", valid_until="2019-01-01")
    second = MunicipalityFactory(slug="twee", valid_until="2019-01-01")
    first.successors.set([second])
    second.successors.set([first])
    assert {found.slug for found in first.lineage()} == {"een", "twee"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_former_municipality_is_marked_and_says_where_it_lies_now(language: str) -> None:
    with translation.override(language):
        label = CasePlace(municipality=town("loppersum"), village="Zeerijp").label(language)
    assert label.startswith("Zeerijp, Loppersum (")
    assert "Eemsdelta" in label


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"municipality": "veendam", "place_name": "Leer", "country_nl": "Duitsland"},
        {"place_name": "Leer"},
        {"municipality": "winsum", "present_municipality": "veendam"},
        {"municipality": "veendam", "present_municipality": "veendam"},
        {"municipality": "winsum", "present_municipality": "winsum"},
        {"place_name": "Leer", "country_nl": "Duitsland", "present_municipality": "veendam"},
    ],
    ids=lambda fields: " ".join(fields) or "nothing",
)
def test_senseless_place_is_refused(fields: dict[str, str]) -> None:
    page = draft_case()
    given = {name: town(value) if "municipality" in name else value for name, value in fields.items()}
    with pytest.raises(ValidationError):
        CasePlace(page=page, **given).full_clean()


@pytest.mark.parametrize(
    "fields",
    [
        {"municipality": "veendam"},
        {"municipality": "veendam", "village": "Wildervank"},
        {"municipality": "winsum", "present_municipality": "westerkwartier"},
        {"place_name": "Leer", "country_nl": "Duitsland"},
    ],
)
def test_sensible_place_is_accepted(fields: dict[str, str]) -> None:
    page = draft_case()
    given = {name: town(value) if "municipality" in name else value for name, value in fields.items()}
    CasePlace(page=page, **given).full_clean()
