"""What readers see around a page's words: the way there, the other language, the canonical address, notices."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from legro_cms.core import translations
from legro_cms.core.bilingual import active_language, language_codes
from legro_cms.core.fallback import is_fallback
from legro_cms.core.languages import by_path, fallback_path, full_url_of, url_of
from legro_cms.core.links import remember_links_of
from legro_cms.core.public import ancestor_paths, public_pages

if TYPE_CHECKING:
    from legro_cms.core.models.page import BasePage


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language; ``label`` is the language's own name for itself."""

    language: str
    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page of the same work in its own language, for ``hreflang``."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know of the words before reading them; ``kind`` is ``fallback`` or ``outdated``."""

    kind: str
    text: str


def lang_attribute(text_language: str) -> SafeString:
    """The ``lang`` attribute for words in another language than the page around them; else nothing."""
    if text_language == active_language():
        return SafeString("")
    return format_html('lang="{}"', text_language)


def language_link(language: str, url: str) -> LanguageLink:
    """A link to ``url`` for readers of ``language``."""
    label = get_language_info(language)["name_local"]
    return LanguageLink(language, label[:1].upper() + label[1:], url, language == active_language())


def page_context(page: "BasePage") -> dict[str, Any]:
    """The part of a page's context that does not depend on its type."""
    remember_links_of(page)
    text_language = page.locale.language_code
    around = surroundings(page)
    versions = {other.locale.language_code: other for other in around if other.translation_key == page.translation_key}
    return {
        "facts": page.facts if page.is_work else page,
        "language": active_language(),
        "text_language": text_language,
        "is_fallback": is_fallback(page),
        "text_lang_attr": lang_attribute(text_language) if page.is_work else SafeString(""),
        "breadcrumbs": breadcrumbs(page, around),
        "canonical_url": full_url_of(page.url_path),
        "alternates": alternates(versions),
        "language_links": page_language_links(page, around, versions),
        "notice": notice(page),
    }


def alternates(versions: dict[str, Page]) -> list[Alternate]:
    """The work's pages in their own language; readers of another one get the site's first, if it is there."""
    found = [
        Alternate(code, url)
        for code in language_codes()
        if code in versions and (url := full_url_of(versions[code].url_path))
    ]
    default = next((page for page in found if page.language == language_codes()[0]), None)
    return [*found, Alternate("x-default", default.url)] if default and len(found) > 1 else found


def surroundings(page: "BasePage") -> list[Page]:
    """The work's public pages and those above them, in every language, from the home page down; one query."""
    above = Page.objects.filter(path__in=ancestor_paths(page)[1:-1]).values("translation_key")
    around = Q(translation_key=page.translation_key) | Q(translation_key__in=above)
    return list(public_pages().filter(around).order_by("depth", "path"))


def breadcrumbs(page: "BasePage", around: list[Page]) -> list[Crumb]:
    """The way from the home page, which goes by that name, in the language of the furniture."""
    language = active_language() if is_fallback(page) else page.locale.language_code
    return [
        Crumb(_("Home") if step.depth == 2 else step.title, url_of(step.url_path))
        for step in around
        if step.depth < page.depth and step.locale.language_code == language
    ]


def page_language_links(page: "BasePage", around: list[Page], versions: dict[str, Page]) -> list[LanguageLink]:
    """The same page in every language: an own page, the fallback address, or at least the home page."""
    links = []
    for code in language_codes():
        path = None
        if code in versions:
            path = versions[code].url_path
        elif page.is_work:
            path = fallback_path(page.facts, by_path(around, code))
        links.append(language_link(code, (url_of(path) if path else None) or f"/{code}/"))
    return links


def notice(page: "BasePage") -> Notice | None:
    """Say so when the words are in the other language, or older than the source's."""
    if not page.is_work:
        return None
    if is_fallback(page):
        language = get_language_info(page.locale.language_code)["name_translated"]
        return Notice(
            "fallback",
            _(
                "This text has not been translated yet: you are reading it in %(language)s. "
                "The facts are in your language."
            )
            % {"language": language},
        )
    if translations.is_outdated(page):
        return Notice("outdated", _("The text below may be older than the original. The facts are up to date."))
    return None
