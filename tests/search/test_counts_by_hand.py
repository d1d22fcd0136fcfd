"""Facet counts, totals and pages against counting by hand, on any small set of works and any filters; both engines."""

from collections import Counter
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legro_cms.core.works import Dimension
from search.documents import KIND_DIMENSION, document
from search.models import Entry
from search.query import Filters, Sort
from search.storing import write
from tests.search.builders import make_work, search, store

pytestmark = pytest.mark.usefixtures("empty_search", "each_engine")

KINDS, LANGUAGES = ["case", "page"], ["nl", "en"]
OF_FACTS = [name.value for name in Dimension if name != Dimension.LANGUAGE]
VALUES = {name: ["some", "other"] for name in OF_FACTS} | {KIND_DIMENSION: KINDS, Dimension.LANGUAGE.value: LANGUAGES}
WORDS = ["water", "plein", "tuin"]
Terms = dict[str, list[str]]


@dataclass(frozen=True)
class Told:
    """A work as the test knows it: its words, and the values that it is to be found under."""

    words: list[str]
    terms: Terms

    def fits(self, filters: Terms, without: str = "") -> bool:
        """Whether it carries one of the values of each filter."""
        asked = {name: values for name, values in filters.items() if values and name != without}
        return all(set(self.terms[name]) & set(values) for name, values in asked.items())


def _values(name: str) -> st.SearchStrategy[list[str]]:
    least, most = {KIND_DIMENSION: (1, 1), Dimension.LANGUAGE.value: (1, 2)}.get(name, (0, 2))
    return st.lists(st.sampled_from(VALUES[name]), unique=True, min_size=least, max_size=most)


some_terms = st.fixed_dictionaries({name: _values(name) for name in VALUES})
some_works = st.lists(st.builds(Told, st.lists(st.sampled_from(WORDS), max_size=3), some_terms), max_size=8)
some_filters = st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=3).flatmap(
    lambda names: st.fixed_dictionaries({name: _values(name) for name in names})
)
some_question = st.sampled_from(["", *WORDS])
tried = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _filters(chosen: Terms) -> Filters:
    return tuple((name, tuple(values)) for name, values in chosen.items() if values)


def _publish(works: list[Told]) -> None:
    """These works and no others."""
    with transaction.atomic():
        write([(entry, document(None)) for entry in Entry.objects.public()])
    store(
        make_work(
            **{language: " ".join(["werk", *work.words]) for language in work.terms[Dimension.LANGUAGE]},
            kind=work.terms[KIND_DIMENSION][0],
            terms={name: work.terms[name] for name in OF_FACTS},
        )
        for work in works
    )


@tried
@given(works=some_works, chosen=some_filters, asked=some_question, sort=st.sampled_from(Sort))
def test_counts_equal_counting_by_hand(works: list[Told], chosen: Terms, asked: str, sort: Sort) -> None:
    _publish(works)
    matching = [work for work in works if not asked or asked in work.words]
    result = search(asked, filters=_filters(chosen), facets=tuple(VALUES), sort=sort)
    by_hand = {
        name: Counter(value for work in matching if work.fits(chosen, name) for value in work.terms[name])
        for name in VALUES
    }
    assert result.total == len(result.hits) == sum(work.fits(chosen) for work in matching)
    assert {name: Counter(result.facets.get(name, {})) for name in VALUES} == by_hand
    without = {name: sum(work.fits(chosen, name) for work in matching) for name, _values in result.query.filters}
    assert result.without == (without if matching or not asked else {})


@tried
@given(works=some_works, chosen=some_filters, asked=some_question, sort=st.sampled_from(Sort), size=st.integers(1, 3))
def test_paging_visits_every_hit_once(works: list[Told], chosen: Terms, asked: str, sort: Sort, size: int) -> None:
    _publish(works)
    whole = search(asked, filters=_filters(chosen), sort=sort)
    first = search(asked, filters=_filters(chosen), sort=sort, per_page=size)
    others = [
        search(asked, filters=_filters(chosen), sort=sort, per_page=size, page=page)
        for page in range(2, first.pages + 1)
    ]
    visited = [hit.entry.pk for page in (first, *others) for hit in page.hits]
    assert visited == [hit.entry.pk for hit in whole.hits]
    assert len(visited) == len(set(visited)) == whole.total
