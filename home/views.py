"""Pages of the admin that belong to no single model: what waits for an editor, and the guide."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from home.attention.matters import found_for, may_attend
from legro_cms.core.bilingual import active_language


class AttentionView(WagtailAdminTemplateMixin, TemplateView):
    """Everything of which the time has come, with the way to where it is mended."""

    page_title: Any = _("What needs attention")
    header_icon = "tasks"
    template_name = "home/admin/attention.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who can do something about it."""
        if not may_attend(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the first page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the matters with their rows."""
        return super().get_context_data(**kwargs) | {"found": list(found_for(self.request.user))}


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """How an editor does what, in the language of the admin; for everybody who logs in."""

    page_title: Any = _("Guide for editors")
    header_icon = "help"

    def get_template_names(self) -> list[str]:
        """A text of its own for each language: it is written, not assembled."""
        return [f"home/admin/guide_{active_language()}.html"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the first page."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
