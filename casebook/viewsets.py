"""Choosing a case in the admin."""

from django.utils.translation import gettext_lazy as _

from casebook.models import CasePage
from legro_cms.core.choosers import WorkChooserViewSet


class CaseChooserViewSet(WorkChooserViewSet):
    """The chooser for foreign keys to a case."""

    model = CasePage
    icon = "doc-full"
    choose_one_text = _("Choose a case")
    choose_another_text = _("Choose another case")
    edit_item_text = _("Edit this case")


case_chooser_viewset = CaseChooserViewSet("case_chooser")
