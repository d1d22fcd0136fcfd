"""What can be set up wrongly, said before a visitor finds out."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning
from django.db import connections
from django.db.models import QuerySet

from legro_cms.core.models import work_models
from search.language import FINGERPRINT, LANGUAGES


@register(Tags.compatibility)
def languages_are_analysed(**kwargs: Any) -> list[CheckMessage]:
    """Every content language needs rules for its words, and columns in the entries."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [
        Error(
            f"The search has no rules for the words of the content language {code!r}.",
            hint="Add a stemmer, stop words and the columns of Entry, or take the language out of "
            "WAGTAIL_CONTENT_LANGUAGES.",
            id="search.E001",
        )
        for code in codes
        if code not in LANGUAGES
    ]


@register(Tags.models)
def works_have_kinds(**kwargs: Any) -> list[CheckMessage]:
    """An entry knows the type of its page by ``kind`` only, so kinds are unique; a hit is shown by a card."""
    models = work_models()
    shared = {kind for kind, number in Counter(model.kind for model in models).items() if number > 1}
    return [
        Error(
            f"{model.__name__} is a work without a kind of its own or without a card.",
            hint="Give the page class a unique `kind` and a `card_template`.",
            obj=model,
            id="search.E002",
        )
        for model in models
        if not model.kind or model.kind in shared or not model.card_template
    ]


@register(Tags.security, deploy=True)
def passwords_travel_encrypted(**kwargs: Any) -> list[CheckMessage]:
    """A password of the search server goes over the network with every search."""
    options = settings.ELASTICSEARCH
    if not options or not (options["basic_auth"] or options["api_key"]):
        return []
    open_nodes = [node for node in map(urlsplit, options["nodes"]) if node.scheme == "http"]
    if all(node.hostname in ("localhost", "127.0.0.1", "::1") for node in open_nodes):
        return []
    return [
        CheckWarning(
            "The password or key of Elasticsearch travels unencrypted.",
            hint="Use https:// in ELASTICSEARCH_URL; name your own authority's certificate in ELASTICSEARCH_CA_FILE.",
            id="search.W002",
        )
    ]


@register(Tags.database)
def index_follows(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Without an index of these rules the database answers, and nothing on the pages tells."""
    from search.models import IndexState

    if not settings.ELASTICSEARCH or not _has_table(databases, IndexState._meta.db_table):
        return []
    from search.engines.elasticsearch.mapping import fingerprint

    state = IndexState.load()
    if state.epoch and state.fingerprint == fingerprint():
        return []
    return [
        CheckWarning(
            "Elasticsearch has no index that was filled by this site and its rules: rebuild needed.",
            hint="Run `manage.py search_rebuild`; until then the database answers.",
            id="search.W003",
        )
    ]


@register(Tags.database)
def entries_follow_the_rules(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Entries analysed by other rules than queries are found worse, without any error."""
    from search.models import Entry

    return _rebuild_needed(databases, Entry.objects.public(), "entries of the search were written", "search.W001")


@register(Tags.database)
def glossary_follows_the_rules(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Words of the glossary that other rules have made keys of are passed over by every search, without any error."""
    from search.models import GlossaryTerm

    return _rebuild_needed(databases, GlossaryTerm.objects.all(), "words of the glossary were prepared", "search.W004")


def _rebuild_needed(databases: Any, rows: QuerySet[Any], made: str, check_id: str) -> list[CheckMessage]:
    """A warning where rows carry the fingerprint of other rules of analysis than today's."""
    for alias in databases or []:
        if not _has_table([alias], rows.model._meta.db_table):
            continue
        outdated = rows.using(alias).exclude(fingerprint=FINGERPRINT).count()
        if outdated:
            return [
                CheckWarning(
                    f"{outdated} {made} by other rules: rebuild needed.",
                    hint="Run `manage.py search_rebuild`.",
                    id=check_id,
                )
            ]
    return []


def _has_table(databases: Any, table: str) -> bool:
    return any(table in connections[alias].introspection.table_names() for alias in databases or [])
