"""Panels that know the difference between a work's source and its translations."""

from typing import Any, cast

from django.db.models import Model
from django.http import HttpRequest
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, Panel, get_form_for_model


class FactInlinePanel(InlinePanel):
    """Rows of facts: edited on the source page, absent from a translation. ``form_class`` is the form of a row."""

    def __init__(
        self, *args: Any, form_class: type[WagtailAdminModelForm] = WagtailAdminModelForm, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.form_class = form_class

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the form when the panel is bound to its model."""
        return super().clone_kwargs() | {"form_class": self.form_class}

    def get_form_options(self) -> dict[str, Any]:
        """Build the rows on ``form_class``, with the fields that a draft may leave empty as Wagtail knows them."""
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            cast("type[Model]", self.db_field.related_model),
            form_class=self.form_class,
            defer_required_on_fields=deferred,
        )
        return options

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

        template_name = "core/admin/source_facts.html"
        instance: Any
        request: HttpRequest

        def is_shown(self) -> bool:
            """Show on translations only."""
            return self.instance.pk is not None and not self.instance.is_source

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the facts, and whether the user may change them."""
            source = self.instance.facts
            return super().get_context_data(parent_context) | {
                "source": source,
                "rows": self.instance.fact_rows,
                "may_edit": source.permissions_for_user(self.request.user).can_edit(),
            }
