"""Choosing a case in the admin."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from casebook.models import CasePage


class SourcesOnly:
    """Offers the source pages of works: facts point at works, whichever language one reads them in."""

    def get_object_list(self) -> QuerySet[CasePage]:
        """Cases in the language they were first written in, the newest first."""
        return CasePage.objects.filter(locale=F("source_locale")).order_by("-latest_revision_created_at")


class ChooseCaseView(SourcesOnly, ChooseView):
    """The chooser's window."""


class ChooseCaseResultsView(SourcesOnly, ChooseResultsView):
    """The chooser's list, as it is refreshed while searching."""


class CaseChooserViewSet(ChooserViewSet):
    """The chooser for foreign keys to a case."""

    model = CasePage
    icon = "doc-full"
    choose_one_text = _("Choose a case")
    choose_another_text = _("Choose another case")
    edit_item_text = _("Edit this case")
    choose_view_class = ChooseCaseView
    choose_results_view_class = ChooseCaseResultsView


case_chooser_viewset = CaseChooserViewSet("case_chooser")
