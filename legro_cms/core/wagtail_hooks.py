"""What core adds to Wagtail's admin, and what it refuses there."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from legro_cms.core import translations
from legro_cms.core.links import WorkLinkHandler
from legro_cms.core.mirrors import source_of
from legro_cms.core.models import BasePage
from legro_cms.core.publishing import check_draft


@hooks.register("register_permissions")
def register_translate_pages() -> QuerySet[Permission]:
    """Let administrators give or withhold the right to work on translations."""
    return Permission.objects.filter(content_type__app_label="core", codename="translate_pages")


@hooks.register("register_rich_text_features", order=10)
def lead_links_to_the_readers_language(features: FeatureRegistry) -> None:
    """Replace Wagtail's own handler of links to pages."""
    features.register_link_type(WorkLinkHandler)


@hooks.register("before_move_page")
def refuse_to_lose_translations(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Refuse a move to where the translations cannot follow, since siblings would end up apart."""
    source = source_of(page)
    if source is None:
        return None
    for translation in source.own_translations().select_related("locale"):
        if not destination.has_translation(translation.locale):
            return refuse_move(
                request,
                page,
                _("“%(page)s” cannot be moved there: “%(destination)s” has no page in %(language)s.")
                % {"page": page.title, "destination": destination.title, "language": translation.locale},
            )
    if any(source.slug_is_taken(version.slug, destination) for version in [source, *source.own_translations()]):
        return refuse_move(
            request,
            page,
            _("“%(page)s” cannot be moved there: another page has its slug, there or in the other language.")
            % {"page": page.title},
        )
    return None


def refuse_move(request: HttpRequest, page: Page, reason: str) -> HttpResponse:
    """Say why, and leave the page where it is."""
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", cast("Page", page.get_parent()).pk)


@hooks.register("before_bulk_action")
def refuse_to_lose_translations_in_bulk(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for several pages at once: Wagtail asks about each page only where it moves one."""
    if action_type != "move":
        return None
    destination = action_class_instance.cleaned_form.cleaned_data["chooser"]
    refusals = (refuse_to_lose_translations(request, page, destination) for page in objects)
    return next((refusal for refusal in refusals if refusal is not None), None)


@hooks.register("before_delete_page")
def say_which_translations_go_too(request: HttpRequest, page: Page) -> None:
    """Wagtail's question names the page alone, and what is deleted does not come back."""
    source = source_of(page)
    if request.method != "GET" or source is None:
        return
    for translation in source.own_translations().select_related("locale"):
        messages.warning(
            request,
            _("“%(page)s” (%(language)s) is the translation of this page, and is deleted with it.")
            % {"page": translation.get_admin_display_title(), "language": translation.locale},
        )


@hooks.register("before_bulk_action")
def delete_each_work_once(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    """Leave out translations that are ticked beside their source: they go with it, and cannot go twice."""
    if action_type != "delete":
        return
    sources = {page.translation_key for page in objects if isinstance(page, Page) and source_of(page) is not None}
    objects[:] = [
        page
        for page in objects
        if not isinstance(page, Page) or page.translation_key not in sources or source_of(page) is not None
    ]


@hooks.register("before_bulk_action")
def refuse_to_publish_invalid_drafts(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Name the drafts that cannot be published yet; without this, one of them would be an error page for all."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type != "publish" or not pages:
        return None
    if action_class_instance.cleaned_form.cleaned_data["include_descendants"]:
        pages += [draft for page in objects for draft in page.get_descendants().not_live()]
    refused = False
    for page in pages:
        try:
            check_draft(page.specific)
        except ValidationError as error:
            refused = True
            messages.error(request, f"{page.get_admin_display_title()}: {' '.join(error.messages)}")
    return redirect("wagtailadmin_explore", cast("Page", pages[0].get_parent()).pk) if refused else None


@hooks.register("before_edit_page", order=-1)
def say_why_a_translation_is_not_published(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Give the reason in the translator's editor, which by itself would only say that something was wrong."""
    asked = request.method == "POST" and request.POST.get("action") == "publish"
    if not (asked and isinstance(page, BasePage) and translations.translation_record(page)):
        return None
    if reason := translations.reason_not_to_publish(page):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


@hooks.register("before_edit_page", order=-2)
def show_translators_what_changed(request: HttpRequest, page: Page) -> None:
    """Have the translator's editor begin with the texts of today: nobody has to know that they must be fetched."""
    if request.method != "GET" or not isinstance(page, BasePage) or page.alias_of_id:
        return
    translations.take_over_changes(page)
    record = None if page.is_source else translations.translation_record(page)
    if record is None or not page.live:
        return
    total, done = record.get_progress()
    if left := total - done:
        messages.warning(
            request,
            ngettext(
                "The original has changed: %(left)d text is still to be translated. Readers see the earlier "
                "translation until you publish this one.",
                "The original has changed: %(left)d texts are still to be translated. Readers see the earlier "
                "translation until you publish this one.",
                left,
            )
            % {"left": left},
        )


@hooks.register("construct_translated_pages_to_cascade_actions")
def show_translations_that_follow(pages: Sequence[Page], action: str) -> dict[Page, QuerySet[Page]]:
    """Tell the editor which translations go along; deleting has its own mirror and asks no one."""
    if action not in {"unpublish", "move"}:
        return {}
    sources = {page: source_of(page) for page in pages}
    return {page: source.own_translations() for page, source in sources.items() if source is not None}


@hooks.register("register_admin_urls", order=-1)
def shut_ways_to_untranslated_pages() -> list[URLPattern]:
    """Stand before two of wagtail-localize's views.

    An alias would show Dutch words as an English page. So would a translation whose record is stopped half way: nobody
    could tell any more that it is not complete.
    """
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", refuse),
        path("localize/translate/<int:translation_id>/disable/", refuse),
    ]


def refuse(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Not here, whoever asks."""
    raise PermissionDenied


@hooks.register("before_copy_page")
def refuse_alias_by_copy(request: HttpRequest, page: Page) -> None:
    """A copy that follows its original would be a public work that no list knows."""
    if request.method == "POST" and request.POST.get("alias"):
        raise PermissionDenied


@hooks.register("construct_page_action_menu")
def hide_the_way_to_aliases(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Do not offer what is refused."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
