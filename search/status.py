"""How the search is doing, for operators and for whatever watches the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.conf import settings

from search.models import Entry, IndexState
from search.pushing import pending


class EngineName(StrEnum):
    """Who answers visitors."""

    DATABASE = "database"
    ELASTICSEARCH = "elasticsearch"


@dataclass(frozen=True)
class Status:
    """What was found. ``answers`` is who answers now, ``trouble`` why that is not the engine that was chosen."""

    chosen: EngineName
    answers: EngineName
    trouble: str
    entries: int
    public: int
    behind: int
    state: IndexState
    version: str = ""
    indices: Sequence[str] = field(default_factory=tuple)

    @property
    def pushed(self) -> int:
        """Entries that the server knows as they are."""
        return self.entries - self.behind


def fallback_answers() -> bool:
    """Whether the database answers instead of the engine that was chosen."""
    if not settings.ELASTICSEARCH:
        return False
    from search.engines.elasticsearch.looking import trouble

    return bool(trouble())


def search_status() -> Status:
    """The status, with one look at the server (a second at most) where there is one."""
    state = IndexState.load()
    entries, public = Entry.objects.count(), Entry.objects.public().count()
    if not settings.ELASTICSEARCH:
        return Status(EngineName.DATABASE, EngineName.DATABASE, "", entries, public, 0, state)
    from search.engines.elasticsearch.looking import look

    found = look()
    return Status(
        chosen=EngineName.ELASTICSEARCH,
        answers=EngineName.DATABASE if found.trouble else EngineName.ELASTICSEARCH,
        trouble=found.trouble,
        entries=entries,
        public=public,
        behind=pending().count(),
        state=state,
        version=found.version,
        indices=found.indices,
    )
