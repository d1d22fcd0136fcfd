"""Each misconfiguration is found, by its id, and the settings of the site have none."""

import sqlite3
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.checks import CheckMessage

from legro_cms.core import checks

Check = Callable[..., list[CheckMessage]]
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {"transaction_mode": "IMMEDIATE"}}


def _ids(messages: list[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


def test_a_transaction_around_every_request_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASES", {"default": {**SQLITE, "ATOMIC_REQUESTS": True}})
    assert _ids(checks.check_transactions()) == ["legro.E001"]


def test_wagtails_own_locale_app_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "INSTALLED_APPS", [*settings.INSTALLED_APPS, "wagtail.contrib.simple_translation"])
    assert _ids(checks.check_locale_apps()) == ["legro.E002"]


def test_a_missing_locale_app_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        settings,
        "INSTALLED_APPS",
        [app for app in settings.INSTALLED_APPS if app != "wagtail_localize.locales"],
    )
    assert _ids(checks.check_locale_apps()) == ["legro.E002"]


def test_translations_that_start_live_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True)
    assert _ids(checks.check_live_status()) == ["legro.E003"]


def test_the_default_of_the_live_status_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE")
    assert _ids(checks.check_live_status()) == ["legro.E003"]


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASES", {"default": SQLITE})
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    assert _ids(checks.check_sqlite()) == ["legro.E004"]


def test_deferred_transactions_on_sqlite_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASES", {"default": {**SQLITE, "OPTIONS": {}}})
    assert _ids(checks.check_sqlite()) == ["legro.E005"]


def test_postgresql_needs_no_sqlite_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATABASES", {"default": {"ENGINE": "django.db.backends.postgresql"}})
    assert checks.check_sqlite() == []


@pytest.mark.parametrize("backend", sorted(checks.PRIVATE_CACHES))
def test_a_cache_of_one_process_is_warned_of(monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    monkeypatch.setattr(settings, "CACHES", {"default": {"BACKEND": backend}})
    assert _ids(checks.check_shared_cache()) == ["legro.W001"]


def test_a_missing_security_contact_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SECURITY_CONTACT", "")
    assert _ids(list(checks.check_security_contact())) == ["legro.W002"]


@pytest.mark.parametrize("sender", ["noreply@localhost", "LEGrO <noreply@localhost>"])
def test_a_sender_that_only_this_machine_knows_is_warned_of(monkeypatch: pytest.MonkeyPatch, sender: str) -> None:
    monkeypatch.setattr(settings, "DEFAULT_FROM_EMAIL", sender)
    assert _ids(list(checks.check_sender())) == ["legro.W003"]


def test_a_sender_of_ones_own_is_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEFAULT_FROM_EMAIL", "LEGrO <noreply@example.org>")
    assert checks.check_sender() == []


@pytest.mark.parametrize(
    "check",
    [
        checks.check_transactions,
        checks.check_locale_apps,
        checks.check_live_status,
        checks.check_sqlite,
        checks.check_security_contact,
    ],
)
def test_the_settings_of_the_site_are_in_order(check: Check) -> None:
    assert check() == []
