"""What Wagtail and wagtail-localize do that we work around: each test fails once they are mended."""

from typing import Any, Self

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.core.management import call_command, load_command_class
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.actions.move_page import MovePageAction
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.fields import (
    SynchronizedField,
    TranslatableField,
    copy_synchronised_fields,
    get_translatable_fields,
)
from wagtail_localize.models import Translation

from casebook.models import CasePage
from home.models import StandardPage
from legro_cms.core.models import BasePage
from tests.factories import (
    InstrumentFactory,
    ThemeFactory,
    draft_case,
    publish,
    standard_page,
    translate_strings,
)
from tests.integration.publishing.conftest import Commit
from tests.integration.publishing.crashing import count_writes, crash, put_back
from tests.integration.publishing.editing import edit_url, post, said
from tests.integration.publishing.test_schedule import damage, schedule

pytestmark = pytest.mark.django_db


class Heard:
    """A receiver that remembers whether it was called inside a transaction, and by whom."""

    def __init__(self, *signals: Any) -> None:
        self.signals = signals
        self.depth = len(connection.savepoint_ids)
        self.inside: list[bool] = []
        self.senders: list[type] = []
        self.live: list[bool] = []

    def __call__(self, sender: type, instance: Any, **kwargs: Any) -> None:
        """Note the call."""
        self.inside.append(len(connection.savepoint_ids) > self.depth)
        self.senders.append(sender)
        self.live.append(getattr(instance, "live", False))

    def __enter__(self) -> Self:
        for signal in self.signals:
            signal.connect(self, weak=False)
        return self

    def __exit__(self, *args: object) -> None:
        for signal in self.signals:
            signal.disconnect(self)


# Wagtail: so entries are written in `save()`, and in receivers of Django's own signals


def test_wagtail_sends_page_published_after_the_transaction_of_the_page(case: CasePage) -> None:
    revision = case.save_revision()
    with Heard(page_published) as heard:
        revision.publish()
    assert heard.inside == [False]


def test_wagtail_sends_page_unpublished_after_the_transaction_of_the_page(case: CasePage) -> None:
    with Heard(page_unpublished) as heard:
        case.unpublish()
    assert heard.inside == [False]


def test_wagtail_sends_post_page_move_after_the_transaction_of_the_move(case: CasePage) -> None:
    about, page = standard_page(title="Over ons"), standard_page(title="Partners")
    with Heard(post_page_move) as heard:
        page.move(about, pos="last-child")
    assert heard.inside == [False]


def test_wagtail_sends_post_page_move_for_a_new_order_too(case: CasePage) -> None:
    with Heard(post_page_move) as heard:
        case.move(case.get_parent(), pos="last-child")
    assert len(heard.inside) == 1


def test_wagtail_unpublishes_a_generic_page_without_its_own_save(case: CasePage) -> None:
    with Heard(post_save) as heard:
        Page.objects.get(pk=case.pk).unpublish()
    assert Page in heard.senders
    assert CasePage not in heard.senders


def test_wagtail_moves_a_generic_page_without_its_own_save() -> None:
    about, page = standard_page(title="Over ons"), standard_page(title="Partners")
    with Heard(post_save) as heard:
        MovePageAction(page, about, pos="last-child").execute()
    assert type(page) not in heard.senders


def test_wagtail_says_unpublished_of_a_deleted_page_while_its_row_is_live(case: CasePage) -> None:
    live_rows: list[bool] = []

    def note(instance: Page, **kwargs: Any) -> None:
        live_rows.append(Page.objects.get(pk=instance.pk).live)

    page_unpublished.connect(note, weak=False)
    try:
        case.delete()
    finally:
        page_unpublished.disconnect(note)
    assert live_rows == [True]


def test_modelcluster_saves_relations_only_after_post_save(case: CasePage) -> None:
    seen: list[set[str]] = []

    def note(instance: CasePage, **kwargs: Any) -> None:
        seen.append(set(CasePage.objects.get(pk=instance.pk).themes.values_list("slug", flat=True)))

    theme = ThemeFactory(slug="groen-buiten")
    case.themes = [theme]
    post_save.connect(note, sender=CasePage, weak=False)
    try:
        case.save()
    finally:
        post_save.disconnect(note, sender=CasePage)
    assert seen == [{"bewegen"}]


def test_wagtail_saves_a_restriction_outside_a_transaction(case: CasePage, admin: Client) -> None:
    with Heard(post_save) as heard:
        admin.post(
            reverse("wagtailadmin_pages:set_privacy", args=[case.pk]), {"restriction_type": PageViewRestriction.LOGIN}
        )
    assert heard.inside[heard.senders.index(PageViewRestriction)] is False


# Wagtail: so we have a command, hooks and a form of our own


def test_wagtails_schedule_stops_at_the_first_invalid_draft() -> None:
    damage(schedule(draft_case(title="Zonder thema")))
    good = draft_case(title="Met thema")
    schedule(good)
    with pytest.raises(ValidationError):
        call_command(load_command_class("wagtail", "publish_scheduled"))
    good.refresh_from_db()
    assert not good.live


def test_wagtails_bulk_publishing_raises_on_an_invalid_draft() -> None:
    page = draft_case(themes=[])
    page.save_revision()
    with pytest.raises(ValidationError):
        PublishBulkAction.execute_action([Page.objects.get(pk=page.pk)])


def test_wagtails_bulk_deleting_raises_on_a_page_that_went_with_another(case: CasePage, english: CasePage) -> None:
    pages = [Page.objects.get(pk=page.pk) for page in (case, english)]
    with pytest.raises(ObjectDoesNotExist):
        DeleteBulkAction.execute_action(pages)


def test_wagtails_delete_view_fails_on_translations_that_are_gone_by_then(
    case: CasePage, english: CasePage, admin: Client
) -> None:
    def with_translations(pages: list[Page], action: str) -> dict[Page, Any]:
        return {page: page.get_translations() for page in pages}

    with (
        hooks.register_temporarily("construct_translated_pages_to_cascade_actions", with_translations),
        pytest.raises((ObjectDoesNotExist, ValidationError)),
    ):
        admin.post(reverse("wagtailadmin_pages:delete", args=[case.pk]))


def test_wagtail_asks_for_many_to_many_fields_on_drafts_unless_told_otherwise() -> None:
    def deferred(panel: FieldPanel) -> list[str]:
        return panel.bind_to_model(CasePage).get_form_options().get("defer_required_on_fields", [])

    assert "themes" not in deferred(FieldPanel("themes"))
    assert "themes" in deferred(FieldPanel("themes", required_on_save=False))


def test_wagtail_deletes_in_code_without_a_transaction_and_may_leave_a_broken_tree(case: CasePage) -> None:
    def delete() -> None:
        Page.objects.get(pk=case.pk).delete()

    broken = []
    for last in range(1, count_writes(delete) + 1):
        with put_back():
            crash(delete, last)
            broken.append(Page.find_problems() != ([], [], [], [], []))
    assert any(broken)


def test_wagtails_approval_breaks_off_at_an_invalid_draft(admin: Client, settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "RefusedPublishing" not in name]
    page = draft_case()
    post(admin, edit_url(page), "submit")
    page = CasePage.objects.get(pk=page.pk)
    damage(page.get_latest_revision())
    state = page.current_workflow_task_state
    with pytest.raises(ValidationError):
        admin.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]), {"comment": ""})


# wagtail-localize: so facts stay on the source, and `save()` guards translations


def test_localize_never_clears_a_many_to_many_field(
    english: CasePage, case: CasePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = InstrumentFactory(slug="beweegnorm")
    monkeypatch.setattr(CasePage, "override_translatable_fields", [SynchronizedField("instruments")])
    english.instruments = [tool]
    case.instruments = []
    copy_synchronised_fields(case, english)
    assert [item.slug for item in english.instruments.all()] == ["beweegnorm"]


def test_localize_publishes_dutch_words_in_english_where_nothing_guards_it(
    case: CasePage, english: CasePage, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BasePage, "check_publishable", lambda page: None)
    case.title = "Een pluktuin"
    publish(case)
    translation = submit_without_saving(case)
    with commit():
        translation.save_target(publish=True)
    english.refresh_from_db()
    assert english.title == "Een pluktuin"


def test_localize_writes_a_draft_into_a_live_page_where_nothing_guards_it(
    case: CasePage, english: CasePage, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BasePage, "check_publishable", lambda page: None)
    case.title = "Een pluktuin"
    publish(case)
    translation = submit_without_saving(case)
    with commit():
        translation.save_target(publish=False)
    english.refresh_from_db()
    assert (english.title, english.live) == ("Een pluktuin", True)


def submit_without_saving(case: CasePage) -> Translation:
    """Offer the new words to the translators."""
    translation = Translation.objects.get()
    translation.source.update_from_db()
    return Translation.objects.get()


def test_localize_does_not_say_why_a_translation_is_refused(
    case: CasePage, english: CasePage, admin: Client, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(page: BasePage) -> None:
        raise ValidationError({NON_FIELD_ERRORS: ["Because I say so."]})

    monkeypatch.setattr(BasePage, "check_publishable", refuse)
    translate_strings(Translation.objects.get(), {"title": "An orchard"})
    with commit():
        response = admin.post(edit_url(english), {"action": "publish"})
    assert said(response)
    assert "Because" not in said(response)


def test_localize_takes_a_slug_for_a_text_unless_told_otherwise() -> None:
    fields = {field.field_name: field for field in get_translatable_fields(StandardPage)}
    assert isinstance(fields["slug"], TranslatableField)
