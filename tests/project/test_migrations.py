"""The models and the migrations tell the same story; that they run from zero, each test session shows."""

import pytest
from django.core.management import call_command

OUR_APPS = ("core", "search", "casebook", "home")


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    call_command("makemigrations", *OUR_APPS, check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_every_migration_has_been_applied_from_zero() -> None:
    call_command("migrate", check_unapplied=True, verbosity=0)
