"""Pages that tell the search and the lists what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Self, cast
from uuid import UUID

from django.db import models
from django.utils.functional import cached_property

from legro_cms.core.fact_rows import FactRow
from legro_cms.core.languages import WorkLink
from legro_cms.core.models.translated_page import TranslatedPage
from legro_cms.core.shown_terms import TermName, shown_terms
from legro_cms.core.works import WorkFacts, WorkText

if TYPE_CHECKING:
    from legro_cms.core.models.image import CustomImage


class DescribedPage(TranslatedPage):
    """What a type of page says of itself, so that neither search nor lists need to know the types."""

    kind: ClassVar[str] = ""
    term_fields: ClassVar[tuple[str, ...]] = ()
    card_template: ClassVar[str] = ""
    card_has_facts: ClassVar[bool] = False
    chooser_order: ClassVar[tuple[str | models.OrderBy, ...]] = ("-latest_revision_created_at",)

    class Meta:
        abstract = True

    @property
    def fact_rows(self) -> list[FactRow]:
        """The facts of the work as readers see them, in the active language."""
        return []

    @property
    def card_facts(self) -> list[str]:
        """What the card says of the work besides its words, in the active language."""
        return []

    @cached_property
    def terms(self) -> dict[str, list[TermName]]:
        """The terms of the work as readers see them, by the name of their field; meant for the source."""
        return shown_terms(self) if self.term_fields else {}

    def describe_text(self) -> WorkText:
        """The words of this page, for the search."""
        return WorkText(title=self.title, summary=self.search_description, body="")

    def describe_facts(self) -> WorkFacts:
        """The facts of this page, for the search; meant for the source."""
        return WorkFacts()

    @property
    def share_image(self) -> "CustomImage | None":
        """The picture that goes along where somebody shares the page's address (Open Graph)."""
        return None

    @classmethod
    def complete_descriptions(cls, pages: Sequence[Self]) -> None:
        """Read what describing these pages takes, in a number of queries that does not grow with theirs."""

    @classmethod
    def card_pages(cls, translation_keys: Iterable[UUID]) -> models.QuerySet[Self]:
        """Source pages of works with the facts on their cards in a list, in a constant number of queries."""
        sources = cls._default_manager.filter(translation_key__in=translation_keys, locale=models.F("source_locale"))
        return cast("models.QuerySet[Self]", sources.select_related("locale"))

    @property
    def themes_page(self) -> "DescribedPage | None":
        """The page whose themes stand on the card; None for a kind without themes."""
        return self if "themes" in self.term_fields else None

    @property
    def linked_on_card(self) -> tuple[UUID, ...]:
        """The keys of the other works that the card links to."""
        return ()

    @classmethod
    def complete_cards(cls, pages: Sequence[Self], links: Mapping[UUID, WorkLink]) -> None:
        """Read what these cards show of other works, in a constant number of queries; ``links`` has what is public."""
