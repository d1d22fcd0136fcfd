"""The glossary: words that mean the same, kept by editors and used by every search."""

from search.glossary.terms import MAX_TERM_WORDS, Key, Term, lookup
from search.models.glossary_term import key_of

__all__ = ["MAX_TERM_WORDS", "Key", "Term", "key_of", "lookup"]
