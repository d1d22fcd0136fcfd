"""Forms for the people who log in."""

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
