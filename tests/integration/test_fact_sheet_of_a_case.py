"""The rows of a case's fact sheet: what is unknown says so where that tells readers something."""

import pytest
from django.utils import translation

from casebook.models import CasePage, CaseParticipant, CasePlace
from legro_cms.core.models import Municipality
from tests.factories import InstrumentFactory, OrganisationFactory, TargetGroupFactory, published_case

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def rows(page: CasePage, language: str = "en") -> dict[str, tuple[str, ...]]:
    with translation.override(language):
        return {row.name: row.values for row in CasePage.objects.get(pk=page.pk).fact_rows}


def unknown(page: CasePage) -> set[str]:
    return {row.name for row in CasePage.objects.get(pk=page.pk).fact_rows if row.is_unknown}


def test_unknown_facts_say_so_or_are_left_out() -> None:
    page = published_case()
    assert unknown(page) == {"inhabitants", "cost-once", "cost-yearly", "own-hours"}
    assert set(rows(page)) == unknown(page) | {"places", "period", "status"}


def test_nothing_is_a_fact_of_its_own() -> None:
    page = published_case(cost_once_min=0, cost_yearly_min=0, own_hours=0)
    facts = rows(page)
    assert (facts["cost-once"], facts["cost-yearly"], facts["own-hours"]) == (("none",), ("none",), ("0",))
    assert unknown(page) == {"inhabitants"}


def test_cost_class_is_shown_only_where_it_is_known() -> None:
    assert "cost-class" not in rows(published_case(cost_once_min=100, price_year=2024, own_hours=5))
    known = published_case(slug="bekend", cost_once_min=900, cost_yearly_min=0, price_year=2024, own_hours=2)
    assert rows(known)["cost-class"] == ("€ 1,000 to € 5,000",)


def test_places_are_named_with_village_and_what_they_are_called_now() -> None:
    loppersum = Municipality.objects.get(slug="loppersum")
    page = published_case(
        places=[
            CasePlace(municipality=Municipality.objects.get(slug="veendam")),
            CasePlace(municipality=Municipality.objects.get(slug="veendam"), village="Veendam"),
            CasePlace(municipality=loppersum, village="Zeerijp"),
            CasePlace(place_name="Leer", country_nl="Germany"),
        ]
    )
    assert rows(page)["places"] == ("Veendam", "Veendam", "Zeerijp, Loppersum (now Eemsdelta)", "Leer (Germany)")


def test_divided_municipality_names_both_heirs_unless_the_place_says_which() -> None:
    winsum, westerkwartier = (Municipality.objects.get(slug=slug) for slug in ("winsum", "westerkwartier"))
    page = published_case(
        places=[CasePlace(municipality=winsum), CasePlace(municipality=winsum, present_municipality=westerkwartier)]
    )
    assert rows(page)["places"] == ("Winsum (now Het Hogeland / Westerkwartier)", "Winsum (now Westerkwartier)")


@pytest.mark.parametrize(("language", "expected"), [("nl", "Kinderen"), ("en", "Children")])
def test_terms_are_named_in_the_readers_language(language: str, expected: str) -> None:
    group = TargetGroupFactory(slug="jong", name_nl="Kinderen", name_en="Children")
    assert rows(published_case(target_groups=[group]), language)["target-groups"] == (expected,)


def test_merged_terms_are_named_by_what_they_became_and_once() -> None:
    first, second, third = (InstrumentFactory(slug=slug) for slug in ("een", "twee", "drie"))
    page = published_case(instruments=[first, third])
    first.merged_into = second
    first.save()
    second.merged_into = third
    second.save()
    assert rows(page)["instruments"] == ("drie en",)


def test_participants_are_named_with_their_role() -> None:
    page = published_case()
    school = OrganisationFactory(slug="oud", name_en="Old school")
    CaseParticipant.objects.create(page=page, organisation=school, role="lead")
    assert rows(page)["participants"] == ("Old school (led it)",)
    school.merged_into = OrganisationFactory(slug="nieuw", name_en="New school")
    school.save()
    assert rows(page)["participants"] == ("New school (led it)",)


def test_every_row_has_a_label_and_values_in_both_languages() -> None:
    page = published_case(
        cost_once_min=100,
        cost_once_max=200,
        cost_yearly_min=0,
        price_year=2024,
        own_hours=3,
        inhabitants=1200,
        lead_time_months=7,
        would_do_again="with-changes",
        instruments=[InstrumentFactory(slug="visie")],
        target_groups=[TargetGroupFactory(slug="jong")],
    )
    assert rows(page, "nl").keys() == rows(page, "en").keys()
    assert all(value for language in ("nl", "en") for values in rows(page, language).values() for value in values)
