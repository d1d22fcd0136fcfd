"""The glossary from a file and as a file, in the admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from search.forms import GlossaryFileForm
from search.glossary.files import COLUMNS, UnreadableFileError, read, write
from search.glossary.importing import Effect, Outcome, carry_out, foresee
from search.models import Concept


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A file is looked at first; who has seen what it does sends it again, with what was agreed to."""

    page_title = gettext_lazy("Import a glossary")  # type: ignore[assignment]
    template_name = "search/admin/glossary_import.html"
    index_url_name: str = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A file both adds and changes."""
        if not (self.user_has_permission("add") and self.user_has_permission("change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return self.shown(GlossaryFileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look at a file, or carry out what was agreed to."""
        if "agreed" in request.POST:
            content, form = request.POST.get("content", "").encode(errors="replace"), GlossaryFileForm()
        else:
            form = GlossaryFileForm(request.POST, request.FILES)
            if not form.is_valid():
                return self.shown(form)
            content = form.cleaned_data["file"]
        try:
            lines, bad = read(content)
        except UnreadableFileError as error:
            messages.error(request, str(error))
            return self.shown(form)
        if "agreed" in request.POST and not bad:
            if (done := carry_out(lines, request.POST["agreed"], request.user)) is not None:
                messages.success(request, told(done))
                return redirect(self.index_url_name)
            messages.warning(request, _("The glossary has changed in the meantime. Please look at the list again."))
        return self.shown(form, foresee(lines, bad), content.decode("utf-8-sig"))

    def shown(self, form: GlossaryFileForm, outcome: Outcome | None = None, content: str = "") -> HttpResponse:
        """The page, with what the file would do where there is one."""
        context: dict[str, Any] = {"form": form, "outcome": outcome, "content": content, "columns": ",".join(COLUMNS)}
        if outcome is not None:
            context |= {effect.value: outcome.number(effect) for effect in Effect}
        return self.render_to_response(self.get_context_data(**context))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the list."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Glossary")},
            {"url": "", "label": self.page_title},
        ]


def told(outcome: Outcome) -> str:
    """What was done, in a sentence for each kind."""
    added, changed = outcome.number(Effect.ADDED), outcome.number(Effect.CHANGED)
    sentences = [
        ngettext("%(number)d concept was added.", "%(number)d concepts were added.", added) % {"number": added},
        ngettext("%(number)d concept was changed.", "%(number)d concepts were changed.", changed) % {"number": changed},
    ]
    return " ".join(sentences)


class ExportView(PermissionCheckedMixin, View):
    """The whole glossary in the format that the import takes; importing it again changes nothing."""

    any_permission_required = ["view", "add", "change", "delete"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file, with the mark by which a spreadsheet knows that its letters are UTF-8."""
        concepts = Concept.objects.select_related("theme").prefetch_related("terms").order_by("pk")
        response = HttpResponse("\ufeff" + write(concepts), content_type="text/csv; charset=utf-8")
        name = f"glossary-{timezone.localdate().isoformat()}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
