"""From an editor's first word to a visitor who finds it, in both languages, and back again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from casebook.models import CasePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import Municipality
from tests.browser.admin_steps import Admin, colleague
from tests.factories import InstrumentFactory, ThemeFactory, published_case, translated
from tests.pages import CASEBOOK, SEARCH, picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ENGLISH = {
    "title": "An exercise garden for the village",
    "summary": "Residents laid out a garden. Now people come every day.",
    "problem": "There was nothing to do.",
    "approach": "We rang every doorbell.",
    "result": "It is busy.",
}


@pytest.fixture
def editor(admin: Admin) -> Admin:
    """An editor, logged in."""
    admin.log_in(colleague("eva", GroupName.EDITORS))
    return admin


@pytest.fixture
def case(live_server: object) -> CasePage:
    """A case that is live in Dutch."""
    themes = [ThemeFactory(slug="bewegen"), ThemeFactory(slug="groen-en-hitte")]
    return published_case(slug="beweegtuin", themes=themes, instruments=[InstrumentFactory(slug="omgevingsplan")])


@pytest.fixture
def english(case: CasePage) -> CasePage:
    """Its live translation."""
    return translated(case, ENGLISH)


def results(visitor: Page, address: str) -> list[str]:
    """The titles that a list shows."""
    visitor.goto(address)
    expect(visitor.locator("#results")).to_be_visible()
    return visitor.locator("#results .legro-cards h3").all_inner_texts()


def fact(visitor: Page, label: str) -> str:
    """A row of the fact sheet; empty where there is none."""
    rows = visitor.locator(".legro-facts__row").filter(has=visitor.get_by_text(label, exact=True))
    return " / ".join(rows.locator("dd").all_inner_texts())


def count(visitor: Page, municipality: str) -> str:
    """The number that the casebook's filter shows for a municipality; empty where it is not offered."""
    option = visitor.locator("#facet-municipality label").filter(has_text=municipality)
    return " ".join(text.split()[-1] for text in option.all_text_contents())


def test_a_case_that_an_editor_makes_is_found_in_both_languages(editor: Admin, visitor: Page, tmp_path: Path) -> None:
    file = tmp_path / "tuin.png"
    file.write_bytes(picture_bytes())
    editor.new_case()
    editor.fill(title="Een beweegtuin", summary="Bewoners legden een tuin aan.")
    editor.write(problem="Er was niets te doen.", approach="Wij belden overal aan.", result="Het is er druk.")
    editor.lesson("Vraag het eerst de school")
    editor.tab("Facts")
    editor.tick("themes", "Move", "Green and heat")
    editor.place(0, "Veendam")
    editor.place(1, "Loppersum (former)", "Zeerijp")
    editor.choose(status="Running")
    editor.fill(start_year="2023", cost_once_min="4000", cost_once_max="6500", price_year="2023")
    editor.tab("People and sources")
    editor.photo(0, file, "De opening van de tuin")
    editor.tab("Publication")
    with editor.autosaved():
        editor.fill(review_date="2027-06-01")
    editor.press("publish")
    editor.expect_message("published")

    for question in (
        "q=tuinen",
        "theme=bewegen",
        "theme=groen-en-hitte",
        "municipality=veendam",
        "municipality=eemsdelta",
    ):
        for address in CASEBOOK.values():
            assert results(visitor, f"{address}?{question}") == ["Een beweegtuin"]
    assert results(visitor, f"{CASEBOOK['nl']}?municipality=pekela") == []

    visitor.goto(CASEBOOK["nl"])
    visitor.get_by_role("link", name="Een beweegtuin").click()
    expect(visitor).to_have_url(f"{editor.address}{CASEBOOK['nl']}een-beweegtuin/")
    assert fact(visitor, "Waar") == "Veendam / Zeerijp, Loppersum (nu Eemsdelta)"
    expect(visitor.get_by_text("De opening van de tuin")).to_be_visible()

    visitor.get_by_role("link", name="English").click()
    expect(visitor).to_have_url(f"{editor.address}{CASEBOOK['en']}een-beweegtuin/")
    assert fact(visitor, "Where") == "Veendam / Zeerijp, Loppersum (now Eemsdelta)"
    assert fact(visitor, "One-off cost") == "€ 4,000–6,500 (prices of 2023)"
    expect(visitor.get_by_role("heading", level=1)).to_have_attribute("lang", "nl")
    expect(visitor.get_by_role("note").first).to_contain_text("not been translated")


def test_a_translation_is_found_by_its_english_words(editor: Admin, visitor: Page, case: CasePage) -> None:
    editor.start_translation(case)
    editor.translate(
        {
            "Een beweegtuin voor het dorp": "An exercise garden for the village",
            "Bewoners legden een tuin aan. Nu komt er elke dag iemand.": "Residents were gardening together.",
            "Er was niets te doen.": "There was nothing to do.",
            "Wij belden overal aan.": "We rang every doorbell.",
            "Het is er druk.": "It is busy.",
            "Vraag het eerst de school": "Ask the school first",
        }
    )
    editor.publish_translation()
    editor.expect_message("Published")

    assert results(visitor, f"{SEARCH['en']}?q=doorbells+ringing") == ["An exercise garden for the village"]
    assert results(visitor, f"{SEARCH['nl']}?q=tuinen") == ["Een beweegtuin voor het dorp"]
    visitor.goto(f"{CASEBOOK['en']}beweegtuin/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("An exercise garden for the village")
    expect(visitor.locator("main [lang]")).to_have_count(0)


@pytest.mark.usefixtures("english")
def test_a_place_that_changes_in_dutch_changes_everywhere_at_once(editor: Admin, visitor: Page, case: CasePage) -> None:
    editor.edit(case)
    editor.tab("Facts")
    editor.choose(**{"case_places-0-municipality": "Pekela"})
    editor.press("publish")
    editor.expect_message("published")

    for language, label in (("nl", "Waar"), ("en", "Where")):
        visitor.goto(f"{CASEBOOK[language]}beweegtuin/")
        assert fact(visitor, label) == "Pekela"
        assert results(visitor, f"{CASEBOOK[language]}?municipality=veendam") == []
        assert len(results(visitor, f"{CASEBOOK[language]}?municipality=pekela")) == 1
        visitor.goto(CASEBOOK[language])
        assert (count(visitor, "Pekela"), count(visitor, "Veendam")) == ("1", "0")


@pytest.mark.usefixtures("english")
def test_instruments_that_go_in_dutch_are_gone_in_english(editor: Admin, visitor: Page, case: CasePage) -> None:
    visitor.goto(f"{CASEBOOK['en']}beweegtuin/")
    assert fact(visitor, "Instruments")
    editor.edit(case)
    editor.tab("Facts")
    editor.untick_all("instruments")
    editor.press("publish")
    editor.expect_message("published")

    visitor.goto(f"{CASEBOOK['en']}beweegtuin/")
    assert fact(visitor, "Where") == "Veendam"
    assert fact(visitor, "Instruments") == ""


@pytest.mark.usefixtures("english")
def test_a_case_that_is_unpublished_is_gone_everywhere(editor: Admin, visitor: Page, case: CasePage) -> None:
    editor.unpublish(case)
    editor.expect_message("unpublished")

    for language, words in (("nl", "tuin"), ("en", "garden")):
        assert results(visitor, f"{CASEBOOK[language]}?q={words}") == []
        assert results(visitor, f"{SEARCH[language]}?q={words}") == []
        gone = visitor.request.get(f"{CASEBOOK[language]}beweegtuin/")
        assert gone.status == 404
    assert "beweegtuin" not in visitor.request.get("/sitemap.xml").text()


def test_a_case_of_a_contributor_is_public_after_a_second_pair_of_eyes(
    admin: Admin, visitor: Page, live_server: object
) -> None:
    town = Municipality.objects.get(slug="veendam")
    admin.log_in(colleague("cor", GroupName.CONTRIBUTORS, town))
    admin.new_case()
    admin.fill(title="Een wandelroute", summary="Een route langs het kanaal.")
    admin.write(problem="Niemand liep.", approach="Wij zetten bordjes neer.", result="Nu lopen er mensen.")
    admin.lesson("Begin bij de huisarts")
    admin.tab("Facts")
    admin.tick("themes", "Move")
    admin.place(0, "Veendam")
    admin.choose(status="Running")
    admin.fill(start_year="2021")
    admin.tab("Publication")
    with admin.autosaved():
        admin.fill(review_date="2027-06-01")
    expect(admin.page.locator("[name=action-publish]")).to_have_count(0)
    admin.press("submit")
    admin.expect_message("submitted for moderation")
    assert results(visitor, CASEBOOK["nl"]) == []

    admin.log_out()
    admin.log_in(colleague("eva", GroupName.EDITORS))
    admin.page.get_by_role("link", name="Een wandelroute").first.click()
    admin.approve()
    admin.expect_message("updated")
    assert results(visitor, CASEBOOK["nl"]) == ["Een wandelroute"]
