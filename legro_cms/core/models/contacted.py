"""Works that tell readers whom to call."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.functional import cached_property

from legro_cms.core.models.contact import Contact, current_contact
from legro_cms.core.models.page import BasePage
from legro_cms.core.models.site_settings import SiteSettings


class ContactedPage(BasePage):
    """A work with a field ``contact``; where that is empty or has ended, the general contact of the site answers."""

    facts_read_along = ("locale", "contact__organisation", "contact__successor")

    if TYPE_CHECKING:
        contact: Contact | None
        contact_id: int | None

    class Meta:
        abstract = True

    @cached_property
    def site_settings(self) -> SiteSettings:
        """The general contact, and what else is the same for the whole site."""
        return SiteSettings.load()

    @property
    def contact_card(self) -> Contact | None:
        """Who answers questions today."""
        return current_contact(self.facts.contact, self.facts.site_settings.general_contact)

    def load_contact(self, request: HttpRequest) -> None:
        """Read whom to call, unless that was read along with the page, and take the settings of the request."""
        self.site_settings = SiteSettings.load(request_or_site=request)
        if self.contact_id is not None and "contact" not in self._state.fields_cache:
            self.contact = Contact.objects.select_related("organisation", "successor").get(pk=self.contact_id)
