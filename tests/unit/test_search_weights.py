"""Weights that every engine adds up to the same sum."""

from hypothesis import given
from hypothesis import strategies as st

from search.documents import LARGEST_IMPACT, kept_length
from search.plan import ALL_ENTRIES, Alternative, QueryPlan, Slot
from search.weights import LARGEST_SCORE, rarity, term_weights

alternatives = st.builds(
    Alternative,
    weight=st.floats(0.1, 1),
    language=st.sampled_from(["nl", "en"]),
    stems=st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=3).map(tuple),
)
slots = st.builds(Slot, word=st.just("w"), alternatives=st.lists(alternatives, min_size=1, max_size=4).map(tuple))
plans = st.builds(QueryPlan, st.lists(slots, min_size=1, max_size=32).map(tuple))


@given(plan=plans, entries=st.integers(1, 10**7), held=st.integers(1, 10**7))
def test_the_best_possible_score_is_a_whole_number_that_a_float_holds(plan: QueryPlan, entries: int, held: int) -> None:
    weights = term_weights(plan, {ALL_ENTRIES: entries, **dict.fromkeys(plan.terms(), min(held, entries))})
    best = sum(
        max(sum(weights[number, place].values()) for place in range(len(slot.alternatives)))
        for number, slot in enumerate(plan.slots)
    )
    assert 0 <= best * LARGEST_IMPACT <= LARGEST_SCORE


def test_a_rare_term_weighs_more_and_a_common_one_never_less_than_nothing() -> None:
    assert rarity(1, 100) > rarity(50, 100) > rarity(100, 100) > 0


def test_every_alternative_has_a_weight_for_each_of_its_terms() -> None:
    plan = QueryPlan((Slot("w", (Alternative(1.0, "nl", ("a", "b")), Alternative(0.5, "en", ("a",)))),))
    weights = term_weights(plan, {ALL_ENTRIES: 9, "nl:a": 1, "nl:b": 3, "en:a": 1})
    assert {key: list(value) for key, value in weights.items()} == {(0, 0): ["nl:a", "nl:b"], (0, 1): ["en:a"]}
    assert weights[0, 0]["nl:a"] > weights[0, 0]["nl:b"]
    assert weights[0, 1]["en:a"] == weights[0, 0]["nl:a"] // 2


@given(st.integers(0, 10**6))
def test_a_length_loses_an_eighth_at_most(length: int) -> None:
    assert length * 7 / 8 <= kept_length(length) <= length
