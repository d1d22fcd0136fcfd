"""Settings under which this site would lose, mix up or expose something: found before it starts."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as CheckWarning

OLDEST_SQLITE = (3, 35, 0)
PRIVATE_CACHES = {
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
}
TREE_SYNCHRONISERS = {"wagtail.locales", "wagtail.contrib.simple_translation"}


@register(Tags.database)
def check_transactions(**kwargs: Any) -> list[CheckMessage]:
    """Publishing opens its own transactions; one around the whole request would change what they mean."""
    return [
        Error(
            f"ATOMIC_REQUESTS is on for the database “{alias}”.",
            hint="Remove it: a refused translation would become a server error, and on SQLite every page "
            "view would wait for the write lock.",
            id="legro.E001",
        )
        for alias, database in settings.DATABASES.items()
        if database.get("ATOMIC_REQUESTS")
    ]


@register(Tags.translation)
def check_locale_apps(**kwargs: Any) -> list[CheckMessage]:
    """Only wagtail-localize manages locales, and nothing copies pages to the other language by itself."""
    messages: list[CheckMessage] = []
    wrong = sorted(TREE_SYNCHRONISERS.intersection(settings.INSTALLED_APPS))
    if wrong or "wagtail_localize.locales" not in settings.INSTALLED_APPS:
        messages.append(
            Error(
                "Locales are not managed by wagtail_localize.locales alone.",
                hint="Put wagtail_localize.locales in INSTALLED_APPS, and neither wagtail.locales nor "
                "wagtail.contrib.simple_translation.",
                id="legro.E002",
            )
        )
    return messages


@register(Tags.translation)
def check_live_status(**kwargs: Any) -> list[CheckMessage]:
    """A page sent for translation must start as a draft, or Dutch words go out on an English page."""
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True) is False:
        return []
    return [
        Error(
            "A new translation would be published before anybody translated it.",
            hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
            id="legro.E003",
        )
    ]


@register(Tags.database)
def check_sqlite(**kwargs: Any) -> list[CheckMessage]:
    """The search uses SQL that SQLite has since 3.35, and relies on immediate transactions."""
    messages: list[CheckMessage] = []
    for alias, database in settings.DATABASES.items():
        if database["ENGINE"] == "django.db.backends.sqlite3":
            messages += _check_one_sqlite(alias, database)
    return messages


def _check_one_sqlite(alias: str, database: dict[str, Any]) -> list[CheckMessage]:
    messages: list[CheckMessage] = []
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        messages.append(
            Error(
                f"SQLite {sqlite3.sqlite_version} is too old: 3.35 is the oldest that will do.",
                hint="Use a newer Python, or PostgreSQL by DATABASE_URL.",
                id="legro.E004",
            )
        )
    if database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        messages.append(
            Error(
                f"The SQLite database “{alias}” does not begin its transactions with IMMEDIATE.",
                hint='Set OPTIONS["transaction_mode"] = "IMMEDIATE", else two editors who save at once get '
                "“database is locked”.",
                id="legro.E005",
            )
        )
    return messages


@register(Tags.caches, deploy=True)
def check_shared_cache(**kwargs: Any) -> list[CheckMessage]:
    """Page addresses and login attempts are cached; with a cache of one process others see old ones."""
    if settings.CACHES["default"]["BACKEND"] not in PRIVATE_CACHES:
        return []
    return [
        CheckWarning(
            "The cache is not shared between processes.",
            hint="Leave CACHE_URL empty (a folder in DATA_DIR), or name a cache that all processes reach.",
            id="legro.W001",
        )
    ]


@register(Tags.security, deploy=True)
def check_security_contact(**kwargs: Any) -> Sequence[CheckMessage]:
    """Somebody who finds a leak must be able to tell (RFC 9116)."""
    if settings.SECURITY_CONTACT:
        return []
    return [
        CheckWarning(
            "There is no /.well-known/security.txt.",
            hint="Set SECURITY_CONTACT to a mailto: or https: address.",
            id="legro.W002",
        )
    ]


@register(Tags.security, deploy=True)
def check_sender(**kwargs: Any) -> Sequence[CheckMessage]:
    """Mail from a name that only this machine knows is refused by most servers: nobody could ask for a new password."""
    if not settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        return []
    return [
        CheckWarning(
            "The site's mail has no sender that other mail servers accept.",
            hint="Set DEFAULT_FROM_EMAIL to an address of your own domain.",
            id="legro.W003",
        )
    ]
