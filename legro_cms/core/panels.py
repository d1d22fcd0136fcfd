"""Panels that know the difference between a work's source and its translations."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import InlinePanel, Panel


class FactInlinePanel(InlinePanel):
    """Rows of facts: edited on the source page, absent from a translation."""

    class BoundPanel(InlinePanel.BoundPanel):
        """Bound to a form that may have no such rows."""

        def __init__(self, *, panel: Any, instance: Any, request: Any, form: Any, prefix: Any) -> None:
            self.is_on_source = form is None or panel.relation_name in form.formsets
            if self.is_on_source:
                super().__init__(panel=panel, instance=instance, request=request, form=form, prefix=prefix)
            else:
                Panel.BoundPanel.__init__(
                    self, panel=panel, instance=instance, request=request, form=form, prefix=prefix
                )

        def is_shown(self) -> bool:
            """Hide on a translation."""
            return self.is_on_source and super().is_shown()


class SourceFactsPanel(Panel):
    """On a translation: what the facts are, and the way to the page on which they are edited."""

    class BoundPanel(Panel.BoundPanel):
        """Bound to one page."""

        template_name = "core/admin/source_facts_panel.html"

        def is_shown(self) -> bool:
            """Show on translations only."""
            return self.instance.pk is not None and not self.instance.is_source

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the facts and the address of the source's editor."""
            source = self.instance.facts
            return super().get_context_data(parent_context) | {
                "source": source,
                "rows": getattr(self.instance, "fact_rows", ()),
                "source_url": reverse("wagtailadmin_pages:edit", args=[source.pk]),
            }
