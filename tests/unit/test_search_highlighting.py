"""What is marked in a hit, and that nothing in it is ever markup of its own."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from search.highlighting import ELLIPSIS, EXCERPT_LENGTH, highlight
from search.models import Entry
from search.plan import QueryPlan
from search.planning import make_plan
from tests.search.knowing import Known


def _plan(text: str, language: str = "nl") -> QueryPlan:
    return make_plan(text, language, Known())[0]


def _entry(title: str = "", summary: str = "", text: str = "", names: str = "") -> Entry:
    return Entry(title_nl=title, summary_nl=summary, text_nl=text, names_nl=names)


def test_a_word_is_marked_by_its_stem_as_it_stands() -> None:
    shown = highlight(_entry("Drie Speeltuinen erbij"), "nl", _plan("speeltuin"))
    assert shown.title == "Drie <mark>Speeltuinen</mark> erbij"
    assert shown.matched_words == ("speeltuinen",)


def test_the_summary_is_the_excerpt_where_it_has_a_match() -> None:
    shown = highlight(_entry(summary="Een plein.", text="Het plein was grijs."), "nl", _plan("pleinen"))
    assert shown.excerpt == "Een <mark>plein</mark>."


def test_the_part_of_the_text_around_its_first_match_is_the_excerpt_where_the_summary_has_none() -> None:
    text = "Eerst iets anders. " * 30 + "Toen kwam het water in de wijk. " + "Daarna weer wat. " * 30
    shown = highlight(_entry(summary="Een plein.", text=text), "nl", _plan("water"))
    assert "kwam het <mark>water</mark> in de wijk" in shown.excerpt
    assert shown.excerpt.startswith(ELLIPSIS)
    assert shown.excerpt.endswith(ELLIPSIS)
    assert len(html.unescape(re.sub("</?mark>", "", shown.excerpt))) <= EXCERPT_LENGTH + 2


def test_the_summary_stands_unmarked_where_nothing_shown_has_a_match() -> None:
    shown = highlight(_entry(summary="Een plein."), "nl", _plan("water"))
    assert shown.excerpt == "Een plein."
    assert shown.matched_words == ()


def test_without_a_query_nothing_is_marked() -> None:
    shown = highlight(_entry("Plein", "Een plein."), "nl", QueryPlan())
    assert (shown.title, shown.excerpt) == ("Plein", "Een plein.")


def test_a_match_in_the_name_of_a_place_is_told() -> None:
    shown = highlight(_entry("Plein", "Een plein.", names="Loppersum Eemsdelta"), "nl", _plan("loppersum"))
    assert shown.matched_words == ("loppersum",)


def test_words_of_the_other_language_mark_the_text_that_is_shown() -> None:
    shown = highlight(_entry("Een voedselbos"), "nl", _plan("voedselbos", "en"))
    assert shown.title == "Een <mark>voedselbos</mark>"


def test_markup_in_a_text_is_shown_as_text() -> None:
    shown = highlight(_entry("<script>plein</script> & <b>"), "nl", _plan("plein script"))
    assert shown.title == ("&lt;<mark>script</mark>&gt;<mark>plein</mark>&lt;/<mark>script</mark>&gt; &amp; &lt;b&gt;")


@given(st.text(max_size=600), st.text(max_size=40))
def test_what_is_shown_of_any_text_has_no_markup_but_marks(text: str, asked: str) -> None:
    shown = highlight(_entry(text, text[:50], text), "nl", _plan(f"{asked} {text[:20]}"))
    for part in (shown.title, shown.excerpt):
        assert not re.search("[<>]", re.sub("</?mark>", "", part))
        assert part.count("<mark>") == part.count("</mark>")
