"""Publishing and expiring at a set moment: one bad draft never holds up the others."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from casebook.models import CasePage
from legro_cms.core.publishing import run_schedule
from tests.factories import draft_case, publish, submit_translation, translate_strings
from tests.integration.publishing.editing import edit_url, errors, post
from tests.integration.publishing.seen import Seen, assert_gone, assert_seen, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("agreement")]


def schedule(page: CasePage) -> Revision:
    """Plan the newest words of a page for a moment that has just passed."""
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    content = Revision.objects.get(pk=revision.pk)
    content.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    content.save(update_fields=["content"])
    return content


def let_expire(page: CasePage) -> None:
    """Let a live page's last moment have passed."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def damage(revision: Revision) -> None:
    """Take the themes out of a planned draft, as deleting its only theme would."""
    revision.content["themes"] = []
    revision.save(update_fields=["content"])


def test_planned_case_is_not_seen_before_its_time() -> None:
    page = draft_case()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    run_schedule()
    assert_gone(page)


def test_planned_case_is_published_when_its_time_has_come() -> None:
    page = draft_case()
    schedule(page)
    run = run_schedule()
    assert run.published == [page.title]
    assert_seen(page, nl=Seen.OWN, en=Seen.FALLBACK)


def test_planned_words_of_a_live_case_replace_the_old_ones(case: CasePage) -> None:
    case.title = "Nieuwe titel"
    schedule(case)
    assert titles(case)["nl"] == "Een beweegtuin voor het dorp"
    run_schedule()
    assert titles(case)["nl"] == "Nieuwe titel"


def test_editor_plans_a_case(admin: Client) -> None:
    page = draft_case()
    moment = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    assert errors(post(admin, edit_url(page), "publish", go_live_at=moment)) == {}
    assert Revision.objects.filter(object_id=str(page.pk)).exclude(approved_go_live_at=None).exists()
    assert_gone(page)


def test_run_goes_on_after_an_invalid_draft_and_names_it() -> None:
    bad, good = draft_case(title="Zonder thema"), draft_case(title="Met thema")
    damage(schedule(bad))
    schedule(good)
    run = run_schedule()
    assert run.published == ["Met thema"]
    assert [title for title, _reason in run.refused] == ["Zonder thema"]
    assert_gone(bad)
    assert_seen(good, nl=Seen.OWN, en=Seen.FALLBACK)


def test_refused_draft_stays_planned_for_when_it_is_mended() -> None:
    page = draft_case()
    revision = schedule(page)
    damage(revision)
    run_schedule()
    revision.content["themes"] = [theme.pk for theme in page.themes.all()]
    revision.save(update_fields=["content"])
    assert run_schedule().published == [page.title]


def test_two_refused_drafts_with_the_same_title_are_both_named() -> None:
    for slug in ("een", "twee"):
        damage(schedule(draft_case(title="Zelfde titel", slug=slug)))
    assert len(run_schedule().refused) == 2


def test_planned_draft_of_a_deleted_page_type_or_page_holds_nothing_up(case: CasePage) -> None:
    page = draft_case(title="Wordt verwijderd")
    schedule(page)
    page.delete()
    assert run_schedule().refused == []


def test_command_exits_with_an_error_where_a_draft_was_refused() -> None:
    page = draft_case(title="Zonder thema")
    damage(schedule(page))
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("publish_scheduled", stdout=StringIO(), stderr=told)
    assert told.getvalue().startswith("refused: Zonder thema: ")


def test_command_says_what_it_published() -> None:
    schedule(draft_case(title="Op tijd"))
    told = StringIO()
    call_command("publish_scheduled", stdout=told)
    assert told.getvalue() == "published: Op tijd\n"


def test_dry_run_says_it_and_changes_nothing() -> None:
    page = draft_case(title="Op tijd")
    schedule(page)
    told = StringIO()
    call_command("publish_scheduled", "--dryrun", stdout=told)
    assert told.getvalue() == "published: Op tijd\n"
    assert_gone(page)


def test_dry_run_names_what_would_be_refused() -> None:
    damage(schedule(draft_case(title="Zonder thema")))
    assert [title for title, _reason in run_schedule(dry_run=True).refused] == ["Zonder thema"]


def test_planned_translation_waits_for_its_source(case: CasePage) -> None:
    translation = submit_translation(case)
    translate_strings(translation)
    translation.save_target(publish=False)
    english = CasePage.objects.get(translation_key=case.translation_key, locale__language_code="en")
    schedule(english)
    case.unpublish()
    assert [title for title, _reason in run_schedule().refused] == [english.title]
    assert_gone(case)


def test_source_and_translation_planned_together_are_both_published(case: CasePage) -> None:
    translation = submit_translation(case)
    translate_strings(translation)
    translation.save_target(publish=False)
    english = CasePage.objects.get(translation_key=case.translation_key, locale__language_code="en")
    case.unpublish()
    schedule(english)
    schedule(CasePage.objects.get(pk=case.pk))
    Revision.objects.exclude(approved_go_live_at=None).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert run_schedule().refused == []
    assert_seen(case, nl=Seen.OWN, en=Seen.OWN)


# Expiry


def test_expired_case_is_gone_in_both_languages(case: CasePage, english: CasePage) -> None:
    let_expire(case)
    assert run_schedule().expired == [case.title]
    assert_gone(case)


def test_expired_translation_leaves_its_source(case: CasePage, english: CasePage) -> None:
    let_expire(english)
    run_schedule()
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_source_and_translation_that_expire_together_are_both_gone(case: CasePage, english: CasePage) -> None:
    let_expire(case)
    let_expire(english)
    run_schedule()
    assert_gone(case)


def test_expired_case_that_is_published_again_is_back(case: CasePage) -> None:
    let_expire(case)
    run_schedule()
    page = CasePage.objects.get(pk=case.pk)
    page.expire_at = None
    publish(page)
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)


def test_dry_run_leaves_an_expired_case(case: CasePage) -> None:
    let_expire(case)
    assert run_schedule(dry_run=True).expired == [case.title]
    assert_seen(case, nl=Seen.OWN, en=Seen.FALLBACK)
