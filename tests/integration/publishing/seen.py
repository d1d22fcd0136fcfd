"""What readers get to see of a case: at its two addresses, and in the search."""

from enum import StrEnum

from django.test import Client
from wagtail.models import Page

from casebook.models import CasePage
from search.models import Entry, EntryTerm, Posting
from tests.search.builders import search

CASEBOOKS = {"nl": "/nl/praktijkvoorbeelden/", "en": "/en/casebook/"}


class Seen(StrEnum):
    """The answers that an address can give."""

    OWN = "words in the language of the address"
    FALLBACK = "words in the other language"
    MISSING = "404"
    PASSWORD = "a question for the password"
    LOGIN = "sent to the login"


def address(page: Page, language: str) -> str:
    """The address of a case in a language."""
    return f"{CASEBOOKS[language]}{page.slug}/"


def at(url: str, client: Client | None = None) -> Seen:
    """What a visitor (or ``client``) sees at an address."""
    response = (client or Client()).get(url)
    if response.status_code == 301:  # where the words stood before they were translated
        return at(response.headers["Location"], client)
    if response.status_code == 404:
        return Seen.MISSING
    if response.status_code == 302:
        assert "/login/?next=" in response.headers["Location"]
        return Seen.LOGIN
    assert response.status_code == 200
    if "password_required.html" in {template.name for template in response.templates}:
        return Seen.PASSWORD
    return Seen.FALLBACK if response.context["is_fallback"] else Seen.OWN


def addresses(page: Page) -> dict[str, Seen]:
    """What visitors see at both addresses of a case."""
    return {language: at(address(page, language)) for language in CASEBOOKS}


def found(page: Page, text: str = "", language: str = "nl") -> bool:
    """Whether the search shows the work to visitors."""
    return page.translation_key in {hit.entry.translation_key for hit in search(text, language).hits}


def titles(page: Page) -> dict[str, str]:
    """The titles that the search holds of a work."""
    entry = Entry.objects.get(translation_key=page.translation_key)
    return {"nl": entry.title_nl, "en": entry.title_en}


def terms(page: Page, dimension: str) -> set[str]:
    """What the work is filed under in a dimension."""
    rows = EntryTerm.objects.filter(entry__translation_key=page.translation_key, dimension=dimension)
    return set(rows.values_list("value", flat=True))


def assert_seen(page: CasePage, *, nl: Seen, en: Seen) -> None:
    """Readers see this at the two addresses, and the search says exactly the same."""
    assert addresses(page) == {"nl": nl, "en": en}
    entry = Entry.objects.get(translation_key=page.translation_key)
    assert (entry.live_nl, entry.live_en) == (nl == Seen.OWN, en == Seen.OWN)
    is_public = Seen.OWN in (nl, en)
    assert entry.is_public is is_public
    assert (bool(entry.title_nl), bool(entry.title_en)) == (nl == Seen.OWN, en == Seen.OWN)
    assert (bool(entry.text_nl), bool(entry.text_en)) == (nl == Seen.OWN, en == Seen.OWN)
    assert EntryTerm.objects.filter(entry=entry).exists() is is_public
    assert Posting.objects.filter(entry=entry).exists() is is_public
    for language in CASEBOOKS:
        assert found(page, language=language) is is_public


def assert_gone(page: CasePage) -> None:
    """Nobody sees anything of the work any more."""
    assert_seen(page, nl=Seen.MISSING, en=Seen.MISSING)
