"""A case to publish, someone to do it, and the rule that holds after every test: search and pages agree."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from django.test import Client

from casebook.models import CasePage
from legro_cms.core.management.commands.content_check import find_problems
from search.integrity import findings
from tests.factories import UserFactory, published_case, submit_translation, translate_strings

pytest.register_assert_rewrite("tests.integration.publishing.crashing", "tests.integration.publishing.seen")

Commit = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def commit(db: None, django_capture_on_commit_callbacks: Any) -> Commit:
    """`with commit(): ...` does what waits for the commit, as wagtail-localize's publishing does."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def case(db: None) -> CasePage:
    """A case that is live in Dutch."""
    return published_case(title="Een beweegtuin voor het dorp")


@pytest.fixture
def english(case: CasePage, commit: Commit) -> CasePage:
    """The live translation of ``case``."""
    translation = submit_translation(case)
    translate_strings(translation, {"title": "An exercise garden for the village"})
    with commit():
        translation.save_target(publish=True)
    return CasePage.objects.get(translation_key=case.translation_key, locale__language_code="en")


@pytest.fixture
def english_draft(case: CasePage) -> CasePage:
    """The submitted and still untranslated translation of ``case``."""
    return submit_translation(case).get_target_instance()


@pytest.fixture
def admin(db: None) -> Client:
    """Someone with all rights, logged in."""
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def agreement(_django_db_helper: None) -> Iterator[None]:
    """After the test the search holds what the pages say, and no translation has come apart from its source."""
    yield
    assert [str(finding) for finding in findings()] == []
    assert list(find_problems()) == []
