"""Writing concepts and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wagtail.models import ReferenceIndex

from search.glossary.rules import Name
from search.language import FINGERPRINT, normalise, words
from search.models import Concept, GlossaryTerm
from search.storing import add_words

_BATCH = 500


def write_concepts(changes: Sequence[tuple[Concept, Sequence[Name]]]) -> None:
    """Save concepts, new ones among them, with exactly these names; a few queries for all of them.

    Only call this inside a transaction, and with names that satisfy the rules.
    """
    new = [concept for concept, _names in changes if concept.pk is None]
    known = [concept for concept, _names in changes if concept.pk is not None]
    Concept.objects.bulk_create(new)
    Concept.objects.bulk_update(known, ["theme"], batch_size=_BATCH)
    GlossaryTerm.objects.filter(concept__in=known).delete()
    terms = [
        GlossaryTerm(concept=concept, language=name.language, text=name.text, sort_order=position)
        for concept, names in changes
        for position, name in enumerate(names)
    ]
    for term in terms:
        term.make_key()
    GlossaryTerm.objects.bulk_create(terms, batch_size=_BATCH)
    for concept in (*known, *(concept for concept in new if concept.theme)):
        ReferenceIndex.create_or_update_for_object(concept)
    learn_words(terms)


def learn_words(terms: Iterable[GlossaryTerm]) -> None:
    """Add the words of terms to the vocabulary, so that one that is misspelt in a query is recognised."""
    add_words(vocabulary_of(terms))


def vocabulary_of(terms: Iterable[GlossaryTerm]) -> set[tuple[str, str]]:
    """The words of terms, each with its language; numbers have no spelling."""
    return {
        (term.language, word.text) for term in terms for word in words(normalise(term.text)) if not word.text.isdigit()
    }


def refresh_keys() -> list[str]:
    """Make the keys anew that other rules of analysis have made; the words that now stand in two concepts.

    Such words are no error of an editor: a new stemmer takes two words for one. Both concepts answer until one is
    changed.
    """
    outdated = list(GlossaryTerm.objects.exclude(fingerprint=FINGERPRINT))
    for term in outdated:
        term.make_key()
    GlossaryTerm.objects.bulk_update(outdated, ["key", "starts", "fingerprint"], batch_size=_BATCH)
    concepts: dict[tuple[str, str], set[int]] = {}
    for language, key, concept in GlossaryTerm.objects.values_list("language", "key", "concept"):
        concepts.setdefault((language, key), set()).add(concept)
    return sorted(f"{language}: {key}" for (language, key), held in concepts.items() if len(held) > 1)
