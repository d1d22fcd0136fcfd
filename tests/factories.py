"""Builders of test data: each makes a valid thing, and a test names only what it is about."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import factory
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update, reference_index_auto_update_disabled
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from casebook.models import CaseIndexPage, CasePage, CasePlace
from events.models import (
    EventIndexPage,
    EventPage,
    LearningCirclePage,
    ReportCase,
    ReportIndexPage,
    SessionReportPage,
)
from home.demo.publishing import note_references
from home.models import ApproachPage, ContactRequest, HomePage, StandardPage, ThemePage
from legro_cms.core.groups import GroupName
from legro_cms.core.models import (
    Approach,
    Contact,
    Instrument,
    Municipality,
    Organisation,
    TargetGroup,
    Theme,
    User,
)

AnyPage = TypeVar("AnyPage", bound=Page)
Given = ParamSpec("Given")

REVIEW_DATE = date(2027, 6, 1)


def noted_once(build: Callable[Given, AnyPage]) -> Callable[Given, AnyPage]:
    """Note what a page refers to once it is done: Wagtail does so at each saving of each of its rows."""

    @wraps(build)
    def built(*args: Given.args, **kwargs: Given.kwargs) -> AnyPage:
        if getattr(reference_index_auto_update_disabled, "value", False):  # whoever stands around this sees to it
            return build(*args, **kwargs)
        with disable_reference_index_auto_update():
            page = build(*args, **kwargs)
        note_references(page)
        return page

    return built


class TermFactory(factory.django.DjangoModelFactory[Any]):
    """A term with a name in both languages."""

    class Meta:
        abstract = True
        django_get_or_create = ("slug",)

    slug = factory.Sequence(lambda n: f"term-{n}")
    name_nl = factory.LazyAttribute(lambda term: f"{term.slug} nl")
    name_en = factory.LazyAttribute(lambda term: f"{term.slug} en")


class ThemeFactory(TermFactory):
    """A theme."""

    class Meta:
        model = Theme


class TargetGroupFactory(TermFactory):
    """A target group."""

    class Meta:
        model = TargetGroup


class InstrumentFactory(TermFactory):
    """An instrument."""

    class Meta:
        model = Instrument


class OrganisationFactory(TermFactory):
    """An organisation."""

    class Meta:
        model = Organisation


class MunicipalityFactory(TermFactory):
    """A municipality."""

    class Meta:
        model = Municipality

    code = factory.Sequence(lambda n: f"GM{2_000 + n % 8_000}")  # above the codes that are given out


class ContactFactory(factory.django.DjangoModelFactory[Contact]):
    """A contact."""

    class Meta:
        model = Contact

    role_nl = "beleidsmedewerker"
    role_en = "policy officer"
    email = factory.Sequence(lambda n: f"contact-{n}@example.org")


class ContactRequestFactory(factory.django.DjangoModelFactory[ContactRequest]):
    """A message of a visitor."""

    class Meta:
        model = ContactRequest

    role = "resident"
    name = factory.Sequence(lambda n: f"Bewoner {n}")
    email = factory.Sequence(lambda n: f"bewoner-{n}@example.org")
    topic = "case"
    message = "Hoe begint een dorp met een beweegtuin?"
    language = "nl"
    delete_after = date(2030, 1, 1)


class UserFactory(factory.django.DjangoModelFactory[User]):
    """Someone who logs in; ``group`` puts them into a group."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("correct horse battery staple")

    @factory.post_generation
    def group(self, create: bool, name: GroupName | None, **kwargs: Any) -> None:
        """Join a group that ``create_site`` made."""
        if create and name:
            self.groups.add(Group.objects.get(name=name.value))


def home(language: str = "nl") -> HomePage:
    """The home page of a language, as ``create_site`` made it."""
    return HomePage.objects.get(locale__language_code=language)


def casebook(language: str = "nl") -> CaseIndexPage:
    """The casebook of a language, as ``create_site`` made it."""
    return CaseIndexPage.objects.get(locale__language_code=language)


@noted_once
def draft_case(language: str = "nl", *, parent: Page | None = None, **fields: Any) -> CasePage:
    """An unsaved-but-complete case, added as a draft.

    ``themes``, ``instruments``, ``target_groups``, ``approaches`` (terms) and ``places`` (municipalities or
    ``CasePlace``) may be given; by default the case has one theme and lies in one municipality. An empty list leaves
    that fact out.
    """
    themes = fields.pop("themes", None)
    places = fields.pop("places", None)
    many = {name: fields.pop(name, []) for name in ("instruments", "target_groups", "approaches")}
    title = fields.pop("title", "Een beweegtuin voor het dorp")
    page = CasePage(
        **{
            "title": title,
            "locale": Locale.objects.get(language_code=language),
            "summary": "Bewoners legden een tuin aan. Nu komt er elke dag iemand.",
            "problem": "<p>Er was niets te doen.</p>",
            "approach": "<p>Wij belden overal aan.</p>",
            "result": "<p>Het is er druk.</p>",
            "lessons": [("lesson", {"title": "Vraag het eerst de school", "text": ""})],
            "status": "running",
            "start_year": 2023,
            "review_date": REVIEW_DATE,
            "live": False,
            **fields,
        }
    )
    page.themes = [ThemeFactory(slug="bewegen")] if themes is None else themes
    towns = [MunicipalityFactory(slug="veendam", code="GM0047")] if places is None else places
    page.case_places = [place if isinstance(place, CasePlace) else CasePlace(municipality=place) for place in towns]
    for name, terms in many.items():
        setattr(page, name, terms)
    (parent or casebook(language)).add_child(instance=page)
    return page


@noted_once
def published_case(language: str = "nl", **fields: Any) -> CasePage:
    """A case that readers can see."""
    return publish(draft_case(language, **fields))


@noted_once
def standard_page(language: str = "nl", **fields: Any) -> StandardPage:
    """A published standard page below the home page."""
    page = StandardPage(
        **{
            "title": "Over het netwerk",
            "locale": Locale.objects.get(language_code=language),
            "intro": "Wie wij zijn.",
            "live": False,
            **fields,
        }
    )
    home(language).add_child(instance=page)
    return publish(page)


@noted_once
def theme_page(language: str = "nl", *, theme: Theme, **fields: Any) -> ThemePage:
    """The published page of a theme, below the home page."""
    words = {"title": "Waar dit thema over gaat", "intro": "Wat een plek met mensen doet."}
    page = ThemePage(
        **{**words, "theme": theme, "locale": Locale.objects.get(language_code=language), "live": False, **fields}
    )
    home(language).add_child(instance=page)
    return publish(page)


@noted_once
def approach_page(language: str = "nl", *, approach: Approach, **fields: Any) -> ApproachPage:
    """The published page of an approach, below the home page."""
    words = {"title": "Hoe deze aanpak werkt", "intro": "Met bewoners aan tafel."}
    page = ApproachPage(
        **{**words, "approach": approach, "locale": Locale.objects.get(language_code=language), "live": False, **fields}
    )
    home(language).add_child(instance=page)
    return publish(page)


def agenda(language: str = "nl") -> EventIndexPage:
    """The agenda of a language, as ``create_site`` made it."""
    return EventIndexPage.objects.get(locale__language_code=language)


def report_index(language: str = "nl") -> ReportIndexPage:
    """The list of reports of a language, as ``create_site`` made it."""
    return ReportIndexPage.objects.get(locale__language_code=language)


@noted_once
def draft_event(language: str = "nl", *, parent: Page | None = None, **fields: Any) -> EventPage:
    """A complete meeting as a draft: by default a learning session on an exact day, with one theme.

    ``themes``, ``target_groups``, ``approaches`` and ``hosts`` (terms), ``people`` and ``recordings`` (rows) may be
    given.
    """
    themes = fields.pop("themes", None)
    many = {name: fields.pop(name) for name in ("target_groups", "approaches", "hosts") if name in fields}
    page = EventPage(
        **{
            "title": "Leersessie over bewegen",
            "locale": Locale.objects.get(language_code=language),
            "summary": "Een middag over bewegen in de buurt. Voor iedereen die er iets aan wil doen.",
            "event_kind": "session",
            "precision": "exact",
            "first_day": date(2026, 12, 3),
            "attendance": "on-site",
            "live": False,
            **fields,
        }
    )
    page.themes = [ThemeFactory(slug="bewegen")] if themes is None else themes
    for name, terms in many.items():
        setattr(page, name, terms)
    (parent or agenda(language)).add_child(instance=page)
    return page


@noted_once
def published_event(language: str = "nl", **fields: Any) -> EventPage:
    """A meeting that readers can see."""
    return publish(draft_event(language, **fields))


@noted_once
def published_circle(language: str = "nl", **fields: Any) -> LearningCirclePage:
    """A learning circle without meetings; give these the circle as ``parent``."""
    themes = fields.pop("themes", None)
    many = {name: fields.pop(name) for name in ("target_groups", "experts", "hosts") if name in fields}
    page = LearningCirclePage(
        **{
            "title": "Leerkring gezonde leefomgeving",
            "locale": Locale.objects.get(language_code=language),
            "summary": "Het fysieke en het sociale domein leren samen. Voor medewerkers van overheden.",
            "goals": "<p>Werken aan een programma.</p>",
            "live": False,
            **fields,
        }
    )
    page.themes = [ThemeFactory(slug="bewegen")] if themes is None else themes
    for name, terms in many.items():
        setattr(page, name, terms)
    agenda(language).add_child(instance=page)
    return publish(page)


@noted_once
def published_report(language: str = "nl", *, event: EventPage, **fields: Any) -> SessionReportPage:
    """The report of a meeting; ``cases`` are those that were mapped there."""
    cases = fields.pop("cases", [])
    page = SessionReportPage(
        **{
            "title": "Zo ging de leersessie over bewegen",
            "locale": Locale.objects.get(language_code=language),
            "summary": "Wij liepen door de wijk. Nu ligt er een plan.",
            "outcome": "<p>De gemeente gaat verder met de bewoners.</p>",
            "event": event,
            "live": False,
            **fields,
        }
    )
    page.report_cases = [ReportCase(case=case) for case in cases]
    report_index(language).add_child(instance=page)
    return publish(page)


@noted_once
def publish(page: AnyPage) -> AnyPage:
    """Save a revision and publish it; returns the page as the database has it then."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def submit_translation(page: Page, language: str = "en") -> Translation:
    """Start a translation, as the editor's “Translate this page” does; the translation is an untranslated draft."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code=language)
    )
    translation.save_target(publish=False)
    return translation


def translate_strings(translation: Translation, texts: dict[str, str] | None = None, *, leave_out: int = 0) -> None:
    """Translate every string: by field path where ``texts`` has one, else as the original with “(en)” behind it.

    ``leave_out`` strings at the end stay untranslated.
    """
    segments = list(StringSegment.objects.filter(source=translation.source).select_related("string", "context"))
    for segment in segments[: len(segments) - leave_out]:
        text = (texts or {}).get(segment.context.path, f"{segment.string.data} (en)")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": text},
        )


def translated(page: AnyPage, texts: dict[str, str] | None = None, language: str = "en") -> AnyPage:
    """The published translation of a page; outside a test's transaction or in one that runs its commit hooks."""
    translation = submit_translation(page, language)
    translate_strings(translation, texts)
    translation.save_target(publish=True)
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code=language)
