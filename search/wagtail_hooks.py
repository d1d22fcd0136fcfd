"""What the search adds to the admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.reports import SearchesReport, TextsReport, menu_item, report_urls
from search.viewsets import ConceptViewSet

register_snippet(ConceptViewSet)
hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", menu_item(SearchesReport, order=1100))
hooks.register("register_reports_menu_item", menu_item(TextsReport, order=1110))


@hooks.register("register_permissions")
def register_view_searches() -> QuerySet[Permission]:
    """Let administrators give or withhold the reports of searches."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchedtext")
