"""How well the search finds what people mean: the figures may rise, never fall.

The floors are what the site's own glossary and rules reached when they were set, less what is noise (docs/search.md).
"""

import pytest

from search.glossary.loading import load_glossary
from search.knowledge import DatabaseKnowledge
from search.models import Entry
from search.planning import make_plan
from search.quality.collection import JudgedQuery, read_queries, read_works
from search.quality.scoring import Run, summary
from search.query import PER_PAGE
from search.weights import term_weights
from tests.search.builders import search, store
from tests.search.relevance import CORPUS, QUERIES

NDCG_FLOOR = 0.8
SUCCESS_FLOOR = 0.94

pytestmark = pytest.mark.usefixtures("empty_search", "each_engine")


@pytest.fixture
def queries() -> list[JudgedQuery]:
    return read_queries(QUERIES)


@pytest.fixture
def answers(each_engine: None, queries: list[JudgedQuery]) -> Run:
    works = list(read_works(CORPUS))
    names = {work.translation_key: versions for work, versions in works}
    load_glossary()
    store(work for work, _versions in works)
    return {
        query.name: [
            names[hit.entry.translation_key][hit.text_language] for hit in search(query.text, query.language).hits
        ]
        for query in queries
    }


def test_the_search_finds_what_people_mean_and_nothing_where_nothing_answers(
    answers: Run, queries: list[JudgedQuery]
) -> None:
    means = summary(queries, answers)
    assert means.ndcg >= NDCG_FLOOR
    assert means.success >= SUCCESS_FLOOR
    assert [query.name for query in queries if not query.judgements and answers[query.name]] == []


def test_the_order_is_that_of_the_scores_counted_by_hand(answers: Run, queries: list[JudgedQuery]) -> None:
    """So it is the same on every engine: all of the numbers are whole, and nothing depends on how they are added."""
    names = {work.translation_key: versions for work, versions in read_works(CORPUS)}
    entries = list(Entry.objects.all())
    impacts = {entry.pk: dict(entry.postings.values_list("term", "impact")) for entry in entries}
    for query in queries:
        scores = _scores(query, impacts)
        found = sorted((entry for entry in entries if scores[entry.pk]), key=lambda one: (-scores[one.pk], -one.pk))
        by_hand = [names[entry.translation_key][entry.text_language(query.language)] for entry in found]
        assert answers[query.name] == by_hand[:PER_PAGE], query.name


def _scores(query: JudgedQuery, impacts: dict[int, dict[str, int]]) -> dict[int, int]:
    plan, counts = make_plan(query.text, query.language, DatabaseKnowledge())
    if plan.within is not None:
        impacts = {pk: held if pk in plan.within else {} for pk, held in impacts.items()}
    weights = term_weights(plan, counts)

    def score(slot: int, alternative: int, held: dict[str, int]) -> int:
        wanted = weights[slot, alternative]
        return sum(weight * held[term] for term, weight in wanted.items()) if wanted.keys() <= held.keys() else 0

    return {
        pk: sum(
            max(score(slot, number, held) for number in range(len(plan.slots[slot].alternatives)))
            for slot in range(len(plan.slots))
        )
        for pk, held in impacts.items()
    }
