"""Where questions are answered."""

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.database import DatabaseEngine


def get_engine() -> SearchEngine:
    """The engine that this site searches with: Elasticsearch where ELASTICSEARCH_URL names one."""
    if settings.ELASTICSEARCH:
        from search.engines.elasticsearch.engine import ElasticsearchEngine

        return ElasticsearchEngine()
    return DatabaseEngine()


__all__ = ["SearchEngine", "get_engine"]
