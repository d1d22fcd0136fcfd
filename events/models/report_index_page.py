"""The list of all session reports."""

from django.utils.translation import gettext_lazy as _

from legro_cms.core.works import Dimension
from search.index_pages import WorkIndexPage
from search.query import Sort


class ReportIndexPage(WorkIndexPage):
    """Editors put new reports below it; readers look up here how a session went."""

    kinds = ("report",)
    filters = (Dimension.THEME, Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.LANGUAGE)
    sorts = (Sort.LATEST, Sort.SOONEST, Sort.TITLE)
    subpage_types = ["events.SessionReportPage"]

    class Meta:
        verbose_name = _("list of reports")
        verbose_name_plural = _("lists of reports")
