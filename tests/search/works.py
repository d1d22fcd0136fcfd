"""Works that leave the site, beside others that must not."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from casebook.models import CasePage
from legro_cms.core.models import Municipality, Theme
from tests.factories import draft_case, published_case, standard_page

SECRET = "Geheim"


def make_works() -> CasePage:
    """Two cases, one of them with a title that a spreadsheet would calculate, and a standard page; the first case."""
    case = published_case(
        title="Het waterplein",
        summary="Water & spel <samen>.\nOp één plein.",
        themes=[Theme.objects.get(slug="spelen")],
        places=[Municipality.objects.get(slug="loppersum")],
        status="done",
        start_year=2019,
        end_year=2021,
        inhabitants=900,
    )
    published_case(title='=HYPERLINK("https://evil.example/";"plein")', summary="\t@plein")
    standard_page(title="Over pleinen")
    return case


def queries_before_and_after_more_works(ask: Callable[[], object]) -> tuple[int, int]:
    """How many queries it takes to ask where there is one case, and where there are five; warmed up first."""

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            ask()
        return len(captured)

    published_case(title="Plein 1")
    queries()
    before = queries()
    for number in range(2, 6):
        published_case(title=f"Plein {number}")
    return before, queries()


def make_secrets() -> None:
    """A draft, and a page behind a password: neither leaves the site."""
    draft_case(title=f"{SECRET} concept plein", summary=SECRET)
    closed = published_case(title=f"{SECRET} besloten plein", summary=SECRET)
    PageViewRestriction.objects.create(page=closed.page_ptr, restriction_type="password", password="plein")
