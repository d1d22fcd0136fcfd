"""The terms that readers choose from come from the cache, and are never older than the last change."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import translation

from legro_cms.core.known_terms import KnownTerm, known_terms
from legro_cms.core.models import Approach, Municipality, TargetGroup, Theme
from legro_cms.core.works import Dimension
from search.dimensions import load
from tests.factories import MunicipalityFactory, ThemeFactory, casebook, published_case
from tests.integration.conftest import Commit

pytestmark = pytest.mark.django_db

DIMENSIONS = [model.dimension for model in (Theme, Municipality, TargetGroup, Approach)]


def known(dimension: str, slug: str) -> KnownTerm | None:
    """The term of this slug, as lists know it."""
    return next((term for term in known_terms(dimension) if term.slug == slug), None)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_terms_are_read_once(dimension: str, django_assert_num_queries: Any) -> None:
    assert known_terms(dimension)
    with django_assert_num_queries(0):
        known_terms(dimension)


def test_a_term_has_a_name_in_both_languages() -> None:
    ThemeFactory(slug="stilte", name_nl="Stilte", name_en="Silence")
    term = known(Dimension.THEME, "stilte")
    assert term is not None
    for language, name in (("nl", "Stilte"), ("en", "Silence")):
        with translation.override(language):
            assert term.name == name


def test_an_edited_term_shows_at_once(client: Client) -> None:
    theme = Theme.objects.get(slug="spelen")
    published_case(themes=[theme])
    address = f"{casebook().url}?theme=spelen"
    assert "Spelen en ravotten" not in client.get(address).content.decode()
    theme.name_nl = "Spelen en ravotten"
    theme.save()
    (chip,) = client.get(address).context["listing"].chips
    assert chip.label == "Spelen en ravotten"


def test_a_term_that_was_added_or_deleted_shows_at_once() -> None:
    assert known(Dimension.THEME, "stilte") is None
    theme = ThemeFactory(slug="stilte")
    assert known(Dimension.THEME, "stilte") is not None
    theme.delete()
    assert known(Dimension.THEME, "stilte") is None


def test_a_merged_term_leads_to_the_other_at_once() -> None:
    known_terms(Dimension.THEME)
    old, new = ThemeFactory(slug="stilte"), ThemeFactory(slug="rust")
    old.merged_into = new
    old.save()
    term = known(Dimension.THEME, "stilte")
    assert term is not None
    assert (term.is_current, term.instead) == (False, ("rust",))


def test_a_former_municipality_leads_to_its_successors_at_once() -> None:
    former, one, other = (MunicipalityFactory(slug=slug) for slug in ("oud", "een", "ander"))
    former.valid_until = date(2026, 1, 1)
    former.save()
    former.successors.set([one])
    assert getattr(known(Dimension.MUNICIPALITY, "oud"), "instead", None) == ("een",)
    former.successors.add(other)
    assert getattr(known(Dimension.MUNICIPALITY, "oud"), "instead", None) == ("ander", "een")


def test_a_successor_that_is_former_itself_leads_on() -> None:
    first, second, third = (MunicipalityFactory(slug=slug, valid_until=None) for slug in ("een", "twee", "drie"))
    for former, successor in ((first, second), (second, third)):
        former.valid_until = date(2026, 1, 1)
        former.save()
        former.successors.set([successor])
    assert getattr(known(Dimension.MUNICIPALITY, "een"), "instead", None) == ("drie",)


def test_successors_in_a_ring_end() -> None:
    one, other = (MunicipalityFactory(slug=slug, valid_until=date(2026, 1, 1)) for slug in ("een", "ander"))
    one.successors.set([other])
    other.successors.set([one])
    assert getattr(known(Dimension.MUNICIPALITY, "een"), "instead", None) == ()


def test_below_a_merged_theme_terms_stand_below_the_other() -> None:
    old, new = ThemeFactory(slug="stilte"), ThemeFactory(slug="rust")
    ThemeFactory(slug="nachtrust", parent=old)
    old.merged_into = new
    old.save()
    assert getattr(known(Dimension.THEME, "nachtrust"), "parent", None) == "rust"


def test_who_read_the_old_terms_before_the_commit_does_not_bring_them_back(commit: Commit) -> None:
    with commit():
        ThemeFactory(slug="stilte")
        cache.clear()
        stale = tuple(term for term in known_terms(Dimension.THEME) if term.slug != "stilte")
        for key in list(cache._cache):  # type: ignore[attr-defined]
            if key.endswith(f"-{Dimension.THEME}"):
                cache.set(key.split(":", 2)[2], stale)
        assert known(Dimension.THEME, "stilte") is None
    assert known(Dimension.THEME, "stilte") is not None


def test_a_change_that_is_taken_back_leaves_nothing() -> None:
    known_terms(Dimension.THEME)
    with transaction.atomic():
        ThemeFactory(slug="stilte")
        transaction.set_rollback(True)
    assert known(Dimension.THEME, "stilte") is None


def test_all_filters_together_take_no_query_twice(django_assert_num_queries: Any) -> None:
    names = casebook().filters
    load(names)
    with django_assert_num_queries(0):
        assert [choices.name for choices in load(names)] == list(names)
