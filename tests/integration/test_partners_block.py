"""Organisations by kind: counted in words, and never a list that somebody keeps by hand."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from legro_cms.core.models import Organisation
from legro_cms.core.number_words import in_words
from legro_cms.core.partners import partner_groups
from tests.factories import OrganisationFactory, standard_page
from tests.markup import page, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BODY = json.dumps([{"type": "partners", "value": {"relations": ["partner"]}}])
ADDRESS = "/nl/over-het-netwerk/"


@pytest.fixture(autouse=True)
def no_partners_yet() -> None:
    """Nobody is connected but those of a test."""
    Organisation.objects.filter(relation="partner").update(relation="none")


def partners(kind: str, count: int) -> list[Organisation]:
    """Connected organisations of a kind."""
    return [
        OrganisationFactory(slug=f"{kind}-{number}", kind=kind, relation="partner", name_nl=f"{kind} {number:02}")
        for number in range(count)
    ]


def headings() -> list[str]:
    """The headings of the groups in English."""
    with translation.override("en"):
        return [group.heading for group in partner_groups(["partner"])]


def test_kinds_are_counted_in_words() -> None:
    partners("municipality", 6)
    partners("knowledge", 2)
    assert headings() == ["Six municipalities", "Two knowledge institutes"]


def test_a_single_one_needs_no_number() -> None:
    partners("adviser", 1)
    assert headings() == ["Adviser"]


def test_a_large_number_is_in_figures() -> None:
    partners("municipality", 13)
    assert headings() == ["13 municipalities"]


@pytest.mark.parametrize(("number", "word"), [(1, "one"), (6, "six"), (12, "twelve"), (13, "13"), (0, "0")])
def test_numbers_up_to_twelve_are_words(number: int, word: str) -> None:
    with translation.override("en"):
        assert in_words(number) == word


def test_a_merged_organisation_counts_once() -> None:
    first, second = partners("knowledge", 2)
    second.merged_into = first
    second.save()
    assert headings() == ["Knowledge institute"]


def test_other_relations_stay_away(client: Client) -> None:
    OrganisationFactory(slug="deskundige", name_nl="Deskundige BV", relation="expert")
    partners("adviser", 1)
    standard_page(body=BODY)
    assert "Deskundige BV" not in client.get(ADDRESS).content.decode()


def test_an_organisation_leads_to_its_website(client: Client) -> None:
    (one,) = partners("adviser", 1)
    one.website = "https://adviseur.example.org/"
    one.save()
    standard_page(body=BODY)
    (link,) = [link for link in page(client.get(ADDRESS)).all("a") if words(link) == one.name_nl]
    assert link.get("href") == "https://adviseur.example.org/"


def test_many_organisations_take_as_many_queries_as_few(client: Client) -> None:
    standard_page(body=BODY)
    counted = []
    for count in (1, 9):
        partners("municipality", count)
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS)
        counted.append(len(captured))
    assert counted[0] == counted[1]
