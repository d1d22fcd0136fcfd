"""Meetings: sessions, webinars, visits, meetings of a learning circle."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField

from events import description_loading, descriptions, panels, transcripts
from events.cards import event_state, with_works_around
from events.choices import EventKind, EventStatus
from events.date_rules import DATE_FIELDS, when_gaps
from events.fact_sheet import event_card_facts, event_fact_rows, meeting_rows, shown_people
from events.forms import EventPageForm
from events.loading import event_links, load_event
from events.models.announced_page import AnnouncedPage
from events.models.date_fields import DateFields
from events.models.event_series import EventSeries
from events.models.place_fields import PLACE_FACTS, PlaceFields
from events.permissions import EventPagePermissionTester
from events.privacy import keep_private, private_visit_errors, was_private
from events.registration import REGISTRATION_FACTS
from events.structured_data import event_structured_data
from events.transcripts import transcript_context
from legro_cms.core.bilingual import active_language
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.fact_rows import FactRow
from legro_cms.core.languages import WorkLink
from legro_cms.core.models import (
    Approach,
    Contact,
    Organisation,
    TargetGroup,
    Theme,
    User,
)
from legro_cms.core.works import WorkFacts, WorkText


class EventPage(DateFields, PlaceFields, AnnouncedPage):
    """Editors and organisers announce a meeting here; once it has been, its recordings and report are found here."""

    kind = "event"
    card_template = "events/components/event_card.html"
    chooser_order = (models.F("first_day").desc(nulls_first=True), "-pk")
    part_pattern = transcripts.PART
    base_form_class = EventPageForm

    # The works around it; whoever shows the page reads them first, for many pages at once.
    circle_key: UUID | None = None
    circle_link: WorkLink | None = None
    report_key: UUID | None = None
    report_link: WorkLink | None = None
    is_recorded = False

    parent_page_types = ["events.EventIndexPage", "events.LearningCirclePage"]
    subpage_types: list[str] = []

    # Words

    summary = models.TextField(
        _("summary"), max_length=400, help_text=_("Two sentences: what it is about and whom it is for. Shown in lists.")
    )
    audience = models.CharField(
        _("for whom"), max_length=250, blank=True, help_text=_("Who is welcome, and what they should bring along.")
    )
    body = StreamField(
        BodyBlock(), verbose_name=_("programme and explanation"), blank=True, help_text=_("What happens when.")
    )

    # Facts, on the source page only

    event_kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices, blank=True)
    is_private = models.BooleanField(
        _("private visit"),
        default=False,
        help_text=_("Counted with its approach, but shown nowhere and to nobody outside; it has no address."),
    )
    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), related_name="events")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="events"
    )
    approaches = ParentalManyToManyField(
        Approach,
        verbose_name=_("approaches"),
        blank=True,
        related_name="events",
        help_text=_("A named way of working that is followed here, such as the healthy living room."),
    )
    hosts = ParentalManyToManyField(Organisation, verbose_name=_("hosts"), blank=True, related_name="hosted_events")
    series = models.ForeignKey(
        EventSeries, verbose_name=_("series"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    organiser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("organiser"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organised_events",
        help_text=_("The colleague who may edit and publish this meeting; never shown to readers."),
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Who answers questions. Empty: the general contact of the site."),
    )
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("The page then says that the meeting never took place.")
    )

    fact_fields = (
        "event_kind",
        *DATE_FIELDS,
        "event_status",
        *PLACE_FACTS,
        "is_private",
        "themes",
        "target_groups",
        "approaches",
        "hosts",
        "series",
        "organiser",
        "contact",
        "is_example",
        "people",
        "recordings",
        *REGISTRATION_FACTS,
    )
    required_facts = ("event_kind", "themes")
    term_fields = ("themes", "target_groups", "approaches", "hosts")

    edit_handler = panels.event_edit_handler

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def publishing_errors(self) -> dict[str, str]:
        """An announced precision needs its day."""
        return when_gaps({name: getattr(self, name) for name in DATE_FIELDS})

    def clean(self) -> None:
        """Refuse an address for a private visit."""
        super().clean()
        if errors := private_visit_errors(self):
            raise ValidationError(errors)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a private visit is closed to the public in the same moment."""
        before = was_private(self)
        super().save(*args, **kwargs)
        keep_private(self, before=before)

    @property
    def awaits_report(self) -> bool:
        """Whether readers may expect a report: it took place, on a day that was set, and not in a closed group."""
        facts = self.facts
        took_place = facts.event_status == EventStatus.SCHEDULED and self.is_over and self.when.is_decided
        return took_place and facts.event_kind not in (EventKind.MEETING, EventKind.VISIT)

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return not self.is_upcoming

    @property
    def is_too_late(self) -> bool:
        """Whether it has begun; where registration closes on a day of its own, people may join until the end."""
        now = timezone.localtime()
        return self.when.has_ended(now) or (self.facts.registration_closes is None and self.when.has_begun(now))

    @property
    def fact_rows(self) -> list[FactRow]:
        """The facts as readers see them, in the active language."""
        return event_fact_rows(self.facts)

    @property
    def card_facts(self) -> list[str]:
        """Date, place and state, in the active language."""
        return event_card_facts(self.facts)

    @property
    def card_state(self) -> str:
        """Whether one can take part, or that a report follows, in the active language."""
        return event_state(self.facts)

    def describe_text(self) -> WorkText:
        """The words of this page."""
        return descriptions.event_text(self)

    def describe_facts(self) -> WorkFacts:
        """The facts of the meeting."""
        return descriptions.event_facts(self)

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Read rows, terms and places of many meetings at once."""
        description_loading.load_meetings(pages)

    @classmethod
    def card_pages(cls, translation_keys: Iterable[UUID]) -> models.QuerySet[Self]:
        """Meetings with the place that their cards show, and with the works around them."""
        return with_works_around(
            super()
            .card_pages(translation_keys)
            .select_related("location__municipality", "location__merged_into__municipality", "municipality")
        )

    @property
    def linked_on_card(self) -> tuple[UUID, ...]:
        """The circle and the report."""
        return tuple(key for key in (self.circle_key, self.report_key) if key is not None)

    @classmethod
    def complete_cards(cls, pages: Sequence[Self], links: Mapping[UUID, WorkLink]) -> None:
        """Add the links to circles and reports, as far as these are public."""
        for page in pages:
            page.circle_link = None if page.circle_key is None else links.get(page.circle_key)
            page.report_link = None if page.report_key is None else links.get(page.report_key)

    def permissions_for_user(self, user: User) -> EventPagePermissionTester:  # type: ignore[override]
        """Organisers look after meetings of their own."""
        return EventPagePermissionTester(user, self)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """That of the meeting, or of a transcript below it."""
        return transcripts.TEMPLATE if "part" in kwargs else super().get_template(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add report and series, and the description for search engines; or what a transcript takes."""
        load_event(self.facts, request)
        if "part" in kwargs:
            context = super().get_context(request)
            return transcript_context(self, request, kwargs["part"], self.facts.recordings.all(), context)
        links = event_links(self.facts, active_language())
        self.facts.report_link, self.facts.is_recorded = links["report"], bool(self.facts.recordings.all())
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "event_links": links,
            "coming": meeting_rows(links["series"]),
            "people": shown_people(self.facts),
            "structured_data": event_structured_data(self, context),
        }
