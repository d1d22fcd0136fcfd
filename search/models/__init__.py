"""The search's own tables; everything in them can be made again from the pages."""

from search.models.entry import Entry
from search.models.entry_term import EntryTerm
from search.models.index_state import IndexState
from search.models.posting import Posting
from search.models.word import Word

__all__ = ["Entry", "EntryTerm", "IndexState", "Posting", "Word"]
