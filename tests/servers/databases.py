"""The database of a run: made once with the site in it, and copied for each process that runs tests."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.backends.base.creation import BaseDatabaseCreation

from tests.servers.sharing import locked, run_folder

Rows = dict[str, list[tuple[Any, ...]]]

FILLED_BY_TRIGGERS = {"wagtailsearch_indexentry_fts"}


@contextmanager
def own_database(process: str, cache: Path) -> Iterator[None]:
    """A copy of the run's database for one process; dropped afterwards, whoever still holds a connection to it.

    (Some are always left over: Playwright's event loop gives its thread connections of its own.)
    """
    outside = settings.DATABASES["default"]["NAME"]
    name = _run_database()
    with locked(run_folder() / "database-lock"):
        done = run_folder() / "database"
        if not done.exists():
            _make(name, cache)
            done.touch()
        settings.DATABASES["default"]["NAME"] = name
        connection.creation.clone_test_db(process, verbosity=0)
    copy = str(connection.creation.get_test_db_clone_settings(process)["NAME"])
    settings.DATABASES["default"]["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        settings.DATABASES["default"]["NAME"] = outside
        _drop(copy)


def all_rows() -> Rows:
    """What stands in the tables now."""
    rows: Rows = {}
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    with connection.cursor() as cursor:
        for table in sorted(set(tables) - FILLED_BY_TRIGGERS):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            if found := cursor.fetchall():
                rows[table] = [tuple(map(_plain, row)) for row in found]
    return rows


def _plain(value: Any) -> Any:
    """The value as both databases take it back, and as it can be kept in a file."""
    if isinstance(value, memoryview):
        return bytes(value)
    return str(value) if isinstance(value, time) else value


def put_back(creation: BaseDatabaseCreation, rows: Rows) -> None:
    """Put the rows into tables that were emptied, as they were: no model is made and no signal sent, so it is quick.

    Takes the place of Django's own `deserialize_db_from_string`, which cannot read a binary part of a primary key.
    """
    with transaction.atomic(), creation.connection.cursor() as cursor:
        for table, found in rows.items():
            into, places = creation.connection.ops.quote_name(table), ", ".join(["%s"] * len(found[0]))
            insert = f"INSERT INTO {into} VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608
            cursor.executemany(insert, found)  # before the first flush all of them are there


def replace_all(rows: Rows) -> None:
    """Make the tables hold these rows and nothing else."""
    with transaction.atomic(), connection.cursor() as cursor:  # foreign keys are looked at when it ends
        for table in all_rows():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        put_back(connection.creation, rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)


def drop_run_database() -> None:
    """Leave nothing on a server that goes on after the run; a file goes with the run's folder."""
    if connection.vendor == "postgresql" and (run_folder() / "database").exists():
        _drop(_run_database())


def _run_database() -> str:
    if connection.vendor == "sqlite":  # a file, since several connections write to it at once
        settings.DATABASES["default"]["TEST"]["NAME"] = str(run_folder() / "test.sqlite3")
    return str(connection.creation._get_test_db_name())


def _make(name: str, cache: Path) -> None:
    migrated = cache / f"{_fingerprint()}.sqlite3"
    is_known = connection.vendor == "sqlite" and migrated.exists()
    if is_known:
        shutil.copyfile(migrated, name)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=is_known)
    connection.close()
    if connection.vendor == "sqlite" and not is_known:
        for old in cache.glob("*.sqlite3"):
            old.unlink()
        shutil.copyfile(name, migrated)
    call_command("create_site", verbosity=0)
    _leave_out_the_glossary()
    connection.close()


def _leave_out_the_glossary() -> None:
    """Its thousands of rows would be put back for every test that commits, and would colour what searches find.

    Tests that need concepts bring their own.
    """
    from search.models import Concept
    from search.rebuilding import renew_words

    Concept.objects.all().delete()
    renew_words()


def _fingerprint() -> str:
    """Differs as soon as a migration does: to migrate from nothing takes half of a minute."""
    digest = hashlib.sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        for path in sorted((Path(app.path) / "migrations").glob("*.py")):
            digest.update(f"{app.label} {path.name} ".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _drop(name: str) -> None:
    if connection.vendor == "sqlite":
        for file in (name, f"{name}-wal", f"{name}-shm"):
            Path(file).unlink(missing_ok=True)
        return
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")
