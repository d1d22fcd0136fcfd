"""The contact form, and the fields that a robot or a pasted text cannot break."""

import re
import unicodedata
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from home.models.contact_request import MAX_MESSAGE, ContactRequest, SenderRole, Topic

LINE_BREAK = re.compile(r"\r\n?")
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input utrecht-form-field__input"
TEXTAREA = "utrecht-textarea utrecht-form-field__input"


def without_control_characters(text: str, keep: str = "") -> str:
    """The text with a space for each control character, NUL among them, but those to ``keep``."""
    return "".join(" " if unicodedata.category(sign) == "Cc" and sign not in keep else sign for sign in text)


class OneLineField(forms.CharField):
    """A text without line breaks, so that it can never become a second header of a mail."""

    def to_python(self, value: Any) -> str | None:
        """Join what was pasted on several lines."""
        return super().to_python(" ".join(without_control_characters(str(value or "")).split()))


class LongTextField(forms.CharField):
    """A text of several lines; ``max_length`` is checked here, since a browser would cut off what is pasted."""

    def to_python(self, value: Any) -> str | None:
        """Write line breaks as one character each, and leave out the other control characters."""
        return super().to_python(without_control_characters(LINE_BREAK.sub("\n", str(value or "")), keep="\n\t"))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without ``maxlength``."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class DesignedBoundField(BoundField):
    """A field with the design system's classes."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Name the look; that a choice is wrong is said of the group and not of each button."""
        attrs = super().build_widget_attrs(attrs, widget)
        if self.use_fieldset:
            attrs.pop("aria-invalid", None)
            return attrs | {"class": "legro-option__box"}
        look, invalid = (
            (TEXTAREA, "utrecht-textarea--invalid")
            if isinstance(self.field.widget, forms.Textarea)
            else (TEXTBOX, "utrecht-textbox--invalid")
        )
        return attrs | {"class": f"{look} {invalid}" if self.errors else look}

    @property
    def first_id(self) -> str:
        """The id that a link to the field leads to: of a group, its first button."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id


class ContactForm(forms.ModelForm[ContactRequest]):
    """What a visitor writes."""

    bound_field_class = DesignedBoundField
    use_required_attribute = True

    role = forms.ChoiceField(
        label=_("Who are you?"),
        choices=SenderRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who you are.")},
    )
    name = OneLineField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    organisation = OneLineField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    email = OneLineField(
        label=_("E-mail address"),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("Write a complete e-mail address, such as name@example.org.")},
    )
    phone = OneLineField(
        label=_("Phone number"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
        error_messages={"invalid": _("Write a phone number with 6 to 15 digits.")},
    )
    best_time = OneLineField(
        label=_("Best time to call"),
        help_text=_("If you would like to be called. For example: Tuesday morning."),
        max_length=120,
        required=False,
    )
    topic = forms.ChoiceField(
        label=_("What is your message about?"),
        choices=Topic.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your message is about.")},
    )
    message = LongTextField(
        label=_("Your message"),
        help_text=_("At most 4,000 characters."),
        max_length=MAX_MESSAGE,
        widget=forms.Textarea({"rows": 8}),
        error_messages={
            "required": _("Write your message."),
            "max_length": _("Your message has %(show_value)s characters. Shorten it to %(limit_value)s at most."),
        },
    )

    class Meta:
        model = ContactRequest
        fields = ["role", "name", "organisation", "email", "phone", "best_time", "topic", "message"]

    def clean(self) -> dict[str, Any]:
        """Ask for a way to answer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not ({"email", "phone"} & self.errors.keys() or cleaned.get("email") or cleaned.get("phone")):
            self.add_error("email", _("Give an e-mail address or a phone number, or we cannot answer you."))
        return cleaned

    @property
    def fields_with_errors(self) -> list[BoundField]:
        """For the summary at the top, in the order of the form."""
        return [field for field in self if field.errors]
