"""A database and an index that exist for one measurement; the site's own are neither read nor written.

The code that answers visitors knows one database, one cache and one search server. So for the measurement these are
exchanged for others of the same kind, whose tables go with the connection, however the measurement ends.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.utils import load_backend


@contextmanager
def scratch_database() -> Iterator[None]:
    """Inside, the site has an empty database of its kind, an empty cache and no search server."""
    with ExitStack() as stack:
        for part in (_own_cache(), _own_database(), _server({})):
            stack.enter_context(part)
        yield


@contextmanager
def scratch_index(options: Mapping[str, Any]) -> Iterator[None]:
    """Inside, the site searches with the server of these options, in an index that is gone afterwards.

    Without options the database answers.
    """
    if not options:
        yield
        return
    from search.engines.elasticsearch.building import rebuild_index

    with _server({**options, "prefix": f"scratch-{secrets.token_hex(6)}"}):
        try:
            rebuild_index(lambda done, total: None)
            _be_patient()
            yield
        finally:
            _remove_indices()


@contextmanager
def _server(options: Mapping[str, Any]) -> Iterator[None]:
    site = settings.ELASTICSEARCH
    settings.ELASTICSEARCH = options
    try:
        yield
    finally:
        settings.ELASTICSEARCH = site


@contextmanager
def _own_database() -> Iterator[None]:
    """Tables that only this connection sees: in memory on SQLite, temporary ones on PostgreSQL."""
    site = connections[DEFAULT_DB_ALIAS]
    own = dict(site.settings_dict)
    if site.vendor == "sqlite":
        own |= {"NAME": ":memory:"}
    else:
        own["OPTIONS"] = {**own["OPTIONS"], "options": "-c search_path=pg_temp", "pool": False}
    scratch = load_backend(own["ENGINE"]).DatabaseWrapper(own, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    ContentType.objects.clear_cache()
    try:
        with connection.schema_editor() as editor:
            for model in apps.get_models():
                if model._meta.can_migrate(scratch):
                    editor.create_model(model)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = site
        ContentType.objects.clear_cache()
        scratch.close()


@contextmanager
def _own_cache() -> Iterator[None]:
    """What this database's rows say is no business of the site's."""
    site = caches["default"]
    caches["default"] = LocMemCache(secrets.token_hex(), {})
    try:
        yield
    finally:
        caches["default"] = site


def _be_patient() -> None:
    """A visitor would get the database's answer after a second; here only the server's counts."""
    from search.engines.elasticsearch.server import WORK_PATIENCE, Node, get_server

    server = get_server()
    server.nodes = [Node(node.client.options(request_timeout=WORK_PATIENCE)) for node in server.nodes]


def _remove_indices() -> None:
    from search.engines.elasticsearch.server import get_server

    server = get_server()
    found = server.builder.indices.get(index=f"{server.prefix}-*", expand_wildcards="all", features="aliases").body
    if found:
        server.builder.indices.delete(index=list(found))
