"""A card says why it was found, in words that a screen reader pronounces."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from django.utils.html import strip_tags

from search.plan import Origin
from search.results import Reason
from tests.factories import published_case
from tests.markup import plain
from tests.search.builders import concept


def _shown(*reasons: Reason, language: str = "en") -> str:
    with translation.override(language):
        return render_to_string("components/reasons.html", {"reasons": reasons, "language": language})


def test_only_a_word_of_the_other_language_is_marked() -> None:
    foreign = Reason(Origin.GLOSSARY, "smoke-free", "rookvrij", "nl")
    assert '<span lang="nl">rookvrij</span>' in _shown(foreign)
    assert "lang=" not in _shown(Reason(Origin.GLOSSARY, "smoke-free", "no smoking", "en"))


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason(Origin.GLOSSARY, "smoke-free", "rookvrij", "nl"), "Found by: smoke-free = rookvrij"),
        (Reason(Origin.PLACE, "delfzijl", "Eemsdelta", "en"), "Delfzijl is now part of Eemsdelta"),
        (Reason(Origin.PARTS, "buurttuin", "buurt tuin", "nl"), "Found by the parts of “buurttuin”: buurt tuin"),
        (Reason(Origin.SPELLING, "tuim", "tuin", "nl"), "Found by: tuin (you typed “tuim”)"),
    ],
    ids=lambda value: value.origin if isinstance(value, Reason) else "",
)
def test_each_reason_is_a_sentence(reason: Reason, expected: str) -> None:
    assert plain(strip_tags(_shown(reason))) == expected


def test_what_was_typed_is_escaped() -> None:
    html = _shown(*(Reason(origin, "<b>", "<i>", "nl") for origin in Origin))
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.django_db
def test_a_dutch_case_found_in_english_says_why(client: Client) -> None:
    published_case(title="Een rookvrij plein")
    concept("rookvrij", "smoke-free")
    html = client.get("/en/search/?q=Smoke-free").content.decode()
    assert "Found by: Smoke-free = rookvrij" in plain(strip_tags(html))
    assert '<span lang="nl">rookvrij</span>' in html
