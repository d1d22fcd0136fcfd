"""Learning circles: a closed group that meets several times."""

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField

from events import description_loading, descriptions, panels
from events.cards import meetings_of, registration_state
from events.fact_sheet import circle_card_facts, circle_fact_rows, meeting_rows
from events.loading import circle_links
from events.models.announced_page import AnnouncedPage
from events.models.event_page import EventPage
from events.permissions import CirclePermissionTester
from events.programme import Programme
from events.registration import REGISTRATION_FACTS
from events.structured_data import circle_structured_data
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.fact_rows import FactRow
from legro_cms.core.fields import running_text
from legro_cms.core.languages import WorkLink
from legro_cms.core.models import Contact, Organisation, TargetGroup, Theme, User
from legro_cms.core.works import WorkFacts, WorkText


class LearningCirclePage(AnnouncedPage):
    """Editors invite to a learning circle here; its meetings are pages below it, and its dates follow from them."""

    kind = "circle"
    card_template = "events/components/circle_card.html"

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = ["events.EventPage"]

    # Words

    summary = models.TextField(
        _("summary"), max_length=400, help_text=_("Two sentences: who learns what from whom. Shown in lists.")
    )
    goals = running_text(_("what you learn"), _("What can those who took part do afterwards?"))
    questions = StreamField(
        [("question", CharBlock(label=_("Question"), max_length=250, icon="help"))],
        verbose_name=_("learning questions"),
        blank=True,
        help_text=_("The questions that the circle works on together."),
    )
    eligibility = running_text(_("for whom"), _("Who can take part, and who cannot."), optional=True)
    conditions = running_text(
        _("what we ask of you"),
        _("With whom to come, how much time it takes, what to prepare before the first meeting."),
        optional=True,
    )
    body = StreamField(
        BodyBlock(), verbose_name=_("more"), blank=True, help_text=_("Anything that does not fit above.")
    )

    # Facts, on the source page only

    themes = ParentalManyToManyField(Theme, verbose_name=_("themes"), related_name="circles")
    target_groups = ParentalManyToManyField(
        TargetGroup, verbose_name=_("target groups"), blank=True, related_name="circles"
    )
    hosts = ParentalManyToManyField(Organisation, verbose_name=_("hosts"), blank=True, related_name="hosted_circles")
    experts = ParentalManyToManyField(
        Organisation,
        verbose_name=_("experts"),
        blank=True,
        related_name="guided_circles",
        help_text=_("Organisations whose experts guide the circle."),
    )
    contact = models.ForeignKey(
        Contact,
        verbose_name=_("contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="circles",
        help_text=_("Who answers questions. Empty: the general contact of the site."),
    )
    is_example = models.BooleanField(
        _("invented example"), default=False, help_text=_("The page then says that the circle never took place.")
    )

    fact_fields = (
        "event_status",
        "themes",
        "target_groups",
        "hosts",
        "experts",
        "contact",
        "is_example",
        *REGISTRATION_FACTS,
    )
    required_facts = ("themes",)
    term_fields = ("themes", "target_groups", "hosts", "experts")

    edit_handler = panels.circle_edit_handler

    class Meta:
        verbose_name = _("learning circle")
        verbose_name_plural = _("learning circles")

    @cached_property
    def meetings(self) -> list[EventPage]:
        """The published meetings in order, whatever language one reads them in; on the source page."""
        return meetings_of([self]).get(self.pk, [])

    @property
    def programme(self) -> Programme:
        """When the circle meets, and how often."""
        return Programme.of(self.facts.meetings)

    @property
    def is_over(self) -> bool:
        """Whether its last meeting has been."""
        return self.programme.is_over(timezone.localdate())

    @property
    def is_too_late(self) -> bool:
        """Whether it has begun."""
        return self.programme.has_begun(timezone.localdate())

    @property
    def fact_rows(self) -> list[FactRow]:
        """The facts as readers see them, in the active language."""
        return circle_fact_rows(self.facts)

    @property
    def card_facts(self) -> list[str]:
        """Period and number of meetings, in the active language."""
        return circle_card_facts(self.facts)

    @property
    def card_state(self) -> str:
        """Whether one can take part, in the active language."""
        return registration_state(self.facts)

    def describe_text(self) -> WorkText:
        """The words of this page."""
        return descriptions.circle_text(self)

    def describe_facts(self) -> WorkFacts:
        """The facts of the circle, with the period that its meetings span."""
        return descriptions.circle_facts(self)

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Read terms and meetings of many circles at once."""
        description_loading.load_circles(pages)

    @classmethod
    def complete_cards(cls, pages: Sequence[Self], links: Mapping[UUID, WorkLink]) -> None:
        """Add the meetings that period and number are computed from."""
        meetings = meetings_of(pages)
        for page in pages:
            page.meetings = meetings.get(page.pk, [])

    def permissions_for_user(self, user: User) -> CirclePermissionTester:  # type: ignore[override]
        """Organisers add meetings to a circle, and leave the circle itself alone."""
        return CirclePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the meetings with their links, and the description for search engines."""
        self.facts.load_contact(request)
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "meetings": meeting_rows(circle_links(self.facts, context["language"])),
            "structured_data": circle_structured_data(self, context),
        }
