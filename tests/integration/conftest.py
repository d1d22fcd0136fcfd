"""A furnished site that the tests of a module look at together: building it takes longer than looking."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from home.demo import loader
from tests.markup import Markup, page
from tests.pages import Visit, furnish
from tests.servers.contents import fill

Look = Callable[[Visit], Markup]
Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def commit(db: None, django_capture_on_commit_callbacks: Any) -> Commit:
    """`with commit(): ...` does what waits for the commit, as wagtail-localize's publishing does."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture(scope="module")
def shared_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """One transaction for the tests of a module that only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        if not Page.objects.exists():
            connection.creation.deserialize_db_from_string(
                connection._test_serialized_contents  # type: ignore[attr-defined]
            )
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _furnished(shared_database: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site's files; whatever module of the run comes first furnishes the site for all."""
    media = tmp_path_factory.mktemp("furnished")
    fill("furnished", media, furnish)
    return media


@pytest.fixture
def furnished_site(_furnished: Path, _clean_slate: None, settings: Any) -> None:
    """A page of every kind in both languages, and addresses for the error pages."""
    settings.MEDIA_ROOT = _furnished
    settings.ROOT_URLCONF = "tests.page_urls"


@pytest.fixture(scope="module")
def demo(shared_database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[loader.Loaded]:
    """What `load_demo` made an hour ago, now being Monday 23 November 2026, 11:00; loaded once for all modules."""
    loaded_at = datetime(2026, 11, 23, 10, tzinfo=timezone.get_default_timezone())
    with time_machine.travel(loaded_at):  # the clock ticks, so that one thing is older than the other
        loaded = fill("demo", tmp_path_factory.mktemp("demo"), loader.load)
    with time_machine.travel(loaded_at + timedelta(hours=1)):
        yield loaded


@pytest.fixture(scope="session")
def _seen() -> dict[Visit, Markup]:
    return {}


@pytest.fixture
def look(furnished_site: None, _seen: dict[Visit, Markup], client: Client) -> Look:
    """The parsed page at a visit's address, fetched once for all tests: in each module the site is the same."""

    def fetch(visit: Visit) -> Markup:
        if visit not in _seen:
            response = client.get(visit.url)
            assert response.status_code == visit.status
            _seen[visit] = page(response)
        return _seen[visit]

    return fetch
