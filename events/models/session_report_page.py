"""Session reports: what was said, learned and agreed at a meeting."""

from collections.abc import Iterable, Sequence
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from events import description_loading, descriptions, panels, transcripts
from events.blocks import LevelBlock
from events.fact_sheet import report_card_facts, report_fact_rows, rows_by_place
from events.forms import SessionReportPageForm
from events.loading import load_report, report_links
from events.models.event_page import EventPage
from events.privacy import private_report_refusal
from events.structured_data import report_structured_data
from events.transcripts import transcript_context
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.fact_rows import FactRow
from legro_cms.core.fields import running_text
from legro_cms.core.models import BasePage
from legro_cms.core.shown_terms import TermName
from legro_cms.core.works import WorkFacts, WorkText


class SessionReportPage(BasePage):
    """Editors write down here how a session went, so that those who were not there can learn from it too."""

    is_work = True
    kind = "report"
    shares_slug = True
    card_template = "events/components/report_card.html"
    part_pattern = transcripts.PART
    base_form_class = SessionReportPageForm
    card_has_facts = True

    parent_page_types = ["events.ReportIndexPage"]
    subpage_types: list[str] = []

    # Words

    summary = models.TextField(
        _("summary"), max_length=400, help_text=_("Two sentences: what it was about, and what came of it.")
    )
    question = running_text(
        _("the question"), _("Which question did somebody bring in, and why does it matter?"), optional=True
    )
    outcome = running_text(
        _("what came of it"),
        _("New perspectives, an answer, or a next step: what can those who asked go on with?"),
    )
    discussion = running_text(
        _("the discussion"), _("Where did people agree, where not, and what changed their minds?"), optional=True
    )
    learning_experience = running_text(
        _("how we learned"),
        _("What did people do besides listening? A walk, a game, a meal: and what did it do?"),
        optional=True,
    )
    learning_levels = StreamField(
        [("level", LevelBlock())],
        verbose_name=_("what was learned, and at which level"),
        blank=True,
        help_text=_("One row a level."),
    )
    research = running_text(_("research"), _("What do studies say?"), optional=True)
    policy = running_text(_("policy"), _("What can a municipality arrange?"), optional=True)
    practice = running_text(_("practice"), _("What happens in villages and neighbourhoods?"), optional=True)
    body = StreamField(
        BodyBlock(), verbose_name=_("more"), blank=True, help_text=_("Anything that does not fit above.")
    )

    # Facts, on the source page only

    event = models.OneToOneField(
        EventPage,
        verbose_name=_("meeting"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="report",
        error_messages={"unique": _("This meeting already has a report.")},
        help_text=_("The meeting that this is the report of; date, place, themes and recordings are taken from it."),
    )
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("The page then says that the meeting never took place.")
    )

    fact_fields = ("event", "is_example", "presentations", "perspectives", "report_cases")
    required_facts = ("event",)

    edit_handler = panels.report_edit_handler

    class Meta:
        verbose_name = _("session report")
        verbose_name_plural = _("session reports")

    def publishing_errors(self) -> dict[str, str]:
        """A private visit stays private."""
        if self.event is not None and self.event.is_private:
            return {"event": private_report_refusal()}
        return {}

    @cached_property
    def terms(self) -> dict[str, list[TermName]]:
        """The terms of the meeting, by the name of their field."""
        return {} if self.event is None else self.event.terms

    @property
    def fact_rows(self) -> list[FactRow]:
        """The facts as readers see them, in the active language."""
        return report_fact_rows(self.facts)

    @property
    def card_facts(self) -> list[str]:
        """Date and kind of the meeting, in the active language."""
        return report_card_facts(self.facts)

    def describe_text(self) -> WorkText:
        """The words of this page."""
        return descriptions.report_text(self)

    def describe_facts(self) -> WorkFacts:
        """The facts of the meeting, and of the cases that were mapped."""
        return descriptions.report_facts(self)

    @property
    def themes_page(self) -> EventPage | None:
        """The meeting."""
        return self.event

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Read rows and meetings of many reports at once."""
        description_loading.load_reports(pages)

    @classmethod
    def card_pages(cls, translation_keys: Iterable[UUID]) -> models.QuerySet[Self]:
        """Reports with the meeting that their cards show."""
        places = ("event__location__municipality", "event__location__merged_into__municipality", "event__municipality")
        return super().card_pages(translation_keys).select_related("event", *places)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """That of the report, or of a transcript below it."""
        return transcripts.TEMPLATE if "part" in kwargs else super().get_template(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the meeting and the mapped cases, and the description for search engines; or what a transcript takes."""
        load_report(self.facts, request)
        context = super().get_context(request, *args, **kwargs)
        if "part" in kwargs:
            recordings = self.facts.event.recordings.all() if self.facts.event is not None else ()
            return transcript_context(self, request, kwargs["part"], recordings, context)
        return context | {
            **rows_by_place(self.fact_rows),
            "report_links": report_links(self.facts, context["language"]),
            "structured_data": report_structured_data(self, context),
        }
