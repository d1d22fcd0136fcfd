"""Facet counts, totals and pages against counting by hand, on any small set of works and any filters."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.models import Entry
from search.query import Filters, Sort
from tests.search.builders import make_work, search, store

pytestmark = pytest.mark.usefixtures("empty_search")

VALUES = {"theme": ["play", "swim", "food"], "year": ["2020", "2021"], "status": ["idea", "done"]}
WORDS = ["water", "plein", "tuin"]
Terms = dict[str, list[str]]
some_terms = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(values), unique=True) for name, values in VALUES.items()}
)
some_works = st.lists(st.tuples(st.lists(st.sampled_from(WORDS), max_size=3), some_terms), max_size=8)


def _fits(terms: Terms, filters: Terms, without: str = "") -> bool:
    return all(set(terms[name]) & set(values) for name, values in filters.items() if values and name != without)


def _filters(chosen: Terms) -> Filters:
    return tuple((name, tuple(values)) for name, values in chosen.items() if values)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(works=some_works, chosen=some_terms, asked=st.sampled_from(["", *WORDS]), sort=st.sampled_from(Sort))
def test_counts_equal_counting_by_hand(
    works: list[tuple[list[str], Terms]], chosen: Terms, asked: str, sort: Sort
) -> None:
    Entry.objects.all().delete()
    store(make_work(" ".join(words), terms=terms) for words, terms in works)
    matching = [terms for words, terms in works if not asked or asked in words]
    result = search(asked, filters=_filters(chosen), facets=tuple(VALUES), sort=sort)
    by_hand = {
        name: Counter(value for terms in matching if _fits(terms, chosen, name) for value in terms[name])
        for name in VALUES
    }
    assert result.total == len(result.hits) == sum(_fits(terms, chosen) for terms in matching)
    assert {name: Counter(result.facets.get(name, {})) for name in VALUES} == by_hand
