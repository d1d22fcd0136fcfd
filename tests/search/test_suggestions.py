"""What is suggested while somebody types: titles, themes, municipalities and words of the glossary."""

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageViewRestriction

from legro_cms.core.models import Municipality, Theme
from search.models import Concept, GlossaryTerm
from search.suggested_terms import Source
from search.suggestions import Suggestion, suggest
from tests.factories import published_case, standard_page, translated
from tests.search.builders import add
from tests.search.test_listing import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_glossary(db: None) -> None:
    """The words that a new site begins with would be suggested as well."""
    GlossaryTerm.objects.all().delete()


def _suggested(text: str, language: str = "nl") -> dict[Source, list[Suggestion]]:
    return {group.source: list(group.suggestions) for group in suggest(text, language)}


def _labels(text: str, language: str = "nl") -> dict[str, list[str]]:
    return {source.value: [one.label for one in found] for source, found in _suggested(text, language).items()}


def _titles(text: str, language: str = "nl") -> list[str]:
    return _labels(text, language).get("title", [])


def _town(slug: str) -> Municipality:
    return Municipality.objects.get(slug=slug)


def _concept(*terms: tuple[str, str]) -> Concept:
    concept = Concept.objects.create()
    for number, (language, text) in enumerate(terms):
        GlossaryTerm.objects.create(concept=concept, language=language, text=text, sort_order=number)
    return concept


def _address(text: str, language: str = "nl") -> str:
    with translation.override(language):
        return f"{reverse('search:suggestions')}?q={text}"


# Titles


@pytest.mark.parametrize("typed", ["gr", "groen", "GROENE", "groene spee", "spee", "De g", "het dor"])
def test_a_title_is_suggested_by_the_beginning_of_any_of_its_words_and_those_after_it(typed: str) -> None:
    published_case(title="De groene speelplaats in het dorp")
    expected = [] if typed == "het dor" else ["De groene speelplaats in het dorp"]
    assert _titles(typed) == expected


@pytest.mark.parametrize("typed", ["g", "", " ", "-", "roene", "plaats", "speelplaats groene", "groene in"])
def test_other_letters_suggest_no_title(typed: str) -> None:
    published_case(title="De groene speelplaats in het dorp")
    assert _titles(typed) == []


@pytest.mark.parametrize("typed", ["cafe re", "Café ré", "reu", "REÜ"])
def test_diacritics_and_capitals_make_no_difference(typed: str) -> None:
    published_case(title="Het café Reünie")
    assert _titles(typed) == ["Het café Reünie"]


def test_titles_that_begin_with_what_was_typed_come_first() -> None:
    for title in ("Onze speelbossen", "Spelen in Pekela", "Speeltuin", "Een speelbos"):
        published_case(title=title)
    assert _titles("spe") == ["Speeltuin", "Spelen in Pekela", "Een speelbos", "Onze speelbossen"]


def test_a_title_with_several_fitting_words_is_suggested_once() -> None:
    published_case(title="Speelplek bij speeltuin en speelbos")
    assert _titles("speel") == ["Speelplek bij speeltuin en speelbos"]


def test_a_title_leads_to_its_page_and_says_what_it_is() -> None:
    published_case(title="Het waterplein")
    (one,) = _suggested("water")[Source.TITLE]
    assert (one.url, one.text_language, one.detail) == (
        "/nl/praktijkvoorbeelden/het-waterplein/",
        "nl",
        "praktijkvoorbeeld",
    )


def test_readers_get_the_title_in_their_language_and_else_the_one_there_is(
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        translated(published_case(title="Het waterplein"), {"title": "The water square"})
    published_case(title="Het watertuintje")
    (english,) = _suggested("squ", "en")[Source.TITLE]
    assert (english.label, english.url) == ("The water square", "/en/casebook/het-waterplein/")
    assert _titles("waterpl", "en") == []
    (dutch,) = _suggested("watert", "en")[Source.TITLE]
    assert (dutch.label, dutch.text_language) == ("Het watertuintje", "nl")


def test_a_work_that_is_not_public_is_never_suggested(client: Client) -> None:
    draft, private = published_case(title="Het geheime plein"), published_case(title="Het geheime bos")
    assert _titles("geheim") == ["Het geheime bos", "Het geheime plein"]
    draft.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert _titles("geheim") == []
    assert client.get(_address("geheim")).content.strip() == b""


def test_a_changed_title_is_suggested_at_once() -> None:
    page = published_case(title="Het waterplein")
    page.title = "Het zandplein"
    page.save_revision().publish()
    assert (_titles("water"), _titles("zand")) == ([], ["Het zandplein"])


# Themes, municipalities, the glossary


def test_a_theme_with_works_leads_to_the_list_of_them() -> None:
    published_case(themes=[Theme.objects.get(slug="spelen")])
    (one,) = _suggested("spel")[Source.THEME]
    assert (one.label, one.url) == ("Spelen", "?theme=spelen")
    assert _labels("play", "en")["theme"] == [Theme.objects.get(slug="spelen").name_en]
    assert "theme" not in _labels("beweg")


def test_a_municipality_with_works_leads_to_the_list_of_them() -> None:
    published_case(places=[_town("pekela")])
    (one,) = _suggested("pek")[Source.MUNICIPALITY]
    assert (one.label, one.url) == ("Pekela", "?municipality=pekela")
    assert "municipality" not in _labels("veen")


def test_a_former_municipality_leads_to_what_is_there_now() -> None:
    published_case(places=[_town("eemsdelta")])
    (one,) = _suggested("delfz")[Source.MUNICIPALITY]
    assert (one.label, one.url) == ("Delfzijl → Eemsdelta", "?municipality=eemsdelta")


def test_a_former_municipality_with_two_successors_leads_to_both() -> None:
    published_case(places=[_town("westerkwartier")])
    (one,) = _suggested("winsum")[Source.MUNICIPALITY]
    assert one.label == "Winsum → Het Hogeland, Westerkwartier"
    assert one.url == "?municipality=het-hogeland&municipality=westerkwartier"


def test_municipalities_that_follow_each_other_in_a_ring_do_no_harm() -> None:
    one, other = _town("pekela"), _town("veendam")
    one.successors.add(other)
    other.successors.add(one)
    published_case(places=[_town("eemsdelta")])
    assert "municipality" not in _labels("pekela")


def test_a_word_of_the_glossary_leads_to_the_search_for_it() -> None:
    _concept(("nl", "rookvrij"), ("nl", "rookverbod"), ("en", "smoke-free"))
    (one,) = _suggested("rook")[Source.GLOSSARY]
    assert (one.label, one.url) == ("rookvrij", "?q=rookvrij")
    assert _labels("rookverb") == {"glossary": ["rookverbod"]}
    assert _labels("free", "en") == {"glossary": ["smoke-free"]}
    assert _labels("smoke") == {}


# All together


def _one_of_each(titles: Iterable[str]) -> None:
    for title in titles:
        published_case(title=title, themes=[Theme.objects.get(slug="spelen")], places=[_town("stadskanaal")])
    Theme.objects.filter(slug="spelen").update(name_nl="Stedelijk spelen")


def test_there_are_at_most_eight_from_every_source_in_a_fixed_order() -> None:
    _one_of_each(f"Stilte {number}" for number in range(9))
    for word in ("stoep", "straat", "struik", "strand"):
        _concept(("nl", word))
    found = _labels("st")
    assert list(found) == ["title", "theme", "municipality", "glossary"]
    assert [len(labels) for labels in found.values()] == [3, 1, 1, 3]
    assert found["glossary"] == ["stoep", "straat", "strand"]


def test_one_source_may_fill_the_list() -> None:
    add(*(f"Zandpad {number}" for number in range(3)))
    for number in range(10):
        standard_page(title=f"Zon {number}")
    assert _labels("zon") == {"title": [f"Zon {number}" for number in range(8)]}


@pytest.mark.parametrize("number", [1, 6])
def test_an_answer_takes_at_most_four_statements(client: Client, number: int) -> None:
    _one_of_each(f"Stilte {one}" for one in range(number))
    _concept(("nl", "stoep"))
    standard_page(title="Stil verslag")
    client.get(_address("st"))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(_address("st"))
    assert b"Stilte 0" in response.content
    assert len(queries) == 4


# The address


LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


@LANGUAGES
def test_the_answer_is_a_piece_of_html_that_caches_may_keep_a_minute(client: Client, language: str) -> None:
    published_case(title="Het <b>waterplein</b>")
    response = client.get(_address("water", language))
    html = response.content.decode()
    assert "Het &lt;b&gt;waterplein&lt;/b&gt;" in html
    assert html.count('role="option"') == 1
    assert [html.count(f'lang="{code}"') for code in ("nl", "en")] == ([0, 0] if language == "nl" else [1, 1])
    assert sorted(response.headers["Cache-Control"].split(", ")) == ["max-age=60", "public"]
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert not response.cookies


def test_the_address_stands_below_that_of_the_search() -> None:
    assert _address("water", "en") == "/en/search/suggestions/?q=water"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_only_reading_is_allowed(client: Client, method: str) -> None:
    assert getattr(client, method)(_address("water")).status_code == 405


@LANGUAGES
def test_hostile_values_get_an_answer(client: Client, language: str) -> None:
    published_case(title="Het waterplein")
    for name, value in product(["q", "page", "kind"], HOSTILE):
        response = client.get(f"{_address('', language)}{value}&{name}={value}")
        assert response.status_code in (200, 400), (name, value)
    assert client.get(_address("", language)).content.strip() == b""
