"""Without a search server nothing of it runs, and nothing of it is loaded."""

import subprocess
import sys

import pytest
from django.core.management import call_command
from django.test import Client

from search.engines import get_engine
from search.engines.database import DatabaseEngine
from search.models import Entry
from search.pushing import announce
from tests.factories import standard_page

LOADED = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "legro_cms.settings.test"
import django
django.setup()
from django.core.handlers.wsgi import WSGIHandler
from django.urls import get_resolver
WSGIHandler(), get_resolver().url_patterns
print("elasticsearch" in sys.modules)
"""


@pytest.mark.once
def test_the_client_is_not_loaded() -> None:
    answer = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False"]


@pytest.mark.django_db
class TestWithoutAServer:
    """The database is the only engine."""

    def test_the_database_answers(self) -> None:
        assert isinstance(get_engine(), DatabaseEngine)

    def test_publishing_leaves_no_word_for_a_worker(self, django_capture_on_commit_callbacks: object) -> None:
        with django_capture_on_commit_callbacks() as callbacks:
            announce()
        assert callbacks == []

    def test_the_site_is_ready(self, client: Client) -> None:
        assert client.get("/health/ready").json()["search"] == {
            "engine": "database",
            "answers": "database",
            "fallback": False,
            "behind": 0,
        }

    def test_the_commands_say_so(self, capsys: pytest.CaptureFixture[str]) -> None:
        standard_page()
        call_command("search_push")
        assert "nothing to send" in capsys.readouterr().out
        call_command("search_status")
        assert capsys.readouterr().out.splitlines() == [
            "engine:       database",
            "answers:      database",
            f"entries:      {Entry.objects.count()}, of which {Entry.objects.public().count()} public",
        ]
