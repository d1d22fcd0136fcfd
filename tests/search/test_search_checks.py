"""What is set up wrongly for the search is said by a system check."""

import pytest
from django.conf import settings
from django.core.checks import CheckMessage
from django.db import connection

from casebook.models import CasePage
from search import checks
from search.models import Entry
from tests.factories import published_case

pytestmark = pytest.mark.django_db


def _ids(messages: list[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


def test_a_content_language_without_rules_for_its_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    languages = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("de", "German")]
    monkeypatch.setattr(settings, "WAGTAIL_CONTENT_LANGUAGES", languages)
    assert _ids(checks.languages_are_analysed()) == ["search.E001"]


@pytest.mark.parametrize(("name", "value"), [("kind", "page"), ("kind", ""), ("card_template", "")])
def test_a_work_that_cannot_be_told_apart_or_shown_is_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CasePage, name, value)
    assert set(_ids(checks.works_have_kinds())) == {"search.E002"}


def test_entries_of_other_rules_need_a_rebuild() -> None:
    page = published_case()
    Entry.objects.filter(translation_key=page.translation_key).update(fingerprint="other")
    assert _ids(checks.entries_follow_the_rules(databases=[connection.alias])) == ["search.W001"]


def test_the_site_passes_the_checks() -> None:
    published_case()
    assert checks.languages_are_analysed() == []
    assert checks.works_have_kinds() == []
    assert checks.entries_follow_the_rules(databases=[connection.alias]) == []


@pytest.mark.parametrize(
    ("node", "password", "expected"),
    [
        ("http://search.example.org:9200", ("legro", "x"), ["search.W002"]),
        ("https://search.example.org:9200", ("legro", "x"), []),
        ("http://127.0.0.1:9200", ("legro", "x"), []),
        ("http://search.example.org:9200", None, []),
    ],
)
def test_a_password_that_travels_unencrypted_is_said(
    node: str, password: tuple[str, str] | None, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"nodes": (node,), "basic_auth": password, "api_key": None, "ca_file": None, "prefix": "legro"}
    monkeypatch.setattr(settings, "ELASTICSEARCH", options)
    assert _ids(checks.passwords_travel_encrypted()) == expected
