"""The casebook in the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from casebook.listings import CaseListingViewSet, case_listing_viewset
from casebook.viewsets import CaseChooserViewSet, case_chooser_viewset


@hooks.register("register_admin_viewset")
def register_case_chooser() -> CaseChooserViewSet:
    """Choose cases wherever a fact points at one."""
    return case_chooser_viewset


@hooks.register("register_admin_viewset")
def register_case_listing() -> CaseListingViewSet:
    """List cases with what editors look for."""
    return case_listing_viewset


@hooks.register("insert_global_admin_css")
def add_admin_styles() -> SafeString:
    """Put long lists of boxes to tick into columns."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/admin.css"))
