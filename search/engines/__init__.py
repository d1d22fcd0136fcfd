"""Where questions are answered."""

from search.engines.base import SearchEngine
from search.engines.database import DatabaseEngine


def get_engine() -> SearchEngine:
    """The engine that this site searches with."""
    return DatabaseEngine()


__all__ = ["SearchEngine", "get_engine"]
