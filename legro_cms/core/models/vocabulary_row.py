"""What terms and contacts have in common: they come from a file, then belong to editors, and stay while in use."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.deletion import ProtectedError
from django.utils.functional import Promise
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _


class VocabularyRow(models.Model):
    """A row that works name; nothing that is named, live or in a draft, is ever deleted."""

    instead_of_deleting: ClassVar[str | Promise] = ""

    vocabulary_key = models.CharField(  # noqa: DJ001 - unique, and most rows have none
        _("key in the vocabulary files"),
        max_length=80,
        unique=True,
        null=True,
        editable=False,
        help_text=_("By which loading the vocabulary again knows the row, whatever editors have changed since."),
    )

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row if nothing names it."""
        self.refuse_deletion_in_use()
        return super().delete(*args, **kwargs)

    def refuse_deletion_in_use(self) -> None:
        """Raise ``ProtectedError`` when something names the row, live or in a draft."""
        from legro_cms.core.usage import users_of

        if users := users_of(self):
            refusal = _text("“%(row)s” is in use.") % {"row": self}
            raise ProtectedError(f"{refusal} {self.instead_of_deleting}", set(users))
