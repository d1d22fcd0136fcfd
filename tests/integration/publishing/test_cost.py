"""What the guards and the search cost an editor who publishes."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from casebook.models import CasePage
from legro_cms.core.models import BasePage

pytestmark = pytest.mark.django_db


def queries_of(action: Callable[[], object]) -> int:
    """How many statements read or write; beginning and ending a transaction is neither."""
    with CaptureQueriesContext(connection) as queries:
        action()
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def queries_of_publishing(case: CasePage, title: str) -> int:
    page = CasePage.objects.get(pk=case.pk)
    page.title = title
    revision = page.save_revision()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        revision.publish()
    return len(queries)


def test_publishing_costs_few_queries_more_than_wagtail_alone(
    case: CasePage, english: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = queries_of_publishing(case, "Een pluktuin")
    monkeypatch.setattr(BasePage, "save", Page.save)
    bare = queries_of_publishing(case, "Een moestuin")
    assert guarded - bare <= 40


def test_saving_a_draft_costs_nothing_more(case: CasePage, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = queries_of(CasePage.objects.get(pk=case.pk).save_revision)
    monkeypatch.setattr(BasePage, "save", Page.save)
    assert guarded == queries_of(CasePage.objects.get(pk=case.pk).save_revision)
