"""What every template knows, whether or not it shows a page."""

from typing import Any

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from legro_cms.core.bilingual import active_language, language_codes
from legro_cms.core.furniture import Furniture
from legro_cms.core.reading import LanguageLink, language_link


def site(request: HttpRequest) -> dict[str, Any]:
    """Name, menu, footer and language switch; read from the database only where a template asks for them."""
    return {
        "site": SimpleLazyObject(lambda: Furniture(request)),
        "language": active_language(),
        "language_links": SimpleLazyObject(lambda: request_language_links(request)),
    }


def request_language_links(request: HttpRequest) -> list[LanguageLink]:
    """The same address in every language, for views that are no pages; else that language's home page."""
    links = []
    for code in language_codes():
        path = request.get_full_path()
        url = translate_url(path, code)
        links.append(language_link(code, url if url.startswith(f"/{code}/") else f"/{code}/"))
    return links
