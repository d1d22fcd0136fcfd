"""Making the standing pages that are missing, and what the home page and the menus say about them."""

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from home.demo import blocks, files
from home.demo.files import Row
from home.demo.publishing import publish
from home.models import ApproachPage, ContactPage, HomePage, StandardPage, ThemePage
from legro_cms.core.models import Approach, SiteSettings, Theme

SOURCE = "nl"
TERM_PAGES: tuple[tuple[str, Any, Any], ...] = (("theme", ThemePage, Theme), ("approach", ApproachPage, Approach))
"""Pages about a term: what the row calls it, the page type, and the vocabulary."""

FOOTER = {
    "footer_text_nl": "De praktijkvoorbeelden in deze demonstratie zijn verzonnen.",
    "footer_text_en": "The cases in this demonstration are invented.",
}


@transaction.atomic
def make_pages() -> list[str]:
    """Make and publish the missing pages in Dutch, all or none; returns their names."""
    new = [(name, row, page) for name, row in files.pages().items() if (page := add_draft(name, row)) is not None]
    for name, row, page in new:
        page.body = blocks.body(row["body"], SOURCE, name)
        publish(page)
    return [name for name, _row, _page in new]


def add_draft(name: str, row: Row) -> Any:
    """The page as a draft without its text, so that others can link to it; None when it is there already."""
    page = in_language(name, row, SOURCE)
    for term_name, _model, terms in TERM_PAGES:
        if term_name in row:
            setattr(page, term_name, terms.objects.get(slug=row[term_name]))
    parent = page_in(row["parent"], page.locale) if "parent" in row else HomePage.objects.get(locale=page.locale)
    if parent is None or page_in(name, page.locale) is not None or page.slug_is_taken(page.slug, parent):
        return None
    parent.add_child(instance=page)
    return page


def in_language(name: str, row: Row, language: str) -> Any:
    """An unsaved page with the title and summary of one language."""
    words = row[language]
    model: Any = next((model for term_name, model, _terms in TERM_PAGES if term_name in row), StandardPage)
    return model(
        locale=Locale.objects.get(language_code=language),
        translation_key=files.page_key(name),
        slug=words["slug"],
        title=words["title"],
        intro=words["summary"],
        live=False,
    )


def page_in(name: str, locale: Locale) -> Page | None:
    """A standing page in one language."""
    page = Page.objects.filter(translation_key=files.page_key(name), locale=locale).first()
    return None if page is None else page.specific


def untranslated() -> list[tuple[Page, Page]]:
    """Dutch pages without an English one, each with an unsaved page of the English words; parents first."""
    pairs: list[tuple[Page, Page]] = []
    dutch, english = (Locale.objects.get(language_code=code) for code in files.LANGUAGES)
    for name, row in files.pages().items():
        source = page_in(name, dutch)
        if source is not None and page_in(name, english) is None:
            twin = in_language(name, row, "en")
            twin.body = blocks.body(row["body"], "en", name)
            pairs.append((source, twin))
    return pairs


def furnish_pages_of_the_site() -> None:
    """Fill in the text of the home and contact pages, in each language, where there is none."""
    for name, model in (("home", HomePage), ("contact", ContactPage)):
        for page in model.objects.filter(locale__language_code__in=files.LANGUAGES).select_related("locale"):
            if not page.body:
                page.body = blocks.body(files.page_of_the_site(name)["body"], page.locale.language_code, name)
                publish(page)


def furnish_menus() -> None:
    """Put the standing pages into the menu and the footer."""
    site = SiteSettings.load()
    site.menu = [*items(site.menu), *links("menu")]
    site.footer_links = [*items(site.footer_links), *links("footer")]
    for name, text in FOOTER.items():
        if not getattr(site, name):
            setattr(site, name, text)
    site.save()


def items(stream: Any) -> list[tuple[str, Any]]:
    """What a menu holds already, in a form that can be assigned again."""
    return [(block.block_type, block.value) for block in stream]


def links(menu: str) -> list[tuple[str, Any]]:
    """The items of the pages that the files put into this menu."""
    dutch = Locale.objects.get(language_code=SOURCE)
    pages = [page_in(name, dutch) for name, row in files.pages().items() if row.get(menu)]
    return [("item", {"page": Page(pk=page.pk), "label_nl": "", "label_en": ""}) for page in pages if page is not None]
