"""The server counts with the same whole numbers as the database."""

from random import Random

import pytest

from legro_cms.core.works import WorkText
from search.models import Posting
from search.query import Sort
from tests.search.builders import make_work, search, store

pytestmark = pytest.mark.usefixtures("empty_search", "elasticsearch")


def test_scores_are_weight_times_impact_whatever_the_frequency_and_the_length() -> None:
    random = Random("impacts")
    works = []
    for _number in range(60):
        length, frequency = int(random.lognormvariate(4.5, 1.5)), random.randint(1, 9)
        body = " ".join(["plein"] * frequency + [f"vulwoord{place}x" for place in range(length)])
        works.append(make_work(WorkText("Iets", "", body)))
    store(works)
    impacts = dict(Posting.objects.filter(term="nl:plein").values_list("entry", "impact"))
    hits = search("plein", sort=Sort.RELEVANCE, per_page=100).hits
    (weight,) = {hit.score / impacts[hit.entry.pk] for hit in hits}
    assert len(hits) == 60
    assert weight == int(weight) > 0
    assert [hit.entry.pk for hit in hits] == sorted(impacts, key=lambda pk: (-impacts[pk], -pk))


def test_a_score_of_many_words_is_a_whole_number() -> None:
    words = [f"woord{letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdef"]
    store([make_work(" ".join(words))])
    (hit,) = search(" ".join(words)).hits
    assert hit.score == int(hit.score) > 0
