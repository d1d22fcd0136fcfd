"""Cards: what a list shows of each work that it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legro_cms.core.languages import WorkLink, links_for
from legro_cms.core.models import BasePage, work_models
from legro_cms.core.shown_terms import TermName, shown_themes
from search.results import Hit


@dataclass(frozen=True)
class Card:
    """A hit with the link its reader follows; with the source page and its themes where the card shows facts."""

    hit: Hit
    link: WorkLink
    page: BasePage | None
    template: str
    themes: Sequence[TermName] = ()

    @property
    def kind_name(self) -> str:
        """What a work of this kind is called."""
        models = {model.kind: model for model in work_models()}
        return str(models[self.hit.entry.kind]._meta.verbose_name)


def build_cards(hits: Sequence[Hit], language: str) -> list[Card]:
    """Cards for hits, in their order; a constant number of queries per kind of work that shows facts."""
    keys = [hit.entry.translation_key for hit in hits]
    models = {model.kind: model for model in work_models()}
    found = [
        (model, list(model.card_pages(of_kind)))
        for model in models.values()
        if model.card_has_facts
        and (of_kind := [hit.entry.translation_key for hit in hits if hit.entry.kind == model.kind])
    ]
    pages = {page.translation_key: page for _model, own in found for page in own}
    links = links_for([*keys, *(key for page in pages.values() for key in page.linked_on_card)], language)
    for model, own in found:
        model.complete_cards(own, links)
    filed = {key: filed for key, page in pages.items() if (filed := page.themes_page) is not None}
    by_page = shown_themes(filed.values())
    themes = {key: by_page.get(page.pk, []) for key, page in filed.items()}
    return [
        Card(hit, links[key], pages.get(key), models[hit.entry.kind].card_template, themes.get(key, []))
        for key, hit in zip(keys, hits, strict=True)
        if key in links and (key in pages or not models[hit.entry.kind].card_has_facts)
    ]
