"""Choosing meetings in the admin, and keeping the list of series."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from events.models import EventPage, EventSeries
from legro_cms.core.viewsets import TermViewSet


class SourcesOnly:
    """Offers the source pages of meetings, the latest first."""

    def get_object_list(self) -> QuerySet[EventPage]:
        """Meetings in the language they were first written in."""
        return EventPage.objects.filter(locale=F("source_locale")).order_by(
            F("first_day").desc(nulls_first=True), "-pk"
        )


class ChooseEventView(SourcesOnly, ChooseView):
    """The chooser's window."""


class ChooseEventResultsView(SourcesOnly, ChooseResultsView):
    """The chooser's list, as it is refreshed while searching."""


class EventChooserViewSet(ChooserViewSet):
    """The chooser for foreign keys to a meeting."""

    model = EventPage
    icon = "date"
    choose_one_text = _("Choose a meeting")
    choose_another_text = _("Choose another meeting")
    edit_item_text = _("Edit this meeting")
    choose_view_class = ChooseEventView
    choose_results_view_class = ChooseEventResultsView


event_chooser_viewset = EventChooserViewSet("event_chooser")


class EventSeriesViewSet(TermViewSet):
    """Series of meetings."""

    model = EventSeries
    icon = "history"
    extra_panels = [FieldRowPanel([FieldPanel("description_nl"), FieldPanel("description_en")])]
