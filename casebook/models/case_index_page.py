"""The casebook: the list of all cases, with words and filters to find one."""

from django.utils.translation import gettext_lazy as _

from legro_cms.core.works import Dimension
from search.index_pages import WorkIndexPage


class CaseIndexPage(WorkIndexPage):
    """Editors put new cases below it; readers search them here."""

    kinds = ("case",)
    filters = (
        Dimension.THEME,
        Dimension.MUNICIPALITY,
        Dimension.TARGET_GROUP,
        Dimension.SIZE,
        Dimension.COST,
        Dimension.STATUS,
        Dimension.YEAR,
        Dimension.APPROACH,
        Dimension.LANGUAGE,
    )
    subpage_types = ["casebook.CasePage"]

    class Meta:
        verbose_name = _("casebook")
        verbose_name_plural = _("casebooks")
