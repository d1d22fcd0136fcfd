"""What stock Wagtail on Elasticsearch does for a page of results: a search, a count, and a facet per dimension."""

from __future__ import annotations

from typing import Any

from modelsearch.backends import get_search_backend
from wagtail.search import index

from casebook.models import CasePage
from tests.bench.models import StockPage, field_name
from tests.bench.ours import Question
from tests.bench.texts import DIMENSIONS

LOT = 500


class Stock:
    """One backend for all questions: asked for anew, as views do, it would connect anew each time."""

    def __init__(self) -> None:
        self.backend = get_search_backend("stock")

    def answer(self, question: Question) -> tuple[list[StockPage], int, list[Any]]:
        """Hits, total and counts in the reader's language."""
        query = question.query
        filters = {field_name(name): values[0] for name, values in query.filters}
        pages = StockPage.objects.filter(live=True, language=query.language, **filters)
        found = self.backend.search(query.text, pages)
        hits = list(found[: query.per_page])
        return hits, found.count(), [found.facet(field_name(name)) for name in DIMENSIONS]

    def fill(self) -> str:
        """Index the pages as `update_index` would; the name of the index."""
        stored = self.backend.get_index_for_model(StockPage)
        rebuilder = self.backend.rebuilder_class(stored)
        filling = rebuilder.start()
        filling.add_model(StockPage)
        for begin in range(0, StockPage.objects.count(), LOT):
            filling.add_items(StockPage, list(StockPage.objects.order_by("pk")[begin : begin + LOT]))
        rebuilder.finish()
        stored.refresh()
        return str(stored.name)


def index_cases_as_the_site_does() -> None:
    """Let stock Wagtail index of a case what the site's search knows: its words, and what it is filed under."""
    CasePage.search_fields = [
        *CasePage.search_fields,
        *(index.SearchField(name) for name in ("summary", "problem", "approach", "result", "did_not_work")),
        *(index.SearchField(name) for name in ("success_factors", "obstacles", "works_only_if", "lessons", "body")),
        *(index.FilterField(name) for name in ("themes", "target_groups", "instruments", "approaches")),
        *(index.FilterField(name) for name in ("status", "start_year", "end_year")),
        index.RelatedFields("case_places", [index.FilterField("municipality")]),
    ]
