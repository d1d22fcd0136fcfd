"""Choosing meetings in the admin, and keeping the list of series."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from events.models import EventPage, EventSeries
from legro_cms.core.choosers import WorkChooserViewSet
from legro_cms.core.viewsets import TermViewSet


class EventChooserViewSet(WorkChooserViewSet):
    """The chooser for foreign keys to a meeting."""

    model = EventPage
    icon = "date"
    choose_one_text = _("Choose a meeting")
    choose_another_text = _("Choose another meeting")
    edit_item_text = _("Edit this meeting")


event_chooser_viewset = EventChooserViewSet("event_chooser")


class EventSeriesViewSet(TermViewSet):
    """Series of meetings."""

    model = EventSeries
    icon = "history"
    extra_panels = [FieldRowPanel([FieldPanel("description_nl"), FieldPanel("description_en")])]
