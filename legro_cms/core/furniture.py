"""Name, menu and footer of the site, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from legro_cms.core.bilingual import active_language
from legro_cms.core.languages import WorkLink, links_for
from legro_cms.core.links import links_to_pages
from legro_cms.core.models import Contact, SiteSettings, work_models
from legro_cms.core.reading import lang_attribute


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link of the menu or the footer."""

    title: str
    url: str
    current: bool
    lang_attr: SafeString


def today() -> date:
    """Today in the time zone of the site (Europe/Amsterdam)."""
    return timezone.localdate()


class Furniture:
    """What stands around every page; each part is read when a template first asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.language = active_language()

    @cached_property
    def settings(self) -> SiteSettings:
        """The site's settings, one row."""
        return SiteSettings.load(request_or_site=self.request)

    @property
    def name(self) -> str:
        """The name of the site."""
        return self.settings.name

    @property
    def tagline(self) -> str:
        """The line under the name."""
        return self.settings.tagline

    @property
    def footer_text(self) -> str:
        """The text in the footer."""
        return self.settings.footer_text

    @property
    def home_url(self) -> str:
        """The home page in the reader's language."""
        return f"/{self.language}/"

    @property
    def search_url(self) -> str:
        """The site-wide search, or the home page where there is none."""
        try:
            return reverse("search:search")
        except NoReverseMatch:
            return self.home_url

    @cached_property
    def contact(self) -> Contact | None:
        """The general contact, or who took over."""
        contact = self.settings.general_contact
        return contact.on(today()) if contact else None

    @cached_property
    def contact_url(self) -> str | None:
        """The page on which visitors can ask something, if the site has one."""
        for model in work_models():
            if model.takes_questions:
                keys = model.objects.live().values_list("translation_key", flat=True)
                return next((link.url for link in links_for(keys, self.language).values()), None)
        return None

    @cached_property
    def _links(self) -> dict[int, WorkLink]:
        """Links by the key of the page that was chosen, whatever language that is in; one query."""
        return links_to_pages(item["value"]["page"] for items in self._items.values() for item in items)

    @cached_property
    def _items(self) -> dict[str, list[dict[str, Any]]]:
        """The rows as they are stored: reading them as blocks would fetch every page once more."""
        return {name: list(getattr(self.settings, name).raw_data) for name in ("menu", "footer_links")}

    @cached_property
    def menu(self) -> list[MenuLink]:
        """The menu; pages that are not public are left out."""
        return self._menu_links("menu")

    @cached_property
    def footer_links(self) -> list[MenuLink]:
        """The links in the footer."""
        return self._menu_links("footer_links")

    def _menu_links(self, name: str) -> list[MenuLink]:
        links = []
        for item in self._items[name]:
            link = self._links.get(item["value"]["page"])
            if link is None:
                continue
            label = item["value"].get(f"label_{self.language}") or ""
            current = self.request.path == link.url or (
                link.url != self.home_url and self.request.path.startswith(link.url)
            )
            lang_attr = lang_attribute(self.language if label else link.text_language)
            links.append(MenuLink(label or link.title, link.url, current, lang_attr))
        return links
