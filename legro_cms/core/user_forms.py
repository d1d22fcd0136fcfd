"""Forms for the people who log in."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

EXTRA_FIELDS = {"municipality"}


class UserEditForm(WagtailUserEditForm):
    """Edit a user, with the municipality a contributor writes for."""

    class Meta(WagtailUserEditForm.Meta):
        fields = WagtailUserEditForm.Meta.fields | EXTRA_FIELDS


class UserCreationForm(WagtailUserCreationForm):
    """Add a user, with the municipality a contributor writes for."""

    class Meta(WagtailUserCreationForm.Meta):
        fields = WagtailUserCreationForm.Meta.fields | EXTRA_FIELDS


class LoginForm(WagtailLoginForm):
    """Log in; Wagtail's own label of the password is English in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
