"""Whom a reader can call today: the case's contact, who took over, or the general contact."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from casebook.models import CasePage
from legro_cms.core.models import Contact, SiteSettings
from tests.factories import ContactFactory, published_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(freeze: Callable[[str], None]) -> None:
    freeze("2026-11-21 10:00")


def shown(page: CasePage) -> Contact | None:
    return CasePage.objects.get(pk=page.pk).contact_card


def general() -> Contact:
    contact = SiteSettings.load().general_contact
    assert contact is not None
    return contact


def test_case_without_a_contact_shows_the_general_one() -> None:
    assert shown(published_case()) == general()


def test_case_shows_its_own_contact() -> None:
    contact = ContactFactory()
    assert shown(published_case(contact=contact)) == contact


@pytest.mark.parametrize(("ends_on", "answers"), [("2026-11-22", True), ("2026-11-21", False), ("2026-11-20", False)])
def test_contact_answers_until_the_day_it_ends(ends_on: str, answers: bool) -> None:
    successor = ContactFactory()
    contact = ContactFactory(ends_on=date.fromisoformat(ends_on), successor=successor)
    assert shown(published_case(contact=contact)) == (contact if answers else successor)


def test_the_day_begins_in_groningen_and_not_in_greenwich(freeze: Callable[[str], None]) -> None:
    contact = ContactFactory(ends_on=date(2026, 11, 22), successor=ContactFactory())
    page = published_case(contact=contact)
    freeze("2026-11-22 00:30")
    assert shown(page) == contact.successor


def test_successor_of_a_successor_answers_when_both_have_ended() -> None:
    last = ContactFactory()
    middle = ContactFactory(ends_on=date(2026, 6, 1), successor=last)
    first = ContactFactory(ends_on=date(2025, 6, 1), successor=middle)
    assert shown(published_case(contact=first)) == last


def test_ended_contact_without_a_successor_falls_back_to_the_general_one() -> None:
    contact = ContactFactory(ends_on=date(2025, 6, 1))
    assert shown(published_case(contact=contact)) == general()


def test_general_contact_has_successors_too() -> None:
    successor = ContactFactory()
    contact = general()
    contact.ends_on, contact.successor = date(2026, 1, 1), successor
    contact.save()
    assert shown(published_case()) == successor


def test_nobody_is_shown_where_nobody_answers() -> None:
    settings = SiteSettings.load()
    settings.general_contact = None
    settings.save()
    assert shown(published_case()) is None


def test_ring_of_successors_is_refused() -> None:
    first = ContactFactory()
    second = ContactFactory(successor=first)
    first.successor = second
    with pytest.raises(ValidationError) as refusal:
        first.full_clean()
    assert set(refusal.value.message_dict) == {"successor"}


def test_ring_that_two_editors_made_at_once_hangs_nothing() -> None:
    first, second = ContactFactory(ends_on=date(2026, 1, 1)), ContactFactory(ends_on=date(2026, 1, 1))
    Contact.objects.filter(pk=first.pk).update(successor=second)
    Contact.objects.filter(pk=second.pk).update(successor=first)
    assert shown(published_case(contact=Contact.objects.get(pk=first.pk))) == general()


@pytest.mark.parametrize("fields", [{"email": ""}, {"email": "niet-echt"}, {"email": "", "phone": "bel maar"}])
def test_contact_that_cannot_be_reached_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ContactFactory.build(**fields).full_clean()
