"""The casebook with nothing in it, with little and with much."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.inspection import is_wider_than_the_screen, violations
from tests.pages import CASEBOOK, many_cases

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("count", "shown", "pages"), [(0, 0, 0), (5, 5, 0), (25, 20, 2)])
def test_a_casebook_of_any_size_is_accessible_and_fits(visitor: Page, count: int, shown: int, pages: int) -> None:
    if count:
        many_cases(count)
    for language, screen in ((language, screen) for language in CASEBOOK for screen in (DESKTOP, PHONE)):
        visitor.set_viewport_size(screen)  # type: ignore[arg-type]
        visitor.goto(CASEBOOK[language])
        expect(visitor.locator("#results h3")).to_have_count(shown)
        expect(
            visitor.locator(".legro-pages__list [aria-current], .legro-pages__list .utrecht-pagination__page-link")
        ).to_have_count(pages)
        assert violations(visitor) == []
        assert not is_wider_than_the_screen(visitor)
