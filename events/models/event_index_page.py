"""The agenda: all meetings, those to come and those that were."""

from django.utils.translation import gettext_lazy as _

from legro_cms.core.works import Dimension
from search.index_pages import WorkIndexPage


class EventIndexPage(WorkIndexPage):
    """Editors and organisers put new meetings and learning circles below it; readers look for one here."""

    kinds = ("event", "circle")
    filters = (Dimension.EVENT_KIND, Dimension.THEME, Dimension.MUNICIPALITY, Dimension.YEAR)
    subpage_types = ["events.EventPage", "events.LearningCirclePage"]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
