"""Which words a page marks as Dutch or English, and how its language versions point at each other."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from casebook.models import CasePage
from events.models import EventPage, LearningCirclePage, SessionReportPage
from home.models import StandardPage, ThemePage
from legro_cms.core.models import Organisation
from legro_cms.core.works import WorkText
from tests.event_pages import AGENDA, UNTRANSLATED, event_url
from tests.factories import publish, published_case, translated
from tests.integration.conftest import Look
from tests.markup import Markup, page, plain, words
from tests.pages import CASEBOOK, CONTACT, EVENT_KINDS, MAIL, NAME, PHONE, SEARCH, Visit, visits

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HOST = "http://testserver"
BY_NAME = {str(visit): visit for visit in visits()}
DESIGNED = [visit for visit in visits() if visit.kind != "error"]
OWN_WORDS = [visit for visit in DESIGNED if visit.language == visit.text_language and not visit.kind.startswith("home")]
FALLBACKS = [visit for visit in visits() if visit.language != visit.text_language]
OWN_PAGES = {
    "home": {"nl": "/nl/", "en": "/en/"},
    "casebook": CASEBOOK,
    "case": {language: f"{url}beweegtuin/" for language, url in CASEBOOK.items()},
    "standard": {"nl": "/nl/over-het-netwerk/", "en": "/en/about-the-network/"},
    "contact": CONTACT,
    "theme": {"nl": "/nl/gezonde-plekken/", "en": "/en/healthy-places/"},
    "approach": {"nl": "/nl/aan-tafel/", "en": "/en/round-the-table/"},
    **{kind: {language: event_url(kind, language) for language in AGENDA} for kind in EVENT_KINDS},
}
SOURCES = {
    "case-fallback-en": "/nl/praktijkvoorbeelden/wandelroute/",
    "case-fallback-nl": "/en/casebook/student-kitchen/",
    "standard-fallback-en": "/nl/partners/",
    "standard-fallback-nl": "/en/join-us/",
    "theme-fallback-en": "/nl/rookvrij/",
    **{f"{kind}-fallback-en": event_url(kind, "nl", UNTRANSLATED) for kind in EVENT_KINDS},
}
MEETING = "Een middag over bewegen in de buurt. Voor iedereen die er iets aan wil doen."
REPORT = "Wij liepen door de wijk. Nu ligt er een plan."
MODELS = {
    "case": CasePage,
    "event": EventPage,
    "circle": LearningCirclePage,
    "report": SessionReportPage,
    "theme": ThemePage,
}


def spoken(markup: Markup, language: str) -> list[str]:
    """The texts in the main part that are marked as being in a language."""
    return [text for text, owner in markup.texts(markup.one("main")) if markup.language_of(owner) == language]


def sentences(markup: Markup) -> set[str]:
    """The texts of the main part that stand by themselves, unless they are marked."""
    names = {"p", "li", "td", "th", "caption", "figcaption", "h1", "h2", "h3", "dd", "summary"}
    own = [one for one in markup.one("main").iter() if one.tag in names and not names & {part.tag for part in one}]
    marked = [one for one in own if any("lang" in part.attrib for part in one.iter())]
    return {words(one) for one in own if one not in marked}


def words_of(visit: Visit) -> str:
    """All words that an editor wrote on the page behind a visit."""
    slug = visit.url.rstrip("/").rsplit("/", 1)[1]
    model = MODELS.get(visit.kind.split("-")[0], StandardPage)
    text: WorkText = model.objects.get(slug=slug).describe_text()
    extra = "3 min 41 De opening Voorbeeldfoto" if visit.kind.startswith(("standard", "theme")) else ""
    return plain(f"{text.title} {text.summary} {text.body} {extra}")


def alternates(markup: Markup) -> dict[str, str]:
    """The addresses of the language versions, for robots."""
    links = markup.all("link", rel="alternate", hreflang=None)
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def switch(markup: Markup) -> dict[str, str]:
    """The addresses of the language versions, for readers."""
    (nav,) = markup.with_class("legro-languages")
    return {link.get("lang", ""): link.get("href", "") for link in nav.iter("a")}


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_words_in_the_other_language_are_marked(look: Look, visit: Visit) -> None:
    written = words_of(visit)
    unmarked = [text for text in spoken(look(visit), visit.language) if len(text) > 12 and text in written]
    assert unmarked == []


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_nothing_but_words_of_the_page_is_marked(look: Look, visit: Visit) -> None:
    written = words_of(visit)
    marked = spoken(look(visit), visit.text_language)
    assert marked
    linked = {"Een wandeling", "Zo ging de wandeling", "Aan tafel in Bedum", MEETING}  # of pages that these lead to
    assert [text for text in marked if text.strip("(): ") not in written and text not in linked] == []


@pytest.mark.parametrize("visit", OWN_WORDS, ids=str)
def test_a_page_in_its_own_language_marks_only_what_others_wrote(look: Look, visit: Visit) -> None:
    markup = look(visit)
    titles = {"Student kitchen", "Een wandelroute", "Een tuin verderop", "Partners", "Join us"}
    titles |= {"Webinar over water", "Eerste bijeenkomst", "Tussentijds online", "Slotbijeenkomst"}
    titles |= {"Een wandeling", "Zo ging de wandeling", "Kleine leerkring"}
    titles |= {"Aan tafel in Bedum", "Rookvrij"}
    summaries = {"Bewoners legden een tuin aan. Nu komt er elke dag iemand.", "Wie wij zijn.", MEETING, REPORT}
    summaries |= {"Wat een plek met mensen doet."}
    summaries |= {"Het fysieke en het sociale domein leren samen. Voor medewerkers van overheden."}
    untranslated_facts = {
        "Er komen meer mensen buiten",
        "diëtist in de wijk",
        "Gesprek na afloop",
        "Goedemiddag, welkom bij de moestuinkas.",
        "What did you take home?",
        "Uit de praktijk van een kantine",
        "Koks",
    }
    other = {"nl": "en", "en": "nl"}[visit.language]
    found = titles | summaries | untranslated_facts | {"tuin"}  # the word that is looked for, as highlighted
    assert {text for text in spoken(markup, other) if not any(text in whole for whole in found)} == set()


@pytest.mark.parametrize("visit", DESIGNED, ids=str)
def test_the_switch_names_each_language_in_that_language(look: Look, visit: Visit) -> None:
    markup = look(visit)
    (nav,) = markup.with_class("legro-languages")
    assert {(link.get("lang"), words(link)) for link in nav.iter("a")} == {("nl", "Nederlands"), ("en", "English")}
    (current,) = [link.get("lang") for link in nav.iter("a") if link.get("aria-current")]
    assert current == visit.language


def test_a_result_that_was_only_written_in_dutch_says_so_on_the_english_page(look: Look) -> None:
    markup = look(BY_NAME["case-en"])
    (owner,) = [owner for text, owner in markup.texts() if text == "Er komen meer mensen buiten"]
    assert markup.language_of(owner) == "nl"


def test_the_title_of_a_dutch_case_in_an_english_list_is_marked(look: Look) -> None:
    markup = look(BY_NAME["casebook-en"])
    (link,) = [link for link in markup.all("a") if words(link) == "Een wandelroute"]
    assert (markup.language_of(link), link.get("hreflang")) == ("nl", "nl")


def test_an_untranslated_page_is_marked_in_the_footer(look: Look) -> None:
    markup = look(BY_NAME["home-en"])
    (link,) = [link for link in markup.one("footer").iter("a") if words(link) == "Partners"]
    assert (link.get("href"), link.get("lang")) == ("/en/partners/", "nl")


# Facts speak the language of the furniture


def facts(markup: Markup) -> dict[str, str]:
    """The rows of the fact sheet."""
    (sheet,) = markup.with_class("legro-facts")
    return {words(row[0]): " | ".join(words(value) for value in row[1:]) for row in sheet}


def test_an_untranslated_case_has_its_facts_in_english(look: Look) -> None:
    shown = facts(look(BY_NAME["case-fallback-en"]))
    assert shown["Where"] == "Veendam"
    assert shown["Status"] == "Running"
    assert shown["When"] == "since 2023"


def test_both_languages_show_the_same_facts(look: Look) -> None:
    dutch, english = (facts(look(BY_NAME[f"case-{language}"])) for language in ("nl", "en"))
    assert len(dutch) == len(english) == 13
    assert list(dutch.values())[2:4] == ["2023–2024", "Loopt"]
    assert list(english.values())[2:4] == ["2023–2024", "Running"]


@pytest.mark.parametrize(
    ("language", "label"), [("nl", "Zeerijp, Loppersum (nu Eemsdelta)"), ("en", "Zeerijp, Loppersum (now Eemsdelta)")]
)
def test_a_former_municipality_is_named_with_what_it_is_now(look: Look, language: str, label: str) -> None:
    assert label in " ".join(facts(look(BY_NAME[f"case-{language}"])).values())


# How the versions point at each other


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", OWN_PAGES)
def test_hreflang_names_both_pages_and_the_default(look: Look, kind: str, language: str) -> None:
    dutch, english = (HOST + OWN_PAGES[kind][code] for code in ("nl", "en"))
    assert alternates(look(BY_NAME[f"{kind}-{language}"])) == {"nl": dutch, "en": english, "x-default": dutch}


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_hreflang_never_names_a_fallback(look: Look, visit: Visit) -> None:
    assert alternates(look(visit)) == {visit.text_language: HOST + SOURCES[str(visit)]}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", OWN_PAGES)
def test_a_page_is_its_own_canonical_page(look: Look, kind: str, language: str) -> None:
    canonical = look(BY_NAME[f"{kind}-{language}"]).one("link", rel="canonical")
    assert canonical.get("href") == HOST + OWN_PAGES[kind][language]


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_the_canonical_page_of_a_fallback_is_the_one_in_its_own_language(look: Look, visit: Visit) -> None:
    assert look(visit).one("link", rel="canonical").get("href") == HOST + SOURCES[str(visit)]


@pytest.mark.parametrize("visit", [one for one in visits() if one.kind.startswith("casebook")], ids=str)
def test_the_canonical_page_of_a_filtered_casebook_is_the_casebook(look: Look, visit: Visit) -> None:
    assert look(visit).one("link", rel="canonical").get("href") == HOST + CASEBOOK[visit.language]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", OWN_PAGES)
def test_the_switch_leads_to_the_same_page(look: Look, kind: str, language: str) -> None:
    assert switch(look(BY_NAME[f"{kind}-{language}"])) == OWN_PAGES[kind]


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_the_switch_on_a_fallback_leads_to_the_page_in_its_own_language(look: Look, visit: Visit) -> None:
    assert switch(look(visit)) == {visit.language: visit.url, visit.text_language: SOURCES[str(visit)]}


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_the_switch_on_an_untranslated_page_leads_to_the_fallback(client: Client, look: Look, visit: Visit) -> None:
    source = page(client.get(SOURCES[str(visit)]))
    assert switch(source)[visit.language] == visit.url


@pytest.mark.parametrize(("kind", "base"), [("casebook-filtered", CASEBOOK), ("search-results", SEARCH)])
def test_the_switch_on_a_list_keeps_the_question(look: Look, kind: str, base: dict[str, str]) -> None:
    links = switch(look(BY_NAME[f"{kind}-nl"]))
    question = links["nl"].removeprefix(base["nl"])
    assert question.startswith("?")
    assert links["en"] == base["en"] + question


@pytest.mark.parametrize("visit", [one for one in DESIGNED if one.kind in ("not-found", "forbidden")], ids=str)
def test_the_switch_on_an_error_page_leads_somewhere(client: Client, look: Look, visit: Visit) -> None:
    other = switch(look(visit))[{"nl": "en", "en": "nl"}[visit.language]]
    assert client.get(other).status_code in (200, visit.status)


@pytest.mark.usefixtures("furnished_site")
def test_every_switch_leads_to_a_page_that_is_there(client: Client, look: Look) -> None:
    shown = {visit.url: look(visit) for visit in DESIGNED if visit.status == 200}
    links = {url for markup in shown.values() for url in switch(markup).values()} - set(shown)
    assert {url: client.get(url).status_code for url in links} == dict.fromkeys(links, 200)


# Robots


@pytest.mark.parametrize("visit", visits(), ids=str)
def test_robots_are_kept_from_fallbacks_results_and_errors(look: Look, visit: Visit) -> None:
    is_own_page = visit.kind in OWN_PAGES
    assert look(visit).meta("robots") == (None if is_own_page else "noindex")


@pytest.mark.parametrize("visit", [one for one in DESIGNED if one.status == 200], ids=str)
@pytest.mark.usefixtures("furnished_site")
def test_a_fallback_says_noindex_in_its_header_too(client: Client, visit: Visit) -> None:
    assert client.get(visit.url).get("X-Robots-Tag") == ("noindex" if visit in FALLBACKS else None)


@pytest.mark.parametrize("visit", FALLBACKS, ids=str)
def test_a_fallback_tells_the_reader_first(look: Look, visit: Visit) -> None:
    markup = look(visit)
    main = markup.one("main")
    (notice,) = [one for one in main.iter() if one.get("role") == "note" and "legro-notice" in one.get("class", "")][:1]
    assert markup.language_of(notice) == visit.language
    elements = list(main.iter())
    assert elements.index(notice) < elements.index(markup.one("h1"))


def test_a_translation_that_is_older_than_its_source_says_so(
    client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    case = published_case(slug="ouder")
    with django_capture_on_commit_callbacks(execute=True):
        translated(case)
    case.refresh_from_db()
    case.summary = "Heel andere woorden."
    publish(case)
    response = client.get("/en/casebook/ouder/")
    assert response.context["notice"].kind == "outdated"
    assert response.context["notice"].text in words(page(response).one("main"))


@pytest.mark.parametrize("kind", ["case", "standard", *EVENT_KINDS])
def test_no_sentence_of_the_source_is_left_on_its_translation(look: Look, kind: str) -> None:
    dutch, english = (sentences(look(BY_NAME[f"{kind}-{language}"])) for language in ("nl", "en"))
    shared = {NAME, MAIL, PHONE, "Contact", "Leer (Duitsland)", "Veendam", "Aletta Advies"}
    shared |= {str(organisation) for organisation in Organisation.objects.all()}
    shared |= {"Brink 1", "9700 AA Groningen", "Goedemiddag, welkom bij de moestuinkas.", "What did you take home?"}
    assert {text for text in dutch & english - shared if any(letter.isalpha() for letter in text)} == set()
