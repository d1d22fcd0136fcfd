"""The casebook in the admin."""

from wagtail import hooks

from casebook.viewsets import CaseChooserViewSet, case_chooser_viewset


@hooks.register("register_admin_viewset")
def register_case_chooser() -> CaseChooserViewSet:
    """Choose cases wherever a fact points at one."""
    return case_chooser_viewset
