"""What a concept of the glossary has to satisfy, whoever writes it: an editor's form, a file, the site's own list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.glossary.terms import MAX_TERM_WORDS, Key
from search.language import sort_key
from search.models import Concept, GlossaryTerm
from search.models.glossary_term import LONGEST_KEY, key_of

SEPARATOR = "|"
"""Stands between the words of a cell in a file, so it cannot stand in one of them."""
MOST_TERMS = 24
"""Words of a concept: each one is looked for whenever one of the others is typed."""
LONGEST_TEXT: int = GlossaryTerm._meta.get_field("text").max_length  # type: ignore[assignment]


ALREADY_TAKEN = gettext_lazy(
    "“{text}” already stands in “{concept}”. Add the other words there, or take it away there first."
)
"""Of a name that stands in another concept: a search would go from one concept to the other and round."""


@dataclass(frozen=True)
class Name:
    """A word or a few words for a concept, tidied, in a language."""

    language: str
    text: str

    @cached_property
    def key(self) -> Key:
        """By what a search meets it."""
        return self.language, key_of(self.text, self.language)


@dataclass(frozen=True)
class Problem:
    """Why a concept is refused: ``position`` is that of the name to blame."""

    position: int
    message: str


def problems(names: Sequence[Name]) -> Iterator[Problem]:
    """What is wrong with the names of a concept in themselves, at most one thing of each name."""
    seen: dict[Key, str] = {}
    sound = True
    for position, name in enumerate(names):
        if message := _fault(name) or _repetition(name, seen.get(name.key)):
            sound = False
            yield Problem(position, message)
        else:
            seen[name.key] = name.text
    if len(names) > MOST_TERMS:
        yield Problem(MOST_TERMS, _("A concept has at most %(number)d words.") % {"number": MOST_TERMS})
    elif names and sound and (message := _emptiness(names)):
        yield Problem(0, message)


def _fault(name: Name) -> str:
    """What is wrong with a name whatever stands beside it."""
    _language, key = name.key
    if len(name.text) > LONGEST_TEXT or len(key) > LONGEST_KEY:
        return _("“%(text)s…” is too long for a word.") % {"text": name.text[:30]}
    if not name.text.isprintable():
        return _("“%(text)s” holds a character that cannot be read.") % {
            "text": "".join(letter if letter.isprintable() else "�" for letter in name.text)
        }
    if SEPARATOR in name.text:
        return _("“%(text)s” holds a “|”. Give each word a row of its own.") % {"text": name.text}
    if not key:
        return _(
            "The search leaves out every word of “%(text)s”, as it does with all very common words. Add a word that "
            "says what it is about."
        ) % {"text": name.text}
    if len(key.split()) > MAX_TERM_WORDS:
        return _("“%(text)s” is too long: nobody types it like that. Use at most %(number)d words.") % {
            "text": name.text,
            "number": MAX_TERM_WORDS,
        }
    return ""


def _repetition(name: Name, earlier: str | None) -> str:
    if earlier is None:
        return ""
    if earlier == name.text:
        return _("“%(text)s” stands here twice.") % {"text": name.text}
    return _("To the search, “%(text)s” is the same as “%(earlier)s”, which stands here already. One is enough.") % {
        "text": name.text,
        "earlier": earlier,
    }


def _emptiness(names: Sequence[Name]) -> str:
    """Why nothing would be found by these names that is not found by each alone."""
    if len(names) == 1:
        return _("“%(text)s” stands alone. Add at least one other word for the same thing, in either language.") % {
            "text": names[0].text
        }
    if len({sort_key(name.text) for name in names}) == 1:
        return _(
            "“%(text)s” is the same word in both languages, which the search knows by itself. Add another word for it, "
            "or leave it out."
        ) % {"text": names[0].text}
    return ""


def holders(keys: Collection[Key], besides: Concept | None = None) -> Mapping[Key, Concept]:
    """The concepts that hold some of the keys, other than ``besides``; two queries."""
    wanted = Q(pk=None)
    for language in {language for language, _key in keys}:
        wanted |= Q(language=language, key__in=[key for of, key in keys if of == language])
    terms = GlossaryTerm.objects.filter(wanted).select_related("concept").prefetch_related("concept__terms")
    if besides is not None and besides.pk is not None:
        terms = terms.exclude(concept=besides)
    return {(term.language, term.key): term.concept for term in terms}
