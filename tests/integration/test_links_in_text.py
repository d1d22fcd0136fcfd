"""Links inside a text lead readers to their own language, nowhere hidden, and in a constant number of queries."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from casebook.models import CasePage
from home.models import StandardPage
from tests.factories import draft_case, home, published_case, standard_page
from tests.pages import document, stored

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def page_with_links(*targets: CasePage, fields: int = 1) -> StandardPage:
    """A page with as many texts as asked for, each with a link to every target."""
    links = "".join(f'<a linktype="page" id="{target.pk}">lees</a>' for target in targets)
    return standard_page(title="Links", body=[("text", f"<p>{links}</p>")] * fields)


def test_link_leads_an_english_reader_to_the_english_address() -> None:
    case = published_case(slug="beweegtuin")
    page_with_links(case)
    assert 'href="/nl/praktijkvoorbeelden/beweegtuin/"' in Client().get("/nl/links/").content.decode()
    assert 'href="/en/casebook/beweegtuin/"' in Client().get("/en/links/").content.decode()


def test_link_to_an_unpublished_page_keeps_its_words_only() -> None:
    page_with_links(draft_case(slug="geheim"))
    html = Client().get("/nl/links/").content.decode()
    assert "<a>lees</a>" in html
    assert "geheim" not in html


def test_what_was_deleted_leaves_no_link_without_an_address_behind() -> None:
    gone, file = standard_page(title="Weg"), document("weg")
    blocks = [("links", [{"page": gone.pk, "url": "", "text": "Verder"}]), ("documents", [file.pk])]
    standard_page(title="Links", body=json.dumps([stored(kind, value) for kind, value in blocks]))
    gone.delete()
    file.delete()
    html = Client().get("/nl/links/").content.decode()
    assert "Verder" not in html
    assert 'href=""' not in html


def test_number_of_texts_with_links_does_not_change_the_number_of_queries() -> None:
    case = published_case(slug="beweegtuin")
    page = page_with_links(case)
    counts = []
    for fields in (1, 12):
        page.body = [("text", f'<p><a linktype="page" id="{case.pk}">lees</a></p>')] * fields
        page.save_revision().publish()
        Client().get("/nl/links/")
        with CaptureQueriesContext(connection) as queries:
            Client().get("/nl/links/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_one_reader_may_see_is_forgotten_for_the_next() -> None:
    case = published_case(slug="beweegtuin")
    page_with_links(case)
    Client().get("/nl/links/")
    case.unpublish()
    assert "beweegtuin" not in Client().get("/nl/links/").content.decode()
    assert home().live
