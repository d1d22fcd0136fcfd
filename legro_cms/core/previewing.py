"""Previewing a page in either language, as readers of that language would get it."""

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils import translation
from wagtail.models import PreviewableMixin

from legro_cms.core.bilingual import language_codes

if TYPE_CHECKING:
    from legro_cms.core.models.translated_page import TranslatedPage


class BilingualPreviewMixin(PreviewableMixin):
    """Offers a preview for every language; facts in it are those of the draft at hand."""

    @property
    def preview_modes(self) -> list[tuple[str, str]]:  # type: ignore[override]
        """The page's own language first; a page that is no work has no other."""
        page = cast("TranslatedPage", self)
        own = page.locale.language_code
        others = [code for code in language_codes() if code != own] if page.is_work else []
        return [(code, translation.get_language_info(code)["name_translated"]) for code in (own, *others)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Render within the language asked for, since templates are rendered after the view has returned."""
        page = cast("TranslatedPage", self)
        language = mode_name or page.locale.language_code
        shown = page_in(page, language)
        with translation.override(language):
            response = TemplateResponse(
                request, shown.get_template(request), shown.get_preview_context(request, mode_name)
            )
            return cast("TemplateResponse", response.render())


def page_in(page: "TranslatedPage", language: str) -> "TranslatedPage":
    """The newest draft of the work's page in ``language``, with the facts of ``page``; else ``page`` itself."""
    if page.locale.language_code == language or not page.is_work:
        return page
    other = page.own_translations().filter(locale__language_code=language).first()
    if other is None:
        return page
    draft: Any = other.specific.get_latest_revision_as_object()
    draft.facts = page.facts
    return cast("TranslatedPage", draft)
