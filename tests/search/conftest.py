"""The search starts empty: `create_site` may have published pages of its own."""

import pytest

from search.models import Entry, Word


@pytest.fixture
def empty_search(db: None) -> None:
    """No entries, terms, postings or words."""
    Entry.objects.all().delete()
    Word.objects.all().delete()
