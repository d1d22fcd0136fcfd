"""The agenda: all meetings, those to come and those that were."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from events.permissions import PlacePermissionTester
from legro_cms.core.models import User
from legro_cms.core.works import Dimension
from search.index_pages import WorkIndexPage
from search.query import DATED_SORTS, Period, SearchQuery
from search.question import Question


class EventIndexPage(WorkIndexPage):
    """Editors and organisers put new meetings and learning circles below it; readers look for one here."""

    kinds = ("event", "circle")
    filters = (
        Dimension.EVENT_KIND,
        Dimension.THEME,
        Dimension.MUNICIPALITY,
        Dimension.TARGET_GROUP,
        Dimension.APPROACH,
        Dimension.YEAR,
        Dimension.LANGUAGE,
    )
    sorts = DATED_SORTS
    subpage_types = ["events.EventPage", "events.LearningCirclePage"]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def permissions_for_user(self, user: User) -> PlacePermissionTester:  # type: ignore[override]
        """Organisers publish what they add here."""
        return PlacePermissionTester(user, self)

    def question(self, request: HttpRequest, **options: Any) -> Question:
        """What is to come, or what is over."""
        return super().question(request, periods=True, name_works=name_meetings, **options)


def name_meetings(query: SearchQuery, count: int) -> str:
    """What the meetings and circles of a period are called together."""
    if query.period == Period.PAST:
        return ngettext("past meeting", "past meetings", count)
    return ngettext("upcoming meeting", "upcoming meetings", count)
