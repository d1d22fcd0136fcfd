"""The search's own tables; all but the glossary and what was searched for can be made again from the pages."""

from search.models.concept import Concept
from search.models.entry import Entry
from search.models.entry_term import EntryTerm
from search.models.glossary_term import GlossaryLanguage, GlossaryTerm
from search.models.index_state import IndexState
from search.models.loaded_concept import LoadedConcept
from search.models.posting import Posting
from search.models.searched_text import SearchedText
from search.models.title_start import TitleStart
from search.models.word import Word

__all__ = [
    "Concept",
    "Entry",
    "EntryTerm",
    "GlossaryLanguage",
    "GlossaryTerm",
    "IndexState",
    "LoadedConcept",
    "Posting",
    "SearchedText",
    "TitleStart",
    "Word",
]
