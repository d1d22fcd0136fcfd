"""Invented cases must not get among real ones."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from legro_cms.core.models import User
from tests.factories import standard_page

pytestmark = pytest.mark.django_db


def test_examples_are_refused_with_the_settings_of_a_real_site(settings: Any) -> None:
    settings.LEGRO_ALLOWS_DEMO = False
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")


def test_examples_are_refused_among_real_pages() -> None:
    standard_page()
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")


def test_a_refusal_makes_no_administrator(settings: Any) -> None:
    settings.LEGRO_ALLOWS_DEMO = False
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not User.objects.exists()
