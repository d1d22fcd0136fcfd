"""Small numbers as running text writes them: in words up to twelve, in both languages."""

from django.utils.formats import localize
from django.utils.translation import pgettext_lazy

WORDS = (
    pgettext_lazy("number", "one"),
    pgettext_lazy("number", "two"),
    pgettext_lazy("number", "three"),
    pgettext_lazy("number", "four"),
    pgettext_lazy("number", "five"),
    pgettext_lazy("number", "six"),
    pgettext_lazy("number", "seven"),
    pgettext_lazy("number", "eight"),
    pgettext_lazy("number", "nine"),
    pgettext_lazy("number", "ten"),
    pgettext_lazy("number", "eleven"),
    pgettext_lazy("number", "twelve"),
)


def in_words(number: int) -> str:
    """The number in words from one to twelve, else in figures."""
    return str(WORDS[number - 1]) if 1 <= number <= len(WORDS) else localize(number)
