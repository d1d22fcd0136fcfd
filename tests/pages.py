"""Every kind of page that a visitor can meet, filled in to the brim, in both languages."""

import io
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db.models import F
from django.test import TestCase
from django.utils import timezone
from PIL import Image as Picture
from wagtail.models import Page, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from casebook.models import (
    CaseMaterial,
    CasePage,
    CaseParticipant,
    CasePhoto,
    CasePlace,
    CaseRelation,
    CaseResult,
)
from legro_cms.core.models import (
    Approach,
    CustomDocument,
    CustomImage,
    Instrument,
    Municipality,
    Organisation,
    SiteSettings,
    TargetGroup,
    Theme,
)
from tests.event_pages import UNTRANSLATED, event_url, furnish_events
from tests.factories import (
    ContactFactory,
    UserFactory,
    approach_page,
    casebook,
    draft_case,
    published_case,
    published_event,
    standard_page,
    theme_page,
    translated,
)

EVENT_KINDS = ("event", "circle", "report")
CASEBOOK = {"nl": "/nl/praktijkvoorbeelden/", "en": "/en/casebook/"}
CONTACT = {"nl": "/nl/contact/", "en": "/en/contact/"}
SEARCH = {"nl": "/nl/zoeken/", "en": "/en/search/"}
PASSWORD = "only for the members"
EDITOR = {"username": "bo-de-redacteur", "email": "redacteur@example.org", "last_name": "Redactrix"}
NAME, PHONE, MAIL = "Jip van der Voorbeeld", "050 000 00 00", "jip@example.org"

ELSEWHERE = "https://example.org/verder"
RECORDING = {
    "kind": "video",
    "title": "De opening",
    "url": "https://www.youtube.com/watch?v=abcdefghijk",
    "length": "3 min",
    "transcript": "<p>Welkom allemaal.</p>",
}
TABLE = {
    "caption": "Wat het kostte",
    "columns": [{"type": "text", "heading": "Wat"}, {"type": "rich_text", "heading": "Hoeveel"}],
    "rows": [{"values": ["Bankjes", "<p>Er zijn <b>vijf bankjes</b> gezet.</p>"]}],
}
RICH = "<p>Eerst met <b>de bewoners</b> praten:</p><ul><li>wat is er al,</li><li>wat ontbreekt er?</li></ul>"


def body(page: Page | None = None) -> str:
    """A text with a block of every kind, as it is stored; those that point at something only with a ``page``."""
    blocks: list[tuple[str, Any]] = [
        ("heading", {"text": "Het resultaat in cijfers"}),
        ("text", RICH),
        ("quote", {"quote": "Nu kom ik hier elke dag.", "attribution": "bewoner"}),
        ("figures", [{"number": "41", "label": "bankjes die elke dag gebruikt worden"}]),
        (
            "steps",
            [{"title": "Langs de deuren", "text": "<p>Met twee ambtenaren.</p>"}, {"title": "Tekenen", "text": ""}],
        ),
        ("callout", {"kind": "tip", "title": "Begin klein", "text": "<p>Eén bankje is genoeg.</p>"}),
        ("questions", [{"question": "Mag dat zomaar?", "answer": "<p>Meestal wel.</p>"}]),
        ("media", RECORDING),
        ("partners", {"relations": ["partner"]}),
        ("heading", {"text": "Het resultaat in cijfers"}),
    ]
    if page is not None:
        blocks += pointers(page)
    return json.dumps([stored(kind, value) for kind, value in blocks])


def pointers(page: Page) -> list[tuple[str, Any]]:
    """The blocks that point at an image, a document or a page."""
    picture = {"image": image("plein").pk, "alt_text": "Het plein in de zon", "decorative": False}
    links = [{"page": page.pk, "url": "", "text": "Verder lezen"}, {"page": None, "url": ELSEWHERE, "text": "Elders"}]
    return [
        ("text", f'<p>Lees ook <a linktype="page" id="{page.pk}">een andere pagina</a>.</p>'),
        ("image", {"image": picture, "caption": "Zo ziet het eruit"}),
        ("table", TABLE),
        ("documents", [document("bijlage").pk]),
        ("links", links),
    ]


def stored(kind: str, value: Any) -> dict[str, Any]:
    """A block as Wagtail stores it, with a key of its own, by which its translation is found."""
    if isinstance(value, list):
        value = [stored("item", item) for item in value]
    return {"type": kind, "value": value, "id": str(uuid4())}


@dataclass(frozen=True, slots=True)
class Visit:
    """An address and what stands there: the kind of page, the language of its furniture and of its words."""

    kind: str
    url: str
    language: str
    text_language: str
    status: int = 200

    def __str__(self) -> str:
        return f"{self.kind}-{self.language}"


def visits() -> list[Visit]:
    """Every kind of page in both languages, as :func:`furnish` makes them."""
    found = []
    for language, other in (("nl", "en"), ("en", "nl")):
        cases, search = CASEBOOK[language], SEARCH[language]
        filtered = "?theme=bewegen&theme=spelen&municipality=eemsdelta&status=running&year=2023&language=nl"
        own = [
            ("home", f"/{language}/", 200),
            ("casebook", cases, 200),
            ("casebook-filtered", f"{cases}{filtered}", 200),
            ("casebook-words", f"{cases}?q=tuin", 200),
            ("casebook-nothing", f"{cases}?q=zzzzzz&theme=bewegen", 200),
            ("case", f"{cases}beweegtuin/", 200),
            ("standard", {"nl": "/nl/over-het-netwerk/", "en": "/en/about-the-network/"}[language], 200),
            ("theme", {"nl": "/nl/gezonde-plekken/", "en": "/en/healthy-places/"}[language], 200),
            ("approach", {"nl": "/nl/aan-tafel/", "en": "/en/round-the-table/"}[language], 200),
            ("contact", CONTACT[language], 200),
            ("contact-sent", f"{CONTACT[language]}?sent=1", 200),
            ("search", search, 200),
            ("search-results", f"{search}?q=netwerk", 200),
            ("search-nothing", f"{search}?q=zzzzzz", 200),
            ("password", {"nl": "/nl/besloten/", "en": "/en/closed/"}[language], 200),
            ("not-found", f"/{language}/bestaat-niet/", 404),
            ("forbidden", f"/{language}/errors/403/", 403),
            ("no-cookie", f"/{language}/errors/csrf/", 403),
            ("too-large", f"/{language}/errors/413/", 413),
            ("locked-out", f"/{language}/errors/429/", 429),
        ]
        found += [Visit(kind, url, language, language, status) for kind, url, status in own]
        slug = {"nl": "student-kitchen", "en": "wandelroute"}[language]
        found.append(Visit("case-fallback", f"{cases}{slug}/", language, other))
        found += [Visit(kind, event_url(kind, language), language, language) for kind in EVENT_KINDS]
        slug = {"nl": "join-us", "en": "partners"}[language]
        found.append(Visit("standard-fallback", f"/{language}/{slug}/", language, other))
    found += [Visit(f"{kind}-fallback", event_url(kind, "en", UNTRANSLATED), "en", "nl") for kind in EVENT_KINDS]
    found.append(Visit("theme-fallback", "/en/rookvrij/", "en", "nl"))
    return [*found, Visit("error", "/nl/errors/500/", "nl", "nl", 500)]


PAGES = [visit for visit in visits() if visit.status == 200 and not visit.kind.startswith(("search", "password"))]
WORKS = [visit for visit in PAGES if visit.kind.startswith(("case-fallback", "standard")) or visit.kind == "case"]


@disable_reference_index_auto_update()
def furnish() -> None:
    """Put the site's furniture in place and make a page of every kind."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        partners = standard_page(title="Partners", slug="partners", body=body(casebook()))
        about = standard_page(title="Over het netwerk", slug="over-het-netwerk", body=body(partners))
        standard_page("en", title="Join us", slug="join-us", body=body(partners))
        closed = standard_page(title="Besloten", slug="besloten", intro="Wat leden mogen lezen.", body=body(partners))
    settings = SiteSettings.load()
    settings.footer_text_nl, settings.footer_text_en = "Onderdeel van een netwerk.", "Part of a network."
    settings.menu = [("item", {"page": page}) for page in (casebook(), about)]
    settings.footer_links = [("item", {"page": partners})]
    settings.save()
    english_case = published_case("en", title="Student kitchen", slug="student-kitchen")
    dutch_case = published_case(title="Een wandelroute", slug="wandelroute", case_photos=[photo("route")])
    full = full_case(adopted_from=dutch_case, related=[english_case])
    published_case(title="Een tuin verderop", slug="tuin-verderop", adopted_from=full)
    meetings = furnish_events([full, dutch_case], body(), document("dia's"))
    terms = furnish_terms(dutch_case)
    with TestCase.captureOnCommitCallbacks(execute=True):
        translated(full)
        for page in meetings:
            translated(page)
        for page, words in terms:
            translated(page, words)
        translated(about, {"title": "About the network", "slug": "about-the-network"})
        translated(closed, {"title": "Closed", "slug": "closed"})
        PageViewRestriction.objects.create(page=closed, restriction_type="password", password=PASSWORD)
    Page.objects.update(owner=UserFactory(**EDITOR))


def furnish_terms(case: CasePage) -> list[tuple[Page, dict[str, str]]]:
    """Pages of themes and of an approach; those to be translated, each with its English words."""
    smoking, spatial = (Theme.objects.get(slug=slug) for slug in ("rookverboden", "ruimtelijke-interventies"))
    approach = Approach.objects.get(slug="gezonde-huiskamer")
    case.approaches = [approach]
    case.save_revision().publish()
    visit = {"event_kind": "visit", "approaches": [approach], "themes": [smoking]}
    published_event(title="Aan tafel in Bedum", slug="aan-tafel-in-bedum", first_day=date(2026, 3, 11), **visit)
    published_event(title="Bij iemand thuis", slug="bij-iemand-thuis", is_private=True, **visit)
    theme_page(theme=smoking, title="Rookvrij", slug="rookvrij", body=body())
    places = theme_page(theme=spatial, title="Gezonde plekken", slug="gezonde-plekken", body=body())
    table = approach_page(approach=approach, title="Aan tafel", slug="aan-tafel", body=body())
    return [
        (places, {"title": "Healthy places", "slug": "healthy-places"}),
        (table, {"title": "Round the table", "slug": "round-the-table"}),
    ]


def full_case(adopted_from: CasePage, related: list[CasePage]) -> CasePage:
    """A case in which nothing is left empty, in Dutch."""
    organisations = list(Organisation.objects.all()[:3])
    towns = [Municipality.objects.get(slug=slug) for slug in ("loppersum", "veendam")]
    materials = [
        CaseMaterial(document=document("plan")),
        CaseMaterial(url="https://example.org/tekening", title_nl="Tekening", title_en="Drawing"),
    ]
    results = [
        CaseResult(
            text_nl="41 van de 52 bankjes worden elke dag gebruikt",
            text_en="41 of the 52 benches are used every day",
            certainty="measured",
            source_nl="Telling, voorjaar 2024",
            source_en="Count, spring 2024",
            source_url="https://example.org/telling",
        ),
        CaseResult(text_nl="Er komen meer mensen buiten", certainty="told"),
    ]
    return published_case(
        title="Een beweegtuin voor het dorp",
        slug="beweegtuin",
        themes=list(Theme.objects.filter(slug__in=["bewegen", "groen-en-hitte"])),
        target_groups=list(TargetGroup.objects.filter(slug__in=["ouderen", "jongeren"])),
        instruments=list(Instrument.objects.filter(slug__in=["omgevingsplan", "apv"])),
        places=[
            CasePlace(municipality=towns[0], village="Zeerijp"),
            CasePlace(municipality=towns[1]),
            CasePlace(place_name="Leer", country_nl="Duitsland"),
        ],
        case_participants=[CaseParticipant(organisation=one, role="partner") for one in organisations],
        case_results=results,
        case_photos=[photo("tuin"), photo("opening")],
        case_materials=materials,
        case_relations=[CaseRelation(case=case) for case in related],
        adopted_from=adopted_from,
        contact=ContactFactory(name=NAME, email=MAIL, phone=PHONE, organisation=organisations[0]),
        did_not_work=RICH,
        success_factors=RICH,
        obstacles=RICH,
        works_only_if=RICH,
        funding="Het leefbaarheidsfonds",
        people_needed="2 vrijwilligers in de week",
        body=body(),
        inhabitants=640,
        cost_once_min=4_000,
        cost_once_max=6_500,
        cost_yearly_min=800,
        price_year=2023,
        own_hours=120,
        lead_time_months=14,
        end_year=2024,
        would_do_again="with-changes",
        is_example=True,
    )


def photo(name: str) -> CasePhoto:
    """A small photo with a caption in Dutch and in English."""
    return CasePhoto(image=image(name), caption_nl=f"Een foto: {name}", caption_en=f"A photo: {name}")


def document(name: str) -> CustomDocument:
    """A file with a title in both languages."""
    made = CustomDocument(title=f"{name}.pdf", title_nl=f"Bestand {name}", title_en=f"File {name}")
    made.file.save(f"{name}.pdf", ContentFile(b"%PDF-1.4 some text"))
    return made


def image(name: str) -> CustomImage:
    """A plain picture of 1,200 by 800 pixels."""
    return CustomImage.objects.create(
        title=name,
        file=ImageFile(io.BytesIO(picture_bytes()), name=f"{name}.png"),
        alt_nl="Mensen in een tuin",
        alt_en="People in a garden",
        credit="Voorbeeldfoto",
    )


def picture_bytes() -> bytes:
    """A PNG file in one colour."""
    buffer = io.BytesIO()
    Picture.new("RGB", (1200, 800), "seagreen").save(buffer, "PNG")
    return buffer.getvalue()


@disable_reference_index_auto_update()
def many_cases(count: int) -> None:
    """Make as many public cases as needed to have ``count``, over all towns and themes."""
    towns = list(Municipality.objects.current())
    themes = list(Theme.objects.current())
    shared = image("gedeeld")
    first = timezone.now() - timedelta(days=400)
    for number in range(CasePage.objects.filter(live=True, locale=F("source_locale")).count(), count):
        draft_case(
            live=True,
            first_published_at=first + timedelta(days=number),
            title=f"Een groene plek in het dorp, nummer {number}",
            themes=[themes[number % len(themes)], themes[(number + 3) % len(themes)]],
            places=[towns[number % len(towns)], towns[(number + 4) % len(towns)]],
            status=["running", "embedded", "idea"][number % 3],
            start_year=2012 + number % 14,
            case_photos=[CasePhoto(image=shared)],
        )
