"""The search starts empty: `create_site` may have published pages of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from casebook.models import CasePage
from search.engines.database import DatabaseEngine
from search.models import Concept, Entry, GlossaryTerm, LoadedConcept, Word
from search.plan import Counts, QueryPlan
from search.query import SearchQuery
from search.results import Ranking
from tests.factories import translated
from tests.search.works import make_works


@pytest.fixture
def empty_search(db: None) -> None:
    """No entries, terms, postings or words, and a glossary without concepts."""
    Entry.objects.all().delete()
    Word.objects.all().delete()
    with connection.cursor() as cursor:  # thousands of rows, which the ORM would fetch first
        for model in (GlossaryTerm, Concept, LoadedConcept):
            cursor.execute(f"delete from {model._meta.db_table}")  # noqa: S608


@pytest.fixture
def case(freeze: Any) -> CasePage:
    """The first of the works, all published and asked for on the same day."""
    freeze("2026-11-21 10:00")
    return make_works()


@pytest.fixture
def translated_case(case: CasePage, django_capture_on_commit_callbacks: Any) -> None:
    """The same, with English words for the first."""
    with django_capture_on_commit_callbacks(execute=True):
        translated(case, {"title": "The water square", "summary": "Water & play."})


@pytest.fixture
def search_address(elasticsearch_url: str) -> str:
    """Where the site finds the server."""
    return elasticsearch_url


@pytest.fixture
def elasticsearch(db: None, search_address: str, elasticsearch_prefix: str, settings: Any) -> Iterator[None]:
    """The site searches with a real server, under a prefix that no other test uses, and its index is up to date."""
    from search.engines.elasticsearch import server
    from search.engines.elasticsearch.building import rebuild_index

    settings.ELASTICSEARCH = {
        "nodes": (search_address,),
        "basic_auth": None,
        "api_key": None,
        "ca_file": None,
        "prefix": elasticsearch_prefix,
    }
    rebuild_index(lambda done, total: None)
    yield
    server._server.cache_clear()


@pytest.fixture(params=["database", "elasticsearch"])
def each_engine(request: pytest.FixtureRequest, empty_search: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runs once for each engine; the second may not hide behind the first."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        from search.engines.elasticsearch.engine import DEEPEST

        of_database = DatabaseEngine.rank

        def rank(engine: DatabaseEngine, query: SearchQuery, plan: QueryPlan, counts: Counts) -> Ranking:
            assert query.page * query.per_page > DEEPEST, "Elasticsearch did not answer"
            return of_database(engine, query, plan, counts)

        monkeypatch.setattr(DatabaseEngine, "rank", rank)
