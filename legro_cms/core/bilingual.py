"""Reading the two language columns of a shared row as one attribute."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language


def language_codes() -> list[str]:
    """Codes of the site's content languages, the default one first."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def active_language() -> str:
    """The content language that is active now, or the default one when another (or none) is."""
    codes = language_codes()
    active = (get_language() or "")[:2]
    return active if active in codes else codes[0]


class Bilingual:
    """Descriptor that reads ``<name>_nl`` or ``<name>_en``.

    The active language comes first; where its column is empty the other one answers, since a Dutch name says more than
    none. Assigning is not possible: the columns themselves are edited.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return self.read(instance, active_language())

    def read(self, instance: Any, language: str) -> str:
        """The text in ``language``, else in the first language that has one, else an empty string."""
        order = [language, *(code for code in language_codes() if code != language)]
        return next((text for code in order if (text := getattr(instance, f"{self.name}_{code}", ""))), "")


def read(instance: Any, name: str, language: str) -> str:
    """The ``name`` of a bilingual row in ``language``, falling back as :class:`Bilingual` does."""
    return Bilingual(name).read(instance, language)
