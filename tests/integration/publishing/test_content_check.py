"""`content_check` names every translation that has come apart from its source."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageViewRestriction

from casebook.models import CasePage
from legro_cms.core.management.commands.content_check import find_problems
from tests.factories import home, standard_page

pytestmark = pytest.mark.django_db


def test_nothing_is_wrong_with_a_translated_case(case: CasePage, english: CasePage) -> None:
    assert list(find_problems()) == []


def test_nothing_is_wrong_with_a_translation_that_is_a_draft(case: CasePage, english_draft: CasePage) -> None:
    assert list(find_problems()) == []


def test_live_translation_of_a_draft_is_named(case: CasePage, english: CasePage) -> None:
    Page.objects.filter(pk=case.pk).update(live=False)
    assert "live, though its source is not" in " ".join(find_problems())


def test_translation_that_stands_elsewhere_is_named(case: CasePage, english: CasePage) -> None:
    page = standard_page("en", title="Elsewhere")
    english.move(page, pos="last-child")
    assert "stands elsewhere than its source" in " ".join(find_problems())


def test_translation_that_is_not_restricted_as_its_source_is_named(case: CasePage, english: CasePage) -> None:
    restriction = PageViewRestriction(page=case, restriction_type=PageViewRestriction.LOGIN)
    PageViewRestriction.objects.bulk_create([restriction])
    assert "not restricted as its source is" in " ".join(find_problems())


def test_translation_with_another_slug_is_named(case: CasePage, english: CasePage) -> None:
    Page.objects.filter(pk=english.pk).update(slug="anders")
    assert "has another slug than its source" in " ".join(find_problems())


def test_translation_without_a_source_is_named(case: CasePage, english: CasePage) -> None:
    Page.objects.filter(pk=case.pk).update(translation_key="00000000-0000-4000-8000-000000000000")
    assert f"{english.pk} “{english.title}”: its source is missing" in list(find_problems())


def test_live_case_that_misses_a_fact_is_named_with_the_fact(case: CasePage) -> None:
    CasePage.themes.through.objects.filter(casepage_id=case.pk).delete()
    CasePage.objects.filter(pk=case.pk).update(start_year=None)
    problem = next(iter(find_problems()))
    assert problem.startswith(f"{case.pk} “{case.title}”: live, though it could not be published now: ")
    for name in ("themes", "start_year"):
        assert str(CasePage._meta.get_field(name).verbose_name) in problem


def test_alias_is_no_translation_and_not_named(case: CasePage) -> None:
    case.copy_for_translation(home("en").locale, alias=True)
    assert list(find_problems()) == []


def test_command_exits_with_an_error_and_prints_what_is_wrong(case: CasePage, english: CasePage) -> None:
    Page.objects.filter(pk=english.pk).update(slug="anders")
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("content_check", stdout=told)
    assert "has another slug than its source" in told.getvalue()


def test_command_says_that_nothing_is_wrong(case: CasePage) -> None:
    told = StringIO()
    call_command("content_check", stdout=told)
    assert told.getvalue() == "No problems found.\n"
