"""A chooser speaks the language of whoever looks at it, not of whoever came first."""

import pytest
from django.utils import translation

from casebook.models import CasePage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "label"), [("nl", "Kies contactpersoon"), ("en", "Choose contact")])
def test_label_of_a_chooser_is_in_the_editor_s_language(language: str, label: str) -> None:
    with translation.override("nl"):
        form = CasePage.get_edit_handler().get_form_class()
    with translation.override(language):
        assert str(form.base_fields["contact"].widget.choose_one_text) == label
