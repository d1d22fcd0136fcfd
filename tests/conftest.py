"""What every test stands on: a database with the site in it, and nothing left over from the test before."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, connections
from django.db.backends.base.creation import BaseDatabaseCreation
from django.utils import timezone, translation
from elasticsearch import Elasticsearch
from pytest_django.plugin import blocking_manager_key
from wagtail.models import Page

from tests.servers.chromium import chromium_path
from tests.servers.databases import all_rows, drop_run_database, own_database, put_back
from tests.servers.sharing import Run, shared_elasticsearch

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]


hypothesis.settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any-machine")  # how quickly examples come says nothing of the code

RUN = pytest.StashKey[Run]()


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run holds what all of them share."""
    if not hasattr(config, "workerinput"):
        config.stash[RUN] = Run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Whatever was started for the run ends with it."""
    if run := config.stash.get(RUN, None):
        with config.stash[blocking_manager_key].unblock():
            drop_run_database()
        run.end()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On SQLite leave out what only PostgreSQL shows; on PostgreSQL what SQLite has shown for both.

    That is: what asks for no database, what is only looked at in a browser, and what is marked `once`.
    """
    is_postgresql = connection.vendor == "postgresql"
    kept: list[pytest.Item] = []
    dropped: list[pytest.Item] = []
    for item in items:
        needs_postgresql = item.get_closest_marker("postgresql") is not None
        is_furniture = item.get_closest_marker("browser") and not item.get_closest_marker("journey")
        is_shown = is_furniture or item.get_closest_marker("once") or not _uses_database(item)
        (dropped if (is_shown if is_postgresql else needs_postgresql) else kept).append(item)
    if dropped:
        config.hook.pytest_deselected(items=dropped)
    slow = {item.path for item in kept if item.get_closest_marker("browser") or _commits(item)}
    items[:] = sorted(kept, key=lambda item: item.path not in slow)  # so that at the end no process waits long


# The database


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: Any, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Every test starts with what `create_site` makes; a copy is kept for the tests that empty the tables."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    with django_db_blocker.unblock(), own_database(process, request.config.cache.mkdir("migrated")):
        # Django's test cases look for them under these names; on the classes, since the connections made after
        # Playwright has started its event loop are others than those made before.
        BaseDatabaseCreation.deserialize_db_from_string = put_back  # type: ignore[method-assign]
        type(connections["default"])._test_serialized_contents = all_rows()  # type: ignore[attr-defined]
        with django_db_blocker.block():
            yield


def _uses_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return _commits(item) or item.get_closest_marker("django_db") is not None or "db" in fixtures


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    is_marked = marker is not None and bool(marker.kwargs.get("transaction"))
    return is_marked or not {"transactional_db", "live_server"}.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_itemcollected(item: pytest.Item) -> None:
    """A test that commits gets the site anew, and its tables are emptied without half of it coming back."""
    fixtures: list[str] = getattr(item, "fixturenames", [])
    if _commits(item) and "django_db_serialized_rollback" not in fixtures:
        fixtures.append("django_db_serialized_rollback")


@pytest.fixture(autouse=True)
def _site_is_there(request: pytest.FixtureRequest) -> None:
    """In random order a test may follow one that emptied the tables: then the site is put back for it."""
    if not _uses_database(request.node) or _commits(request.node):
        return
    request.getfixturevalue("_django_db_helper")
    if not Page.objects.exists():
        contents = connection._test_serialized_contents  # type: ignore[attr-defined]
        connection.creation.deserialize_db_from_string(contents)


# Nothing left over


@pytest.fixture(autouse=True)
def _clean_slate(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Own folder for uploads, empty cache (with Wagtail's page addresses in it), the site's own language."""
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.deactivate_all()
    timezone.deactivate()
    cache.clear()


@pytest.fixture
def freeze() -> Iterator[Callable[[str], None]]:
    """Stop the clock: `freeze("2026-11-21 10:00")` in the time zone of the site."""
    travellers: list[time_machine.travel] = []

    def stop(moment: str) -> None:
        when = datetime.fromisoformat(moment).replace(tzinfo=timezone.get_default_timezone())
        traveller = time_machine.travel(when, tick=False)
        traveller.start()
        travellers.append(traveller)

    yield stop
    for traveller in reversed(travellers):
        traveller.stop()


# Elasticsearch


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of a server that all tests of a run share: see the prefix for what a test has to itself."""
    return shared_elasticsearch()


@pytest.fixture
def elasticsearch_prefix(elasticsearch_url: str) -> Iterator[str]:
    """What the names of a test's indices and aliases begin with; they are gone after the test."""
    prefix = f"test-{uuid4().hex[:12]}"
    yield prefix
    with Elasticsearch(elasticsearch_url) as client:
        if left := list(client.indices.get(index=f"{prefix}*", expand_wildcards="all")):
            client.indices.delete(index=left)


# The browser


@pytest.fixture(scope="session")
def base_url() -> None:
    """In place of Playwright's own, which is a method: pytest 10 will not take that. Tests name whole addresses."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, or the one that CHROMIUM_PATH names, without its calls home."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the test's thread
    return {**browser_type_launch_args, "executable_path": chromium_path(), "args": CHROMIUM_ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch visitor; nothing leaves this machine unseen, as service workers would."""
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "service_workers": "block",
    }
